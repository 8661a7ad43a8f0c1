// Elements by hand: no string of markup is ever parsed, which is what Trusted Types ask for.

/**
 * @param {string} name
 * @param {Record<string, string | null | undefined>} [attributes] null or undefined: left out
 * @param {(Node | string | null | undefined)[]} children null, undefined or empty: left out
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) if (value != null) made.setAttribute(attribute, value);
  made.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return made;
}

/**
 * A heading of any level: six have an element, deeper ones say theirs.
 * @param {number} level
 * @param {Record<string, string | null | undefined>} attributes
 * @param {string} text
 */
export const heading = (level, attributes, text) => (level > 6
  ? element('div', { role: 'heading', 'aria-level': String(level), ...attributes }, text)
  : element(`h${level}`, attributes, text));

/**
 * A link to elsewhere; what leads to no web page or mailbox is its words alone.
 * @param {string} href
 * @param {string} text
 */
export const link = (href, text) => (/^(https?:|mailto:)/i.test(href)
  ? element('a', { href, rel: 'noopener noreferrer', referrerpolicy: 'no-referrer', part: 'link' }, text)
  : text);
