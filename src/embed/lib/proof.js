// Verifies signatures: docs/proof.md.
import { canonical } from './canonical.js';
import { Mismatch } from './mismatch.js';

/** @typedef {{ kty: string, crv: string, x: string, y: string, kid: string, purpose: string, revoked?: string | null }} Key */

const encoder = new TextEncoder();

/** @param {string} text */
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

/** @param {string} text */
const json = (text) => JSON.parse(new TextDecoder().decode(decode(text)));

/**
 * Verifies a signature and returns what it signs.
 * @param {unknown} jws
 * @param {'record' | 'tombstone' | 'freshness'} type
 * @param {(kid: string) => Promise<Key | undefined>} keyOf
 */
export async function open(jws, type, keyOf) {
  if (typeof jws !== 'string') throw new Mismatch('no signature');
  const [header, payload, signature, more] = jws.split('.');
  const { alg, typ, kid, ...others } = json(header);
  // An unknown member could change what is signed (b64, crit).
  if (alg !== 'ES256' || typ !== `contentapi-${type}` || Object.keys(others).length > 0 || more !== undefined) throw new Mismatch('kind of signature');
  const key = await keyOf(kid);
  if (!key || key.purpose !== (type === 'freshness' ? type : 'release')) throw new Mismatch('key');
  const { kty, crv, x, y, revoked } = key;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
  if (!(await crypto.subtle.verify(algorithm, imported, decode(signature), encoder.encode(`${header}.${payload}`)))) throw new Mismatch('signature');
  const said = json(payload);
  if (said.schema !== 1) throw new Mismatch('schema');
  const at = Date.parse(type === 'freshness' ? said.saidAt : said.release.publishedAt);
  if (revoked != null && !(at < Date.parse(revoked))) throw new Mismatch('revoked key');
  return said;
}

/**
 * Returns the part of a resource that was signed.
 * @param {any} resource as it was served
 * @param {any} record what its proof says
 */
export async function signed(resource, record) {
  const text = canonical(resource);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  const digest = `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  if (record.document !== resource.id || record.digest !== digest) throw new Mismatch('It is not what was signed');
  // Read back from the text whose digest was compared, so that nothing else can be shown.
  return JSON.parse(text);
}
