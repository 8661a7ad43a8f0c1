// What a page may ask for, and where it is.

/** @type {Record<string, import('./reading.js').Kind>} */
const kinds = { topics: 'topic', sections: 'section', faqs: 'faq', 'eligibility-criteria': 'eligibility-criterion', citations: 'citation' };
const path = /^(.*)\/v1\/([^/]+)\/(topics|sections|faqs|eligibility-criteria|citations)(?:\/([^/.]+)(?:\/blocks\/([^/.]+))?)?$/;

/**
 * @typedef {object} Address
 * @property {string} base the publisher's
 * @property {string} locale
 * @property {import('./reading.js').Kind} kind of a block, its section's
 * @property {string | null} slug null: a list
 * @property {string | null} block
 * @property {string | null} topic whose list it is
 * @property {string | null} role
 * @property {string} href
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
  const [, before, locale, plural, slug = null, block = null] = path.exec(url.pathname) ?? [];
  const [topic, role] = ['topic', 'role'].map((name) => url.searchParams.get(name));
  // A record of what was current then is not for display. Notes are numbered in their topic: those of two cannot stand in one list.
  if (!/^https?:$/.test(url.protocol) || !plural || !(slug || topic) || url.searchParams.has('release')) return null;
  return { base: url.origin + before, locale, kind: kinds[plural], slug: slug && slug.toLowerCase(), block, topic, role, href: url.href };
}

/**
 * The address of a document, or of a block of it.
 * @param {Pick<Address, 'base' | 'locale' | 'kind'>} where
 * @param {string} slug
 * @param {string | null} [block]
 * @returns {Address}
 */
export function documentAt({ base, locale, kind }, slug, block = null) {
  const plural = Object.keys(kinds).find((name) => kinds[name] === kind);
  return { base, locale, kind, slug, block, topic: null, role: null, href: `${base}/v1/${locale}/${plural}/${slug}${block ? `/blocks/${block}` : ''}` };
}
