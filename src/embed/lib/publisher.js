// A publisher, as a page knows it: its keys, and the release that it last said is current.
import { get } from './get.js';
import { learn } from './memory.js';
import { Mismatch } from './mismatch.js';
import { open } from './proof.js';

/** @typedef {{ release: number, saidAt: string, goodUntil: string }} Statement */

/** Elements that ask within it share what one of them was answered. */
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

  /** Asks for the keys and for the statement, both at once and without waiting for either. */
  ask() {
    if (Date.now() - this.#asked < shared) return;
    this.#asked = Date.now();
    this.#again = undefined;
    this.#keys = this.#fetchKeys();
    this.#answer = this.#hear();
    // Whoever needs them hears of it; the next one asks again.
    this.#keys.catch(() => (this.#asked = 0));
  }

  /**
   * What was signed, by a key that may sign it.
   * @param {unknown} jws
   * @param {'record' | 'tombstone' | 'freshness'} type
   */
  open(jws, type) {
    return open(jws, type, async (kid) => {
      /** @param {import('./proof.js').Key[] | undefined} keys */
      const find = (keys) => keys?.find((key) => key.kid === kid);
      // A key that is not there may have come since.
      return find(await this.#keys) ?? find(await (this.#again ??= this.#fetchKeys()));
    });
  }

  /** The last verified statement that this page has heard, good or no longer; null: none. */
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
      // Without it less can be said of a text, which is not less the publisher's for that.
      console.info('<vetted-content>:', fault instanceof Error ? fault.message : fault);
    }
  }
}
