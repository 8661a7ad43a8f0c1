// A resource that was checked, as elements. Every word of it is as it was served; words of ours say so by their language and place.
import { documentAt } from './address.js';
import { element, heading, link } from './dom.js';

/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {{ title: string, words: Words, level: number, locale: string, citations: Map<number, any>, mentions: Map<number, number>, blocks: Set<string> }} Page */

/**
 * @param {import('./source.js').Text} text
 * @param {Words} words
 * @param {number} level of the first heading
 */
export function render({ readings, address }, words, level) {
  const [first] = readings;
  /** @type {Page} */
  const page = { title: first.title ?? words.criterion, words, level, locale: address.locale, citations: new Map(), mentions: new Map(), blocks: new Set() };
  for (const citation of readings.flatMap((one) => one.citations)) page.citations.set(citation.number, citation);
  const content = element('div', { part: 'content', lang: page.locale });
  if (first.kind === 'eligibility-criterion') content.append(...criteria(readings, page));
  else if (first.kind === 'faq') content.append(...readings.map((one) => question(one, page, Boolean(address.slug))));
  else content.append(...readings.map((one) => article(one, page, level)));
  if (page.citations.size > 0) content.append(notes(page));
  if (address.block) {
    const section = documentAt(address, first.slug).href;
    content.append(element('p', { part: 'remark' }, element('span', { lang: words.language }, words.partOf), link(section, page.title)));
  }
  content.append(provenance(readings, address, page));
  return content;
}

/** @param {Reading} one @param {Page} page @param {number} level @returns {Node} */
function article(one, page, level) {
  if (one.kind === 'citation') return heading(level, { part: 'heading', lang: page.words.language }, page.words.reference(one.values.number));
  return element('section', { part: 'section' },
    heading(level, { part: 'heading' }, String(one.title)),
    ...concerns(one, page),
    ...one.blocks.flatMap((shown) => block(shown, page)),
    ...one.children.map((child) => article(child, page, level + 1)));
}

/** @param {Reading} faq @param {Page} page @param {boolean} isOpen */
function question(faq, page, isOpen) {
  return element('details', { part: 'faq', open: isOpen ? '' : null },
    element('summary', { part: 'question' }, heading(page.level, { part: 'heading' }, String(faq.title))),
    ...concerns(faq, page),
    ...distinct(faq.blocks).flatMap((one) => block(one, page)));
}

/** What the publisher says about the text, and that it is the publisher who says it. @param {{ concerns?: any[] }} one @param {Page} page @returns {Node[]} */
function concerns({ concerns: list = [] }, { words }) {
  return list.map(({ text, since }) => element('p', { part: 'concern', role: 'note' }, element('span', { lang: words.language }, words.concern(words.date(since))), text));
}

/** @param {Reading[]} readings @param {Page} page @returns {Node[]} */
function criteria(readings, page) {
  const { words, level } = page;
  /** @param {string} label @param {string | null} value */
  const remark = (label, value) => value && element('p', { part: 'remark' }, element('span', { lang: words.language }, label), value);
  const shown = readings.map(({ values, blocks, concerns: said }) => element('section', { part: 'criterion' },
    heading(level + 1, { part: 'role', lang: words.language }, words.roles[values.role] ?? values.role),
    ...concerns({ concerns: said }, page),
    remark(words.appliesTo, values.appliesTo),
    remark(words.asOf, values.asOf && words.date(values.asOf)),
    ...distinct(blocks).flatMap((one) => block(one, page))));
  // Each criterion carries the same safeguards: said once, unless a statement says them already.
  const guards = distinct(readings.flatMap((one) => one.safeguards)).filter((one) => !page.blocks.has(nameOf(one)));
  return [
    heading(level, { part: 'heading', lang: words.language }, words.criterion),
    ...shown,
    ...(guards.length > 0 ? [element('div', { part: 'safeguards', role: 'note' }, ...guards.flatMap((one) => block(one, page)))] : []),
  ];
}

/** @param {any} one */
const nameOf = (one) => `${one.quotes?.document.id} ${one.id}`;

/**
 * Each block once, with all that is pointed at in it.
 * @param {any[]} blocks
 * @returns {any[]}
 */
function distinct(blocks) {
  /** @type {Map<string, any>} */
  const found = new Map();
  for (const one of blocks) {
    const known = found.get(nameOf(one)) ?? { ...one, focus: new Set() };
    if (one.quotes?.focus) known.focus.add(one.quotes.focus);
    found.set(nameOf(one), known);
  }
  return [...found.values()];
}

/** @param {any} one @param {Page} page @returns {Node[]} */
const block = (one, page) => [text(one, page), ...concerns(one, page)];

/** @param {any} one @param {Page} page @returns {Node} */
function text(one, page) {
  page.blocks.add(nameOf(one));
  const focus = one.focus ?? new Set();
  if (Array.isArray(one.items)) {
    return element('ul', { part: 'list' }, ...one.items.map((/** @type {any} */ item) => element('li', { part: 'item' },
      ...marked(focus.has(item.id), spans(item.content, page, focus)))));
  }
  return element('p', { part: 'paragraph' }, ...(Array.isArray(one.content) ? spans(one.content, page, focus) : [one.text]));
}

