// The canonical form of a resource: docs/proof.md. It is what was signed, and all that is shown.

/** They follow from the base address, the locale, the kind and the slug, or are the proof itself. */
const unsigned = ['links', 'canonicalUrl', 'proof'];

/**
 * A JSON value as RFC 8785 writes it, without the members that nobody signs.
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value && typeof value === 'object') {
    // The order of sort() is that of UTF-16 code units, as the RFC has it.
    const names = Object.keys(value).filter((name) => !unsigned.includes(name)).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
  }
  // The RFC took its strings and numbers from JavaScript.
  return JSON.stringify(value);
}
