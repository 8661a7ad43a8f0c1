// Loads what is published at an address, and refuses what was not signed or not asked for: another text of the publisher is signed as well.
import { documentAt } from './address.js';
import { get } from './get.js';
import { advance, bury, highest } from './memory.js';
import { Mismatch } from './mismatch.js';
import { signed } from './proof.js';
import { Publisher } from './publisher.js';
import { aroundBlock, reading } from './reading.js';

const mostPages = 20;

/**
 * @typedef {import('./address.js').Address} Address
 * @typedef {import('./reading.js').Reading} Reading
 * @typedef {object} Text
 * @property {Reading[]} readings
 * @property {Address} address where it is
 * @property {number} release the one that the answer says is current, which nobody signed
 * @property {import('./publisher.js').Statement | null} statement the one that the publisher last said is current
 * @property {boolean} isChecked
 * @typedef {{ gone: any, isChecked: boolean }} Gone
 */

/**
 * @param {Address} asked
 * @param {string | undefined} known the id of the document that the element shows already: it may have got another slug since
 * @param {Reading[]} shown what the element shows already
 * @returns {Promise<Text | Gone>}
 * @throws when it cannot be had, is not what was signed, or is not what was asked for
 */
export async function load(asked, known, shown = []) {
  const { base, slug, block } = asked;
  const publisher = Publisher.of(base);
  const isChecked = Boolean(globalThis.crypto?.subtle);
  if (isChecked) publisher.ask();
  const resources = [];
  let release = 0;
  /** @type {string | null} */
  let next = block && slug ? documentAt(asked, slug).href : asked.href;
  for (let page = 0; next; page++) {
    if (page === mostPages) throw new Error(`It has more than ${mostPages} pages: ask for fewer, or with a higher limit.`);
    const response = await get(next, base);
    const served = Number(response.headers.get('Content-Release'));
    if (response.status === 410) return isChecked ? buried(await response.json(), asked, known, publisher) : { gone: {}, isChecked };
    if (!response.ok) throw new Error(`It answers ${response.status}.`);
    if (page > 0 && served !== release) throw new Error('There was a release meanwhile.');
    release = served;
    const body = await response.json();
    resources.push(...(slug ? [body] : body.items));
    next = slug ? null : body.next;
  }
  const whole = await Promise.all(resources.map(async (resource) => {
    if (!isChecked) return reading(resource);
    const record = await publisher.open(resource.provenance.proof, 'record');
    return reading(await signed(resource, record), record);
  }));
  if (!whole.every((one) => isAsked(one, asked, known))) throw new Mismatch('It is another text');
  if (new Set(whole.map((one) => one.id)).size < whole.length) throw new Mismatch('It is there twice');
  const statement = isChecked ? await publisher.statement() : null;
  if (isChecked) {
    if (!advance(base, whole)) throw new Mismatch('It is older than what was published already');
    requireCurrent(base, release);
    const gone = slug ? null : await missing(asked, whole, shown);
    if (gone) return gone;
  }
  const readings = block ? whole.map((one) => aroundBlock(one, block)) : whole;
  const address = slug && whole[0].slug !== slug ? documentAt(asked, whole[0].slug, block) : asked;
  // A block that the signed section does not have is gone.
  return readings.every((one) => one !== null) ? { readings, address, release, statement, isChecked } : { gone: {}, isChecked };
}

/**
 * @param {Reading} one
 * @param {Address} asked
 * @param {string | undefined} known
 */
const isAsked = (one, { kind, locale, slug, topic, role }, known) => one.kind === kind && one.locale === locale
  && (slug ? one.slug === slug || one.id === known : one.topic === topic && (!role || one.values.role === role));

/**
 * Refuses an answer from before the newest release that is known. Nobody signs this header: it counts against an answer, and never for it.
 * @param {string} base
 * @param {number} release
 */
function requireCurrent(base, release) {
  if (!(release >= highest(base))) throw new Mismatch('The answer is older than what was published already');
}

/**
 * @param {any} problem
 * @param {Address} asked
 * @param {string | undefined} known
 * @param {Publisher} publisher
 * @returns {Promise<Gone>}
 */
async function buried(problem, asked, known, publisher) {
  const gone = await publisher.open(problem.proof, 'tombstone');
  const isOfIt = gone.kind === asked.kind && gone.locale === asked.locale && (gone.slug === asked.slug || gone.document === known);
  if (!isOfIt) throw new Mismatch('Another text was withdrawn');
  if (!bury(asked.base, gone)) throw new Mismatch('It was published again since');
  return { gone, isChecked: true };
}

/**
 * Nobody signs a list. What it shows no longer was withdrawn only if its own address proves so; otherwise somebody may have left it out.
 * @param {Address} asked
 * @param {Reading[]} readings
 * @param {Reading[]} shown
 * @returns {Promise<Gone | null>} not null: all of it is gone
 */
async function missing(asked, readings, shown) {
  await Promise.all(shown.filter((old) => !readings.some((one) => one.id === old.id)).map(async (old) => {
    const answer = await load(documentAt(asked, old.slug), old.id);
    if ('readings' in answer && isAsked(answer.readings[0], asked, undefined)) throw new Mismatch('Something was left out of the list');
  }));
  if (readings.length > 0) return null;
  if (shown.length > 0) return { gone: {}, isChecked: true };
  const topic = await load(documentAt({ ...asked, kind: 'topic' }, String(asked.topic)), undefined);
  if ('gone' in topic) return topic;
  throw new Mismatch('A list of nothing');
}