/** @param {boolean} isFocus @param {(Node | string)[]} content */
const marked = (isFocus, content) => (isFocus ? [element('mark', { part: 'focus' }, ...content)] : content);

/** @param {any[]} content @param {Page} page @param {Set<string>} focus @returns {(Node | string)[]} */
function spans(content, page, focus) {
  return content.flatMap((span) => {
    switch (span.type) {
      case 'strong': return [element('strong', {}, span.text)];
      case 'emphasis': return [element('em', {}, span.text)];
      case 'link': return [link(span.href, span.text)];
      case 'citation': return marker(span, page);
      case 'passage': return marked(focus.has(span.id), spans(span.content, page, focus));
      default: return [span.text];
    }
  });
}

/** « (1, 2) », each number a link to its note. @param {any} span @param {Page} page @returns {(Node | string)[]} */
function marker(span, page) {
  return ['(', ...span.numbers.flatMap((/** @type {number} */ number, /** @type {number} */ i) => {
    const mention = (page.mentions.get(number) ?? 0) + 1;
    page.mentions.set(number, mention);
    const mark = element('a', { href: `#note-${number}`, id: `mention-${number}-${mention}`, role: 'doc-noteref', part: 'marker' }, String(number));
    return i > 0 ? [', ', mark] : [mark];
  }), ')'];
}

/** @param {Page} page */
function notes(page) {
  const { words } = page;
  const list = [...page.citations.values()].sort((a, b) => a.number - b.number);
  return element('section', { part: 'notes', role: 'doc-endnotes', 'aria-label': `${words.references}, ${page.title}` },
    heading(page.level + 1, { part: 'heading', lang: words.language }, words.references),
    element('ol', {}, ...list.map((citation) => element('li', { id: `note-${citation.number}`, value: String(citation.number), tabindex: '-1', part: 'note' },
      element('span', { lang: citation.language }, ...reference(citation)),
      ...Array.from({ length: page.mentions.get(citation.number) ?? 0 }, (_, i) => element('a', {
        href: `#mention-${citation.number}-${i + 1}`, role: 'doc-backlink', 'aria-label': `${words.back} ${i + 1}`, lang: words.language, part: 'back',
      }, `↩${i + 1}`))))));
}

/** The reference as printed; an address in it is a link, and one that is not printed follows. @param {any} citation @returns {(Node | string)[]} */
function reference(citation) {
  const { doi, url, text } = citation;
  if (doi) return [text, ' ', link(`https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`, `doi:${doi}`)];
  const at = url ? text.indexOf(url) : -1;
  if (at >= 0) return [text.slice(0, at), link(url, url), text.slice(at + url.length)];
  return url ? [text, ' ', link(url, url)] : [text];
}

/** @param {Reading[]} readings @param {import('./address.js').Address} address @param {Page} page */
function provenance(readings, address, page) {
  const { words } = page;
  const records = readings.map((one) => one.provenance);
  const newest = records.reduce((a, b) => (b.release.number > a.release.number ? b : a));
  const accessed = [...page.citations.values()].map((citation) => citation.accessed).filter(Boolean).sort();
  /** @param {(record: any) => string | null} say */
  const each = (say) => new Set(records.map(say).filter(Boolean));
  const said = [
    ...each((record) => record.notice),
    ...each((record) => (record.attribution ?? record.owner ? words.source(record.attribution ?? record.owner) : words.sourceUnknown)),
    ...each((record) => (record.licence ? words.licence(record.licence) : words.noLicence)),
    ...each((record) => (record.vetting.text === 'four-eyes' ? words.reviewed : record.owner ? words.supplied : words.withoutOwner)),
    ...each((record) => record.vetting.arrangement && (record.vetting.arrangement === 'four-eyes' ? words.arrangementReviewed : words.arrangementUnreviewed)),
    ...each((record) => (record.review?.reviewedOn ? words.review(words.date(record.review.reviewedOn)) : words.reviewUnknown)),
    ...each((record) => record.review?.reviewer && words.reviewer(record.review.reviewer)),
    ...each((record) => record.review?.nextReviewOn && words.nextReview(words.date(record.review.nextReviewOn))),
    words.published(words.date(newest.release.publishedAt), newest.edition, newest.release.number),
    accessed.length > 0 ? words.sources(words.month(accessed[0]), words.month(accessed[accessed.length - 1])) : null,
  ];
  const notice = new Set(records.map((record) => record.notice));
  return element('footer', { part: 'provenance', lang: words.language, 'aria-label': words.about },
    element('ul', {}, ...said.filter(Boolean).map((line) => element('li', { lang: notice.has(line) ? page.locale : null }, line)),
      element('li', {}, words.address, link(address.href, address.href))));
}

