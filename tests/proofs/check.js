// Verifies recorded answers by docs/proof.md, with the signatures left to jose: what an app in another language would do, from one section alone or from a bundle.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compactVerify, createLocalJWKSet } from 'jose';

const bytes = name => readFileSync(new URL(`recorded/${name}`, import.meta.url));
const json = name => JSON.parse(bytes(name));
const sha256 = text => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const textDigest = text => sha256(text.normalize('NFC').replace(/\p{White_Space}+/gu, ' ').trim());

const keys = createLocalJWKSet(json('jwks.json'));
const opened = new Map();
async function open(jws, type) {
    if (!opened.has(jws)) {
        const { payload, protectedHeader } = await compactVerify(jws, keys, { algorithms: ['ES256'] });
        assert.equal(protectedHeader.typ, type);
        opened.set(jws, JSON.parse(new TextDecoder().decode(payload)));
    }
    return opened.get(jws);
}

let checked = 0;
const same = (actual, expected, what) => { assert.deepEqual(actual, expected, what); checked++; };
const textOf = spans => spans.map(span => (span.type === 'passage' ? textOf(span.content) : span.text)).join('');
const linksOf = spans => spans.flatMap(span => (span.type === 'passage' ? linksOf(span.content) : span.type === 'link' ? [span.href] : []));
const orNull = value => value ?? null;

function checkBlocks(blocks, records, name) {
    same(blocks.map(block => block.id), records.map(record => record.id), `${name}: its blocks`);
    blocks.forEach((block, i) => {
        const [record, parts] = [records[i], block.type === 'list' ? block.items.map(item => item.content) : [block.content]];
        same(textDigest(parts.map(textOf).join('\n')), record.shown ?? record.digest, `${name}: words of ${block.id}`);
        same(block.digest, record.digest, `${name}: digest of ${block.id}`);
        same(block.requires, record.requires ?? [], `${name}: what ${block.id} requires`);
        same(parts.flatMap(linksOf), record.links ?? [], `${name}: links of ${block.id}`);
        same([orNull(block.quotes?.document.id), orNull(block.quotes?.focus)], [orNull(record.document), orNull(record.focus)], `${name}: quotes of ${block.id}`);
    });
}

async function check(resource) {
    const { provenance, title, question, role } = resource;
    const record = await open(provenance.proof, 'contentapi-record');
    const name = `${record.kind} ${record.slug}`;
    same(record.document, resource.id, name);
    same(record.edition, provenance.edition, name);
    same(record.digest, provenance.digest, name);
    same(record.appeared ?? record.release, provenance.release, name);
    same({ text: null, arrangement: null, ...record.vetting }, provenance.vetting, name);
    same({ reviewer: null, reviewedOn: null, nextReviewOn: null, ...record.review }, provenance.review, name);
    for (const term of ['owner', 'attribution', 'licence', 'notice', 'maxOffline']) same(orNull(record[term]), provenance[term], `${name}: ${term}`);
    same(orNull(record.title), title ?? question ? textDigest(title ?? question) : null, `${name}: title`);
    checkBlocks(resource.blocks ?? resource.answer ?? resource.statement ?? [], record.blocks ?? [], name);
    checkBlocks(resource.safeguards ?? [], record.safeguards ?? [], name);
    if (role) for (const value of ['role', 'appliesTo', 'jurisdiction', 'asOf']) same(orNull(record[value]), resource[value], `${name}: ${value}`);
    if (record.kind === 'citation') {
        same(textDigest(resource.text), record.text, `${name}: reference`);
        for (const value of ['number', 'url', 'doi', 'pmid', 'accessed']) same(orNull(record[value]), resource[value], `${name}: ${value}`);
    }
    const [children, citations] = [resource.children ?? resource.sections ?? [], resource.citations ?? []];
    same(children.map(child => child.id), record.children ?? [], `${name}: children`);
    same(citations.map(({ id, number }) => ({ document: id, number })), record.citations ?? [], `${name}: citations`);
    for (const inner of [...children, ...citations]) await check(inner);
}

for (const name of ['section.json', 'topic.json', 'criterion.json']) await check(json(name));

// One letter altered on the way is found, with the signature as right as before.
const altered = json('section.json');
altered.blocks[0].content[0].text = altered.blocks[0].content[0].text.replace('e', 'a');
await assert.rejects(() => check(altered), /words of/);
const forged = json('section.json');
forged.provenance.proof = forged.provenance.proof.replace(/\.(.)/, (_, first) => `.${first === 'e' ? 'f' : 'e'}`);
await assert.rejects(() => check(forged));

// The bundle: every resource, and the release's list of their records.
const lines = gunzipSync(bytes('release.ndjson.gz')).toString().trimEnd().split('\n');
const releases = JSON.parse(lines[0]).releases;
const records = [];
for (let i = 1; i < lines.length - 1; i++) {
    const document = JSON.parse(lines[i]);
    const changedLast = document.changes.at(-1).release === releases.length;
    if (document.digest === null) {
        if (changedLast) records.push(`${document.id} gone\n`);
        continue;
    }
    const resource = JSON.parse(lines[++i]);
    await check(resource);
    const { proof } = resource.provenance;
    if (changedLast) records.push(`${document.id} ${sha256(proof.slice(0, proof.lastIndexOf('.')))}\n`);
}
const release = await open(releases.at(-1).proof, 'contentapi-release');
same(release.records, { count: records.length, digest: sha256(records.sort().join('')) }, 'the list of the records');
same(json('release.json').proof, releases.at(-1).proof, 'the release as its own address serves it');

console.log(`${opened.size} signatures and ${checked} values are as docs/proof.md says.`);
