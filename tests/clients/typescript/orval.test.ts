// The fetch client gets each response, and the zod schema validates it.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as expected from './expected.js';
import { useBaseUrl } from './fetcher.js';
import * as api from './generated/orval/api.js';
import * as schemas from './generated/orval/schemas.js';

const { locale } = expected;

// The union is narrowed by a block's members, because a later block type has any string as `type`.
const shown = (block: api.Block): string[] =>
    'content' in block ? block.content.map(span => ('numbers' in span ? `[${span.numbers.join()}]` : span.text))
    : 'items' in block ? block.items.map(item => item.text)
    : [block.text];

test.beforeEach(() => useBaseUrl(expected.api));

test('orval: the service document and every list', async () => {
    assert.deepEqual(schemas.getServiceResponse.parse((await api.getService()).data).locales, [locale]);
    assert.ok(schemas.listTopicsResponse.parse((await api.listTopics(locale)).data).items.length > 0);
    assert.ok(schemas.listSectionsResponse.parse((await api.listSections(locale)).data).items.length > 0);
    assert.ok(schemas.listFaqsResponse.parse((await api.listFaqs(locale)).data).items.length > 0);
    assert.ok(schemas.listEligibilityCriteriaResponse.parse((await api.listEligibilityCriteria(locale)).data).items.length > 0);
    assert.ok(schemas.listCitationsResponse.parse((await api.listCitations(locale)).data).items.length > 0);
});

test('orval: each kind, and a block', async () => {
    assert.equal(schemas.getTopicResponse.parse((await api.getTopic(locale, expected.topic)).data).kind, 'topic');
    const section = await api.getSection(locale, expected.section);
    assert.ok(section.status === 200 && section.data.children.flatMap(child => child.blocks).flatMap(shown).length > 0);
    assert.equal(schemas.getSectionResponse.parse(section.data).slug, expected.section);
    assert.equal(schemas.getFaqResponse.parse((await api.getFaq(locale, expected.faq)).data).answer[0]?.quotes?.document.kind, 'section');
    assert.equal(schemas.getEligibilityCriterionResponse.parse((await api.getEligibilityCriterion(locale, expected.criterion)).data).role, 'indication');
    assert.equal(schemas.getCitationResponse.parse((await api.getCitation(locale, expected.citation)).data).csl.id, expected.citation);
    const quoted = schemas.getSectionBlockResponse.parse((await api.getSectionBlock(locale, expected.sectionWithList, expected.block)).data);
    assert.ok(quoted.blocks.some(one => 'items' in one && one.items.length > 1));
});

test('orval: criteria by role', async () => {
    const { data } = await api.listEligibilityCriteria(locale, { role: 'safeguard' });
    const { items } = schemas.listEligibilityCriteriaResponse.parse(data);
    assert.ok(items.length > 0 && items.every(item => item.role === 'safeguard'));
});

test('orval: a search and a check', async () => {
    assert.ok(schemas.searchResponse.parse((await api.search(locale, { q: 'effets secondaires' })).data).total > 0);
    const { data } = await api.verify({ locale, text: expected.page });
    assert.equal(schemas.verifyResponse.parse(data).fragments[0]?.status, 'altered');
});

test('orval: a document by its id, another form, and a bundle', async () => {
    const section = await api.getSection(locale, expected.section);
    assert.equal(section.status, 200);
    const found = await api.findDocument(section.data.id);
    assert.ok(found.status === 200 && found.data.kind === 'section');
    assert.equal(schemas.findDocumentResponse.parse(found.data).id, section.data.id);
    const html = await api.getSectionHtml(locale, expected.section, { 'heading-level': 3 });
    assert.ok(html.status === 200 && html.data.startsWith('<section'));
    const file = await api.getReleaseBundle(2);
    assert.equal(file.status, 200);
    const lines = (await expected.readBundle(file.data)) as api.BundleLine[];
    assert.ok('format' in lines[0]!);
});

test('orval: changes', async () => {
    const changes = schemas.listChangesResponse.parse((await api.listChanges(locale, { since: 1 })).data);
    assert.ok(changes.items.some(item => 'reason' in item && item.type === 'removed'));
    const all = schemas.listChangesResponse.parse((await api.listChanges(locale, { since: 0, limit: 100 })).data);
    assert.ok(all.items.some(item => 'resource' in item && item.resource.kind === 'faq'));
});

test('orval: 304, 400, 404 and 410', async () => {
    const { headers } = await api.getSection(locale, expected.section);
    assert.equal((await api.getSection(locale, expected.section, undefined, { headers: { 'If-None-Match': headers.get('ETag')! } })).status, 304);
    const invalid = await api.listSections(locale, { limit: 0 });
    assert.ok(invalid.status === 400 && invalid.data.code === 'invalid-parameters' && invalid.data.errors[0]?.parameter === 'limit');
    const missing = await api.getFaq(locale, expected.absent);
    assert.ok(missing.status === 404 && missing.data.code === 'document-not-found');
    const gone = await api.getFaq(locale, expected.withdrawn);
    assert.ok(gone.status === 410 && gone.data.sinceRelease === 2);
});

test('orval: what comes later breaks nothing', async () => {
    useBaseUrl(expected.tomorrow);
    const section = await api.getSection(locale, expected.sectionWithList);
    assert.ok(section.status === 200 && section.data.blocks.flatMap(shown).includes('Un tableau.'));
    assert.ok(schemas.getSectionResponse.parse(section.data).blocks.some(block => block.text === 'Un tableau.'));
    assert.ok(schemas.listChangesResponse.parse((await api.listChanges(locale, { since: 0 })).data).items.length > 0);
});
