// Asking the origin: without cookies, referrer or cache, for so long and no longer.
import { check, Mismatch, open } from './proof.js';
import { reading } from './reading.js';

const patience = 10_000;
const mostPages = 20;

/** @type {Record<string, import('./reading.js').Kind>} */
const kinds = { topics: 'topic', sections: 'section', faqs: 'faq', 'eligibility-criteria': 'eligibility-criterion', citations: 'citation' };
const path = /^(.*)\/v1\/([^/]+)\/(topics|sections|faqs|eligibility-criteria|citations)(?:\/([^/.]+)(?:\/blocks\/([^/.]+))?)?$/;

/**
 * @typedef {{ url: URL, base: string, locale: string, kind: import('./reading.js').Kind, slug: string | undefined }} Address
 * @typedef {{ readings: import('./reading.js').Reading[], address: Address, current: number, isChecked: boolean }} Text
 */

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
  const [, before, locale, plural, slug, block] = path.exec(url.pathname) ?? [];
  // A record of what was current then is not for display. Notes are numbered in their topic: those of two cannot stand in one list.
  if (!/^https?:$/.test(url.protocol) || !plural || !(slug || url.searchParams.get('topic')) || url.searchParams.has('release')) return null;
  return { url, base: url.origin + before, locale, kind: block ? 'block' : kinds[plural], slug };
}

/** @param {URL} url */
async function get(url) {
  const response = await fetch(url, {
    credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache', mode: 'cors', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(patience),
  });
  if (new URL(response.url).origin !== url.origin) throw new Mismatch('It leads elsewhere');
  return response;
}

/** A publisher, as a page knows it: its keys, and the records that they were found to have signed. */
class Publisher {
  /** @type {Map<string, Promise<any>>} */
  #opened = new Map();
  /** @type {Promise<Map<string, CryptoKey>> | null} */
  #keys = null;

  /** @param {string} base */
  constructor(base) {
    this.base = base;
  }

  /**
   * Whoever asks for a record first has its signature verified.
   * @param {string} jws
   * @param {() => Promise<Map<string, CryptoKey>>} again
   */
  record(jws, again) {
    let opening = this.#opened.get(jws);
    if (!opening) {
      opening = open(jws, async (kid) => (await this.#known()).get(kid) ?? (await again()).get(kid));
      this.#opened.set(jws, opening);
      opening.catch(() => this.#opened.delete(jws));
    }
    return opening;
  }

  #known() {
    return this.#keys ?? this.ask();
  }

  /** The keys as they are now: one may have come since. */
  ask() {
    const asking = this.#fetch();
    this.#keys = asking;
    asking.catch(() => (this.#keys = null));
    return asking;
  }

  async #fetch() {
    const { keys } = await (await get(new URL(`${this.base}/.well-known/jwks.json`))).json();
    /** @type {Map<string, CryptoKey>} */
    const set = new Map();
    for (const { kty, crv, x, y, kid } of keys) {
      if (kty === 'EC' && crv === 'P-256') {
        set.set(kid, await crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']));
      }
    }
    return set;
  }
}

/** @type {Map<string, Publisher>} */
const publishers = new Map();

/** @param {string} base */
function publisherOf(base) {
  const known = publishers.get(base) ?? new Publisher(base);
  publishers.set(base, known);
  return known;
}

/**
 * What is published at an address now.
 * @param {Address} asked
 * @returns {Promise<Text | { gone: any, current: number }>}
 * @throws when it cannot be had, is not what was signed, or is not what was asked for
 */
export async function load(asked) {
  const readings = [];
  let current = 0;
  // A document that was renamed answers from its new address.
  let address = asked;
  /** @type {URL | null} */
  let next = asked.url;
  for (let page = 0; next; page++) {
    if (page === mostPages) throw new Error(`It has more than ${mostPages} pages: ask for fewer, or with a higher limit.`);
    const response = await get(next);
    const release = Number(response.headers.get('Content-Release')) || 0;
    // What has gone has gone, whatever else the answer says.
    if (response.status === 410) {
      const problem = await response.json().catch(() => ({}));
      return { gone: problem, current: Math.max(release, Number(problem.sinceRelease) || 0) };
    }
    if (!response.ok) throw new Error(`It answers ${response.status}.`);
    if (page > 0 && release !== current) throw new Error('There was a release meanwhile.');
    current = release;
    const reached = addressOf(response.url);
    if (!reached || ['base', 'locale', 'kind'].some((name) => /** @type {any} */ (reached)[name] !== /** @type {any} */ (asked)[name])) throw new Mismatch('It leads elsewhere');
    const body = await response.json();
    if (reached.slug) address = reached;
    readings.push(...(reached.slug ? [body] : body.items).map((/** @type {any} */ item) => reading(asked.kind, item)));
    next = !reached.slug && body.next ? new URL(body.next) : null;
    if (next && next.origin !== asked.url.origin) throw new Mismatch('next page');
  }
  const isChecked = Boolean(globalThis.crypto?.subtle);
  if (isChecked) await checkAll(readings, address);
  return { readings, address, current, isChecked };
}

/**
 * Each is what was signed, and was asked for: another text is as rightly signed as this one.
 * @param {import('./reading.js').Reading[]} readings
 * @param {Address} address
 */
async function checkAll(readings, { url, base, locale, slug }) {
  const publisher = publisherOf(base);
  /** @type {Promise<Map<string, CryptoKey>> | null} */
  let again = null;
  await Promise.all(readings.map((one) => check(one, (jws) => publisher.record(jws, () => (again ??= publisher.ask())))));
  const [topic, role, block] = [url.searchParams.get('topic'), url.searchParams.get('role'), url.pathname.split('/blocks/')[1]];
  for (const { record, block: shown } of readings) {
    const isAsked = record.locale === locale && (slug ? record.slug === slug && (shown ?? undefined) === block : true)
      && (!topic || record.slug.startsWith(`${topic}-`)) && (!role || record.role === role);
    if (!isAsked) throw new Mismatch('It is another text');
  }
  if (new Set(readings.map((one) => one.id)).size < readings.length) throw new Mismatch('It is there twice');
}
