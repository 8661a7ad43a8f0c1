// The canonical form of a resource (docs/proof.md): what is signed, and all that is shown.

/** Members that are left out: our own addresses, which follow from the base address, locale, kind and slug, and the proof itself. */
const unsigned = ['links', 'canonicalUrl', 'proof'];

/**
 * Writes a JSON value by RFC 8785, without the members that are not signed.
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value && typeof value === 'object') {
    // sort() compares UTF-16 code units, as the RFC does.
    const names = Object.keys(value).filter((name) => !unsigned.includes(name)).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
  }
  // RFC 8785 defines strings and numbers as JavaScript writes them.
  return JSON.stringify(value);
}
