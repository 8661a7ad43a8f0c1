// Never back: the newest that this page, or this browser, has seen. Signatures alone are remembered: what anybody can write on the way is not.
import { within } from './reading.js';

/**
 * What is known of a document.
 * @typedef {object} Known
 * @property {number} own the release of the newest record or tombstone of its own
 * @property {number} release the newest release that is known to have it as this edition, by its own record or another's that shows it
 * @property {number} edition
 */

/** @type {Map<string, Known>} */
const documents = new Map();
/** @type {Map<string, number>} */
const releases = new Map();

/**
 * The highest release that a publisher is known to have signed. What a browser keeps is this number, the same for every reader.
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
 * @param {number} release out of a verified signature
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
 * Remembers what was verified; of what is older than that, nothing.
 * @param {string} base
 * @param {import('./reading.js').Reading[]} readings with their records
 * @returns {boolean} false: this would be a step back
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
 * What the page's own copy says of itself is known too, as long as the page is open.
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
