// Asking the origin: without cookies, referrer or cache, for so long and no longer.
import { check, Mismatch } from './proof.js';

const patience = 10_000;
const mostPages = 20;

/** @typedef {{ base: string, url: URL }} Address */
/** @typedef {{ items: any[], records: any[], isList: boolean, current: number, checked: boolean }} Text */

/**
 * @param {string} src
 * @returns {Address | null} null: it is no address of a resource that may be shown
 */
export function addressOf(src) {
  let url;
  try {
    url = new URL(src);
  } catch {
    return null;
  }
  const version = url.pathname.indexOf('/v1/');
  // A record of what was current then is not for display.
  if (!/^https?:$/.test(url.protocol) || version < 0 || url.searchParams.has('release')) return null;
  return { base: url.origin + url.pathname.slice(0, version), url };
}

/** @param {URL} url */
async function get(url) {
  const response = await fetch(url, {
    credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache', mode: 'cors', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(patience),
  });
  if (new URL(response.url).origin !== url.origin) throw new Error('It leads elsewhere.');
  return response;
}

/** @type {Map<string, Promise<Map<string, CryptoKey>>>} */
const keySets = new Map();

/** @param {string} base */
async function fetchKeys(base) {
  const { keys } = await (await get(new URL(`${base}/.well-known/jwks.json`))).json();
  /** @type {Map<string, CryptoKey>} */
  const set = new Map();
  for (const { kty, crv, x, y, kid } of keys) {
    if (kty === 'EC' && crv === 'P-256') {
      set.set(kid, await crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']));
    }
  }
  return set;
}

/**
 * The publisher's keys, asked for once, and once more for one that came since.
 * @param {string} base
 * @returns {(kid: string) => Promise<CryptoKey | undefined>}
 */
function keysOf(base) {
  const ask = () => {
    const asking = fetchKeys(base);
    keySets.set(base, asking);
    asking.catch(() => keySets.delete(base));
    return asking;
  };
  let again = /** @type {Promise<Map<string, CryptoKey>> | null} */ (null);
  return async (kid) => (await (keySets.get(base) ?? ask())).get(kid) ?? (await (again ??= ask())).get(kid);
}

/**
 * What is published at an address now.
 * @param {Address} address
 * @returns {Promise<{ text: Text } | { gone: any }>}
 * @throws when it cannot be had, or is not what was signed
 */
export async function load({ base, url }) {
  const checked = Boolean(globalThis.crypto?.subtle);
  const items = [];
  let current = 0;
  let isList = false;
  /** @type {URL | null} */
  let next = url;
  for (let page = 0; next && page < mostPages; page++) {
    const response = await get(next);
    if (response.status === 410) return { gone: await response.json() };
    if (!response.ok) throw new Error(`It answers ${response.status}.`);
    current = Number(response.headers.get('Content-Release')) || 0;
    const body = await response.json();
    isList = Array.isArray(body.items);
    items.push(...(isList ? body.items : [body]));
    next = isList && body.next ? new URL(body.next) : null;
    if (next && next.origin !== url.origin) throw new Mismatch('next page');
  }
  const keyOf = keysOf(base);
  const records = checked ? await Promise.all(items.map((item) => check(item, keyOf))) : [];
  return { text: { items, records, isList, current, checked } };
}
