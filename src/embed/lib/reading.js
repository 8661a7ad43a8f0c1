// A resource as what it is: each thing under one name, whatever the kind.

/**
 * @typedef {'topic' | 'section' | 'faq' | 'eligibility-criterion' | 'citation'} Kind
 * @typedef {object} Reading
 * @property {Kind} kind
 * @property {string} id
 * @property {string} slug
 * @property {string} locale
 * @property {string | undefined} topic the slug of the topic that it belongs to
 * @property {number} edition
 * @property {string | null} title
 * @property {any[]} concerns notices of concern about all of it; a block has its own
 * @property {any[]} blocks
 * @property {any[]} safeguards
 * @property {Reading[]} children
 * @property {any[]} citations what it and all that stands in it cite
 * @property {any} values what is shown as it is: a criterion's and a citation's
 * @property {any} provenance
 * @property {any} record the payload of its proof; null for what stands inside another, and for what was not checked
 */

/**
 * @param {any} resource
 * @param {any} [record]
 * @returns {Reading}
 */
export function reading(resource, record = null) {
  const { id, kind, slug, locale, topic, provenance, citations = [] } = resource;
  /** @type {Reading} */
  const empty = {
    kind, id, slug, locale, topic: topic?.slug, edition: (resource.version ?? provenance).edition,
    title: null, concerns: resource.concerns ?? [], blocks: [], safeguards: [], children: [], citations, values: {}, provenance, record,
  };
  const sections = (/** @type {any[]} */ list) => list.map((one) => reading(one));
  switch (kind) {
    case 'topic': return { ...empty, title: resource.title, children: sections(resource.sections) };
    case 'section': return { ...empty, title: resource.title, blocks: resource.blocks, children: sections(resource.children) };
    case 'faq': return { ...empty, title: resource.question, blocks: resource.answer };
    case 'citation': return { ...empty, citations: [resource], values: resource };
    default: return { ...empty, blocks: resource.statement, safeguards: resource.safeguards, values: resource };
  }
}

/**
 * A reading and all that stands in it.
 * @param {Reading} one
 * @returns {Reading[]}
 */
export const within = (one) => [one, ...one.children.flatMap(within)];

/**
 * Of a section, one block with all that it requires, and what these cite.
 * @param {Reading} section
 * @param {string} id
 * @returns {Reading | null} null: the section has no such block
 */
export function aroundBlock(section, id) {
  if (!section.blocks.some((block) => block.id === id)) return null;
  const needed = new Set([id]);
  for (const one of needed) for (const other of section.blocks.find((block) => block.id === one)?.requires ?? []) needed.add(other);
  const blocks = section.blocks.filter((block) => needed.has(block.id));
  const numbers = new Set(blocks.flatMap(spansOf).flatMap((span) => (span.type === 'citation' ? span.numbers : [])));
  return { ...section, blocks, children: [], citations: section.citations.filter((citation) => numbers.has(citation.number)) };
}

/** @param {any} part a block, an item or a passage @returns {any[]} */
const spansOf = ({ items, content = [] }) => (items ?? content).flatMap((/** @type {any} */ inner) => (inner.content ? spansOf(inner) : [inner]));
