// The keys of a publisher, and its last statement of which release is current: fetched once for all elements of a page.
import { get } from './get.js';
import { learn } from './memory.js';
import { Mismatch } from './mismatch.js';
import { open } from './proof.js';

/** @typedef {{ release: number, saidAt: string, goodUntil: string }} Statement */

/** Milliseconds for which elements share one answer. */
const shared = 30_000;

/** @type {Map<string, Publisher>} */
const publishers = new Map();

export class Publisher {
  #asked = 0;
  /** @type {Promise<import('./proof.js').Key[]> | undefined} */
  #keys;
  /** @type {Promise<import('./proof.js').Key[]> | undefined} */
  #again;
  /** @type {Promise<void> | undefined} */
  #answer;
  /** @type {Statement | null} */
  #latest = null;

  /** @param {string} base */
  constructor(base) {
    this.base = base;
  }

  /** @param {string} base */
  static of(base) {
    const known = publishers.get(base) ?? new Publisher(base);
    publishers.set(base, known);
    return known;
  }

  /** Starts to fetch the keys and the statement, unless that was done a moment ago. */
  ask() {
    if (Date.now() - this.#asked < shared) return;
    this.#asked = Date.now();
    this.#again = undefined;
    this.#keys = this.#fetchKeys();
    this.#answer = this.#hear();
    // Whoever awaits them is told of the failure; the next element asks again.
    this.#keys.catch(() => (this.#asked = 0));
  }

  /**
   * Verifies a signature and returns what it signs.
   * @param {unknown} jws
   * @param {'record' | 'tombstone' | 'freshness'} type
   */
  open(jws, type) {
    return open(jws, type, async (kid) => {
      /** @param {import('./proof.js').Key[] | undefined} keys */
      const find = (keys) => keys?.find((key) => key.kid === kid);
      // A key may have been announced since.
      return find(await this.#keys) ?? find(await (this.#again ??= this.#fetchKeys()));
    });
  }

  /** The newest statement that this page has verified, which may no longer be good; null: none. */
  async statement() {
    await this.#answer;
    return this.#latest;
  }

  async #fetchKeys() {
    return (await (await get(`${this.base}/.well-known/jwks.json`, this.base)).json()).keys;
  }

  async #hear() {
    try {
      const response = await get(`${this.base}/v1/freshness`, this.base);
      if (!response.ok) return;
      const said = await this.open((await response.json()).proof, 'freshness');
      if (!(Date.parse(said.goodUntil) > Date.now())) throw new Mismatch('The statement of what is current is no longer good');
      learn(this.base, said.release);
      if (!this.#latest || (said.release >= this.#latest.release && Date.parse(said.saidAt) >= Date.parse(this.#latest.saidAt))) this.#latest = said;
    } catch (fault) {
      // The text can be checked without it. What is current cannot be said then.
      console.info('<vetted-content>:', fault instanceof Error ? fault.message : fault);
    }
  }
}
