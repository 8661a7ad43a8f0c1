// Never back: the newest that this page, or this browser, has seen. What is kept is a number, the same for every reader.

/** @type {Map<string, { edition: number, release: number }>} */
const documents = new Map();
/** @type {Map<string, number>} */
const releases = new Map();

/** @param {string} base */
function highest(base) {
  let kept = 0;
  try {
    kept = Number(localStorage.getItem(`vetted-content ${base}`)) || 0;
  } catch {
    // No storage here: the page's own memory has to do.
  }
  return Math.max(kept, releases.get(base) ?? 0);
}

/**
 * A text that was published again has the number of its earlier edition, and a higher release.
 * @param {{ edition: number, release: { number: number } }} record
 * @param {{ edition: number, release: number } | undefined} known
 */
const isBack = ({ edition, release }, known) => known !== undefined
  && (release.number < known.release || (edition < known.edition && !(known.release > 0 && release.number > known.release)));

/**
 * Remembers what is current; of what is older than that, nothing.
 * @param {string} base
 * @param {number} current the release that the answer says is current
 * @param {any[]} records of all that the answer shows, children and citations too
 * @returns {boolean} false: this would be a step back
 */
export function advance(base, current, records) {
  if (current < highest(base)) return false;
  for (const record of records) if (record.release.number > current || isBack(record, documents.get(base + record.document))) return false;
  for (const record of records) documents.set(base + record.document, { edition: record.edition, release: record.release.number });
  releases.set(base, current);
  try {
    localStorage.setItem(`vetted-content ${base}`, String(current));
  } catch {
    // As above.
  }
  return true;
}

/**
 * What the page's own copy says of itself is known too.
 * @param {string} base
 * @param {Element} element
 */
export function learnFromCopy(base, element) {
  for (const copy of element.querySelectorAll('[data-document][data-edition]')) {
    const { document = '', edition, release } = /** @type {HTMLElement} */ (copy).dataset;
    const known = documents.get(base + document) ?? { edition: 0, release: 0 };
    documents.set(base + document, { edition: Math.max(known.edition, Number(edition) || 0), release: Math.max(known.release, Number(release) || 0) });
  }
}
