// What this page and this browser have seen, so that nothing older is shown later. Only numbers from verified signatures are remembered.
import { within } from './reading.js';

/**
 * @typedef {object} Known
 * @property {number} own the release of the newest record or tombstone of its own
 * @property {number} release the newest release of a record that shows it, its own or another document's
 * @property {number} edition the edition that this record shows
 */

/** @type {Map<string, Known>} */
const documents = new Map();
/** @type {Map<string, number>} */
const releases = new Map();

/**
 * The highest release that a publisher has signed. The browser stores this number and nothing else: it is the same for every reader.
 * @param {string} base
 */
export function highest(base) {
  let kept = 0;
  try {
    kept = Number(localStorage.getItem(`vetted-content ${base}`)) || 0;
  } catch {
    // No storage here: the page's own memory has to do.
  }
  return Math.max(kept, releases.get(base) ?? 0);
}

/**
 * @param {string} base
 * @param {number} release from a verified signature
 */
export function learn(base, release) {
  if (release <= highest(base)) return;
  releases.set(base, release);
  try {
    localStorage.setItem(`vetted-content ${base}`, String(release));
  } catch {
    // As above.
  }
}

/**
 * Remembers what the readings show, unless one of them is older than what is known.
 * @param {string} base
 * @param {import('./reading.js').Reading[]} readings with their records
 * @returns {boolean} false: one is older
 */
export function advance(base, readings) {
  for (const one of readings) learn(base, one.record.release.number);
  const seen = readings.flatMap((one) => within(one).map((part) => ({
    key: base + part.id, own: part.record?.release.number ?? 0, release: one.record.release.number, edition: part.edition,
  })));
  // A wording that was published again has the number of its earlier edition, and a higher release.
  const isBack = seen.some(({ key, own, release, edition }) => {
    const known = documents.get(key);
    return known && ((own > 0 && own < known.own) || (release <= known.release && edition !== known.edition));
  });
  if (isBack) return false;
  for (const { key, own, release, edition } of seen) remember(key, { own, release, edition });
  return true;
}

/**
 * @param {string} base
 * @param {any} tombstone
 * @returns {boolean} false: it was published again since
 */
export function bury(base, { document, release: { number } }) {
  learn(base, number);
  const known = documents.get(base + document);
  if (known && number < Math.max(known.own, known.release)) return false;
  remember(base + document, { own: number, release: number, edition: 0 });
  return true;
}

/**
 * Remembers what the page's own copy says about itself, while the page is open.
 * @param {string} base
 * @param {Element} element
 */
export function learnFromCopy(base, element) {
  for (const copy of element.querySelectorAll('[data-document][data-edition]')) {
    const { document, edition, release } = /** @type {HTMLElement} */ (copy).dataset;
    remember(base + document, { own: Number(release) || 0, release: Number(release) || 0, edition: Number(edition) || 0 });
  }
}

/** @param {string} key @param {Known} now */
function remember(key, now) {
  const known = documents.get(key) ?? { own: 0, release: -1, edition: 0 };
  const newer = now.release >= known.release ? now : known;
  documents.set(key, { ...newer, own: Math.max(now.own, known.own) });
}
