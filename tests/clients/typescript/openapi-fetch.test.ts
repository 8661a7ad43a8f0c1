import assert from 'node:assert/strict';
import test from 'node:test';
import createClient from 'openapi-fetch';
import * as expected from './expected.js';
import type { components, paths } from './generated/openapi-typescript/v1.js';

const { locale } = expected;

const client = createClient<paths>({ baseUrl: expected.api });

const shown = (block: components['schemas']['Block']): string[] => {
    switch (block.type) {
        case 'paragraph': return block.content.map(span => (span.type === 'citation' ? `[${span.numbers.join()}]` : span.text));
        case 'list': return block.items.map(item => item.text);
        default: return [block.text];
    }
};

test('openapi-fetch: the service document and every list', async () => {
    assert.deepEqual((await client.GET('/v1')).data?.locales, [locale]);
    const params = { path: { locale } };
    assert.ok((await client.GET('/v1/{locale}/topics', { params })).data!.items.length > 0);
    assert.ok((await client.GET('/v1/{locale}/sections', { params })).data!.items.length > 0);
    assert.ok((await client.GET('/v1/{locale}/faqs', { params })).data!.items.length > 0);
    assert.ok((await client.GET('/v1/{locale}/eligibility-criteria', { params })).data!.items.length > 0);
    assert.ok((await client.GET('/v1/{locale}/citations', { params })).data!.items.length > 0);
});

test('openapi-fetch: each kind, and a block', async () => {
    assert.equal((await client.GET('/v1/{locale}/topics/{slug}', { params: { path: { locale, slug: expected.topic } } })).data?.kind, 'topic');
    const { data: section } = await client.GET('/v1/{locale}/sections/{slug}', { params: { path: { locale, slug: expected.section } } });
    assert.ok(section!.children.flatMap(child => child.blocks).flatMap(shown).length > 0);
    const { data: faq } = await client.GET('/v1/{locale}/faqs/{slug}', { params: { path: { locale, slug: expected.faq } } });
    assert.equal(faq?.answer[0]?.quotes?.document.kind, 'section');
    const { data: criterion } = await client.GET('/v1/{locale}/eligibility-criteria/{slug}', { params: { path: { locale, slug: expected.criterion } } });
    assert.equal(criterion?.role, 'indication');
    const { data: citation } = await client.GET('/v1/{locale}/citations/{slug}', { params: { path: { locale, slug: expected.citation } } });
    assert.equal(citation?.csl.id, expected.citation);
    const { data: quoted } = await client.GET('/v1/{locale}/sections/{slug}/blocks/{id}', {
        params: { path: { locale, slug: expected.sectionWithList, id: expected.block } },
    });
    assert.ok(quoted!.blocks.some(one => one.type === 'list' && one.items.length > 1));
});

test('openapi-fetch: criteria by role', async () => {
    const { data } = await client.GET('/v1/{locale}/eligibility-criteria', { params: { path: { locale }, query: { role: 'safeguard' } } });
    assert.ok(data!.items.length > 0 && data!.items.every(item => item.role === 'safeguard'));
});

test('openapi-fetch: a search and a check', async () => {
    assert.ok((await client.GET('/v1/{locale}/search', { params: { path: { locale }, query: { q: 'effets secondaires' } } })).data!.total > 0);
    const { data } = await client.POST('/v1/verify', { body: { locale, text: expected.page } });
    assert.equal(data!.fragments[0]?.status, 'altered');
});

test('openapi-fetch: a document by its id, another form, and a bundle', async () => {
    const { data: section } = await client.GET('/v1/{locale}/sections/{slug}', { params: { path: { locale, slug: expected.section } } });
    const { data: found } = await client.GET('/v1/documents/{id}', { params: { path: { id: section!.id } } });
    assert.ok(found?.kind === 'section' && found.title === section!.title);
    const { data: html } = await client.GET('/v1/{locale}/sections/{slug}.html', { params: { path: { locale, slug: expected.section } }, parseAs: 'text' });
    assert.match(html!, /^<section/);
    const { data: file } = await client.GET('/v1/releases/{number}/bundle', { params: { path: { number: 2 } }, parseAs: 'blob' });
    const lines = (await expected.readBundle(file!)) as components['schemas']['BundleLine'][];
    assert.ok('format' in lines[0]!);
});

test('openapi-fetch: changes, distinguished by type', async () => {
    const { data } = await client.GET('/v1/{locale}/changes', { params: { path: { locale }, query: { since: 1 } } });
    const gone = data!.items.find(item => item.type === 'removed');
    assert.ok(gone?.type === 'removed' && gone.reason.length > 0);
    const all = await client.GET('/v1/{locale}/changes', { params: { path: { locale }, query: { since: 0, limit: 100 } } });
    const updated = all.data!.items.find(item => item.type === 'updated' && item.resource.kind === 'faq');
    assert.ok(updated?.type === 'updated' && updated.resource.kind === 'faq' && updated.resource.question.length > 0);
});

test('openapi-fetch: 304, 400, 404 and 410', async () => {
    const path = { locale, slug: expected.section };
    const { response } = await client.GET('/v1/{locale}/sections/{slug}', { params: { path } });
    const held = await client.GET('/v1/{locale}/sections/{slug}', { params: { path, header: { 'If-None-Match': response.headers.get('ETag')! } } });
    assert.equal(held.response.status, 304);
    const { error: invalid } = await client.GET('/v1/{locale}/sections', { params: { path: { locale }, query: { limit: 0 } } });
    assert.ok(invalid?.code === 'invalid-parameters' && invalid.errors[0]?.parameter === 'limit');
    const { error: missing } = await client.GET('/v1/{locale}/faqs/{slug}', { params: { path: { locale, slug: expected.absent } } });
    assert.equal(missing?.code, 'document-not-found');
    const { error: gone } = await client.GET('/v1/{locale}/faqs/{slug}', { params: { path: { locale, slug: expected.withdrawn } } });
    assert.ok(gone?.code === 'gone' && gone.sinceRelease === 2);
});

test('openapi-fetch: what comes later breaks nothing', async () => {
    const later = createClient<paths>({ baseUrl: expected.tomorrow });
    const { data } = await later.GET('/v1/{locale}/sections/{slug}', { params: { path: { locale, slug: expected.sectionWithList } } });
    assert.ok(data!.blocks.flatMap(shown).includes('Un tableau.'));
    assert.ok((await later.GET('/v1/{locale}/changes', { params: { path: { locale }, query: { since: 0 } } })).data!.items.length > 0);
});
