// Whether a resource is what was signed: docs/proof.md. Nothing is shown of it before.
import { lines, textDigest } from './digest.js';

/** What is not what was signed, and where. */
export class Mismatch extends Error {}

/** @type {Map<string, Promise<any>>} */
const opened = new Map();

/** @param {string} text */
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

/** @param {string} text */
const json = (text) => JSON.parse(new TextDecoder().decode(decode(text)));

/**
 * The record that a key of the publisher signed.
 * @param {string} jws
 * @param {(kid: string) => Promise<CryptoKey | undefined>} keyOf
 */
async function open(jws, keyOf) {
  const [header, payload, signature, more] = jws.split('.');
  const { alg, typ, kid } = json(header);
  if (alg !== 'ES256' || typ !== 'contentapi-record' || more !== undefined) throw new Mismatch('kind of signature');
  const key = await keyOf(kid);
  const input = new TextEncoder().encode(`${header}.${payload}`);
  if (!key || !(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, decode(signature), input))) throw new Mismatch('signature');
  return json(payload);
}

/**
 * Checks a resource and all that stands in it.
 * @param {any} resource
 * @param {(kid: string) => Promise<CryptoKey | undefined>} keyOf
 * @returns {Promise<any>} its record
 */
export async function check(resource, keyOf) {
  const jws = resource.provenance.proof;
  if (typeof jws !== 'string') throw new Mismatch('no signature');
  let opening = opened.get(jws);
  if (!opening) {
    opening = open(jws, keyOf);
    opened.set(jws, opening);
    opening.catch(() => opened.delete(jws));
  }
  const record = await opening;
  await (resource.section ? checkSingle(resource, record) : checkWhole(resource, record));
  const inner = [...children(resource), ...(resource.citations ?? [])];
  await Promise.all(inner.map((part) => check(part, keyOf)));
  return record;
}

/** @param {any} resource @returns {any[]} */
export const children = (resource) => resource.children ?? resource.sections ?? [];

/** @param {any} actual @param {any} expected @param {string} what */
function same(actual, expected, what) {
  if (JSON.stringify(actual ?? null) !== JSON.stringify(expected ?? null)) throw new Mismatch(what);
}

/** @param {any} resource @param {any} record */
async function checkWhole(resource, record) {
  same(resource.id, record.document, 'document');
  same(resource.provenance.edition, record.edition, 'edition');
  same(resource.provenance.digest, record.digest, 'digest');
  const title = resource.title ?? resource.question;
  same(title === undefined ? null : await textDigest(title), record.title, 'title');
  for (const name of ['role', 'appliesTo', 'jurisdiction', 'asOf', 'number', 'url', 'doi', 'pmid', 'accessed']) {
    if (record.kind === 'citation' || record.kind === 'eligibility-criterion') same(resource[name], record[name], name);
  }
  if (record.kind === 'citation') same(await textDigest(resource.text), record.text, 'reference');
  await checkBlocks(resource.blocks ?? resource.answer ?? resource.statement ?? [], record.blocks ?? []);
  await checkBlocks(resource.safeguards ?? [], record.safeguards ?? []);
  same(children(resource).map((child) => child.id), record.children ?? [], 'children');
  same(cited(resource), record.citations ?? [], 'citations');
}

/**
 * A single block carries its section's record: all that it requires is there, and what it cites.
 * @param {any} resource
 * @param {any} record
 */
async function checkSingle(resource, record) {
  same(resource.section.id, record.document, 'document');
  same(await textDigest(resource.section.title), record.title, 'title');
  /** @type {Map<string, any>} */
  const all = new Map((record.blocks ?? []).map((/** @type {any} */ block) => [block.id, block]));
  const needed = new Set([resource.id]);
  for (const id of needed) for (const other of all.get(id)?.requires ?? []) needed.add(other);
  same(resource.blocks.map((/** @type {any} */ block) => block.id), [...all.keys()].filter((id) => needed.has(id)), 'blocks');
  await checkBlocks(resource.blocks, resource.blocks.map((/** @type {any} */ block) => all.get(block.id)));
  const numbers = new Set(resource.blocks.flatMap((/** @type {any} */ block) => lines(block).flat().flatMap((span) => span.numbers ?? [])));
  same(cited(resource), (record.citations ?? []).filter((/** @type {any} */ citation) => numbers.has(citation.number)), 'citations');
}

/** @param {any} resource */
const cited = (resource) => (resource.citations ?? []).map((/** @type {any} */ { id, number }) => ({ document: id, number }));

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
    const parts = Array.isArray(block.items) ? block.items : (block.content ?? []).filter((/** @type {any} */ span) => span.type === 'passage');
    same(parts.map((/** @type {any} */ part) => part.id), (record.parts ?? []).map((/** @type {any} */ part) => part.id), `parts of ${block.id}`);
  }));
}

