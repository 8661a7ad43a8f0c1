import assert from 'node:assert/strict';
import test from 'node:test';
import * as expected from './expected.js';
import { client } from './generated/hey-api/client.gen.js';
import * as api from './generated/hey-api/index.js';

const { locale } = expected;

// The text of a block: a switch over its types, with a default for later ones.
const shown = (block: api.Block): string[] => {
    switch (block.type) {
        case 'paragraph': return block.content.map(span => (span.type === 'citation' ? `[${span.numbers.join()}]` : span.text));
        case 'list': return block.items.map(item => item.text);
        default: return [block.text];
    }
};

test.beforeEach(() => client.setConfig({ baseUrl: expected.api }));

test('hey-api: the service document and every list', async () => {
    assert.deepEqual((await api.getService()).data?.locales, [locale]);
    for (const list of [api.listTopics, api.listSections, api.listFaqs, api.listEligibilityCriteria, api.listCitations]) {
        assert.ok((await list({ path: { locale } })).data!.items.length > 0);
    }
});

test('hey-api: each kind, and a block', async () => {
    assert.equal((await api.getTopic({ path: { locale, slug: expected.topic } })).data?.kind, 'topic');
    const { data: section } = await api.getSection({ path: { locale, slug: expected.section } });
    assert.ok(section!.children.flatMap(child => child.blocks).flatMap(shown).length > 0);
    assert.equal((await api.getFaq({ path: { locale, slug: expected.faq } })).data?.answer[0]?.quotes?.document.kind, 'section');
    assert.equal((await api.getEligibilityCriterion({ path: { locale, slug: expected.criterion } })).data?.role, 'indication');
    assert.equal((await api.getCitation({ path: { locale, slug: expected.citation } })).data?.csl.id, expected.citation);
    const { data: quoted } = await api.getSectionBlock({ path: { locale, slug: expected.sectionWithList, id: expected.block } });
    assert.ok(quoted!.blocks.some(one => one.type === 'list' && one.items.length > 1));
});

test('hey-api: criteria by role', async () => {
    const { data } = await api.listEligibilityCriteria({ path: { locale }, query: { role: 'safeguard' } });
    assert.ok(data!.items.length > 0 && data!.items.every(item => item.role === 'safeguard'));
});

test('hey-api: a search and a check', async () => {
    assert.ok((await api.search({ path: { locale }, query: { q: 'effets secondaires' } })).data!.total > 0);
    const { data } = await api.verify({ body: { locale, text: expected.page } });
    assert.equal(data!.fragments[0]?.status, 'altered');
});

test('hey-api: a document by its id, another form, and a bundle', async () => {
    const { data: section } = await api.getSection({ path: { locale, slug: expected.section } });
    const { data: found } = await api.findDocument({ path: { id: section!.id } });
    assert.ok(found?.kind === 'section' && found.title === section!.title);
    const { data: html } = await api.getSectionHtml({ path: { locale, slug: expected.section }, query: { 'heading-level': 3 } });
    assert.match(html!, /^<section/);
    const { data: file } = await api.getReleaseBundle({ path: { number: 2 } });
    const lines = (await expected.readBundle(file!)) as api.BundleLine[];
    assert.ok('format' in lines[0]!);
});

test('hey-api: changes, distinguished by type', async () => {
    const { data } = await api.listChanges({ path: { locale }, query: { since: 1, limit: 100 } });
    const gone = data!.items.find(item => item.type === 'removed');
    assert.ok(gone?.type === 'removed' && gone.reason.length > 0);
    const all = await api.listChanges({ path: { locale }, query: { since: 0, limit: 100 } });
    const updated = all.data!.items.find(item => item.type === 'updated' && item.resource.kind === 'faq');
    assert.ok(updated?.type === 'updated' && updated.resource.kind === 'faq' && updated.resource.question.length > 0);
});

test('hey-api: 304, 400, 404 and 410', async () => {
    const path = { locale, slug: expected.section };
    const { response } = await api.getSection({ path });
    assert.equal((await api.getSection({ path, headers: { 'If-None-Match': response.headers.get('ETag')! } })).response.status, 304);
    const { error: invalid } = await api.listSections({ path: { locale }, query: { limit: 0 } });
    assert.ok(invalid?.code === 'invalid-parameters' && invalid.errors[0]?.parameter === 'limit');
    const { error: missing } = await api.getFaq({ path: { locale, slug: expected.absent } });
    assert.equal(missing?.code, 'document-not-found');
    const { error: gone } = await api.getFaq({ path: { locale, slug: expected.withdrawn } });
    assert.ok(gone?.code === 'gone' && gone.sinceRelease === 2);
});

test('hey-api: what comes later breaks nothing', async () => {
    client.setConfig({ baseUrl: expected.tomorrow });
    const { data } = await api.getSection({ path: { locale, slug: expected.sectionWithList } });
    assert.ok(data!.blocks.flatMap(shown).includes('Un tableau.'));
    assert.ok((await api.listChanges({ path: { locale }, query: { since: 0 } })).data!.items.length > 0);
});
