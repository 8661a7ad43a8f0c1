// Whether what came is what was signed: docs/proof.md. Nothing is shown of it before.
import { partText, textDigest } from './digest.js';
import { lines, parts } from './reading.js';

/** @typedef {import('./reading.js').Reading} Reading */

/** What is not what was signed, and where. */
export class Mismatch extends Error {}

/** @param {string} text */
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

/** @param {string} text */
const json = (text) => JSON.parse(new TextDecoder().decode(decode(text)));

/**
 * The record that a key of the publisher signed.
 * @param {string} jws
 * @param {(kid: string) => Promise<CryptoKey | undefined>} keyOf
 */
export async function open(jws, keyOf) {
  const [header, payload, signature, more] = jws.split('.');
  const { alg, typ, kid } = json(header);
  if (alg !== 'ES256' || typ !== 'contentapi-record' || more !== undefined) throw new Mismatch('kind of signature');
  const key = await keyOf(kid);
  const input = new TextEncoder().encode(`${header}.${payload}`);
  if (!key || !(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, decode(signature), input))) throw new Mismatch('signature');
  return json(payload);
}

/**
 * Checks a resource and all that stands in it, and gives each its record.
 * @param {Reading} one
 * @param {(jws: string) => Promise<any>} opened
 */
export async function check(one, opened) {
  const jws = one.provenance.proof;
  if (typeof jws !== 'string') throw new Mismatch('no signature');
  const record = await opened(jws);
  const { kind, title, values } = one;
  same(kind === 'block' ? 'section' : kind, record.kind, 'kind');
  same(one.id, record.document, 'document');
  same(one.provenance.edition, record.edition, 'edition');
  same(one.provenance.digest, record.digest, 'digest');
  same(title === null ? null : await textDigest(title), record.title, 'title');
  for (const name of ['role', 'appliesTo', 'jurisdiction', 'asOf', 'number', 'url', 'doi', 'pmid', 'accessed']) same(values[name], record[name], name);
  if (kind === 'citation') same(await textDigest(values.text), record.text, 'reference');
  const expected = one.block === null ? record : around(one.block, one.blocks, record);
  await checkBlocks(one.blocks, expected.blocks ?? []);
  await checkBlocks(one.safeguards, expected.safeguards ?? []);
  same(one.children.map((child) => child.id), expected.children ?? [], 'children');
  if (one.children.length === 0) same(one.citations.map((citation) => ({ document: citation.id, number: citation.values.number })), expected.citations ?? [], 'citations');
  one.record = record;
}

/**
 * Of a section's record, what a single block comes with: all that it requires, and what they cite.
 * @param {string} id
 * @param {any[]} blocks
 * @param {any} record
 */
function around(id, blocks, record) {
  /** @type {Map<string, any>} */
  const all = new Map((record.blocks ?? []).map((/** @type {any} */ block) => [block.id, block]));
  if (!all.has(id)) throw new Mismatch('block');
  const needed = new Set([id]);
  for (const one of needed) for (const other of all.get(one)?.requires ?? []) needed.add(other);
  // Markers are words, and words are checked: the numbers are those that were signed.
  const numbers = new Set(blocks.flatMap((block) => lines(block).flat().flatMap((span) => (span.type === 'citation' ? span.numbers : []))));
  return {
    blocks: [...all.values()].filter((block) => needed.has(block.id)),
    citations: (record.citations ?? []).filter((/** @type {any} */ citation) => numbers.has(citation.number)),
  };
}

/** @param {any} actual @param {any} expected @param {string} what */
function same(actual, expected, what) {
  if (JSON.stringify(actual ?? null) !== JSON.stringify(expected ?? null)) throw new Mismatch(what);
}

/** @param {any[]} blocks @param {any[]} records */
async function checkBlocks(blocks, records) {
  same(blocks.map((block) => block.id), records.map((record) => record.id), 'blocks');
  await Promise.all(blocks.map(async (block, i) => {
    const record = records[i];
    const spans = lines(block);
    same(await textDigest(spans.map((line) => line.map((span) => span.text).join('')).join('\n')), record.shown ?? record.digest, `words of ${block.id}`);
    same(block.digest, record.digest, `digest of ${block.id}`);
    same(block.requires, record.requires ?? [], `what ${block.id} requires`);
    same(spans.flat().flatMap((span) => (span.type === 'link' ? [span.href] : [])), record.links ?? [], `links of ${block.id}`);
    same([block.quotes?.document.id ?? null, block.quotes?.focus ?? null], [record.document ?? null, record.focus ?? null], `quotes of ${block.id}`);
    // A marker is text that is signed; where it leads is said by its numbers.
    for (const span of spans.flat()) if (span.type === 'citation') same(span.text, `(${span.numbers.join(', ')})`, `marker in ${block.id}`);
    // The words may be right and the items, or what is highlighted, cut elsewhere.
    same(await Promise.all(parts(block).map(async ({ id, content }) => ({ id, digest: await textDigest(partText(content)) }))), record.parts ?? [], `parts of ${block.id}`);
  }));
}
