// A resource as what it was asked for as: each thing under one name, whatever the kind. What is checked and what is shown are this and nothing else,
// so that a member which the kind does not have is neither.
import { leaves } from './digest.js';

/**
 * @typedef {'topic' | 'section' | 'faq' | 'eligibility-criterion' | 'citation' | 'block'} Kind
 * @typedef {object} Reading
 * @property {Kind} kind
 * @property {string} id the document's; of a block, its section's
 * @property {string | null} block the id of a block that stands alone
 * @property {string} locale
 * @property {string | null} title
 * @property {any[]} blocks
 * @property {any[]} safeguards
 * @property {Reading[]} children
 * @property {Reading[]} citations
 * @property {any} values what is shown as it is: a criterion's and a citation's
 * @property {any} provenance
 * @property {any} record what was signed, once it was found to be what is here
 */

/**
 * @param {Kind} kind
 * @param {any} resource
 * @returns {Reading}
 */
export function reading(kind, resource) {
  const { id, locale, provenance } = resource;
  /** @type {Reading} */
  const empty = { kind, id, block: null, locale, title: null, blocks: [], safeguards: [], children: [], citations: [], values: {}, provenance, record: null };
  if (kind === 'citation') {
    const { number, text, url, doi, pmid, accessed, language } = resource;
    return { ...empty, values: { number, text, url, doi, pmid, accessed, language } };
  }
  // They stand once, in the resource that was asked for; a section inside it has none of its own.
  const whole = { ...empty, citations: (resource.citations ?? []).map((/** @type {any} */ one) => reading('citation', one)) };
  const sections = (/** @type {any[]} */ list) => list.map((one) => reading('section', one));
  switch (kind) {
    case 'topic': return { ...whole, title: resource.title, children: sections(resource.sections) };
    case 'section': return { ...whole, title: resource.title, blocks: resource.blocks, children: sections(resource.children) };
    case 'block': return { ...whole, id: resource.section.id, block: id, title: resource.section.title, blocks: resource.blocks };
    case 'faq': return { ...whole, title: resource.question, blocks: resource.answer };
    default: {
      const { role, appliesTo, jurisdiction, asOf } = resource;
      return { ...whole, blocks: resource.statement, safeguards: resource.safeguards, values: { role, appliesTo, jurisdiction, asOf } };
    }
  }
}

/**
 * A reading and all that stands in it.
 * @param {Reading} one
 * @returns {Reading[]}
 */
export const within = (one) => [one, ...[...one.children, ...one.citations].flatMap(within)];

/**
 * The lines of a block: a paragraph is one, a list has one for each item; of a type that came later there is only its text.
 * @param {any} block
 * @returns {any[][]}
 */
export function lines(block) {
  if (Array.isArray(block.items)) return block.items.map((/** @type {any} */ item) => leaves(item.content));
  return [Array.isArray(block.content) ? leaves(block.content) : [{ type: 'text', text: block.text }]];
}

/**
 * What would be highlighted in a block if it were pointed at: a list's items, a paragraph's passages, and passages wherever else somebody put them.
 * @param {any} block
 * @returns {any[]}
 */
export const parts = (block) => (block.items ? block.items.flatMap((/** @type {any} */ item) => [item, ...passages(item.content)]) : passages(block.content ?? []));

/** @param {any[]} spans @returns {any[]} */
const passages = (spans) => spans.flatMap((span) => (span.type === 'passage' ? [span, ...passages(span.content)] : []));
