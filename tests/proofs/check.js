// Checks recorded responses by docs/proof.md, with jose for the signatures, as an app in another language would.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compactVerify, createLocalJWKSet } from 'jose';

const bytes = name => readFileSync(new URL(`recorded/${name}`, import.meta.url));
const json = name => JSON.parse(bytes(name));
const sha256 = text => `sha256:${createHash('sha256').update(text).digest('hex')}`;

// RFC 8785, for values whose numbers are integers.
const canonical = value => Array.isArray(value) ? `[${value.map(canonical).join(',')}]`
    : value !== null && typeof value === 'object'
        ? `{${Object.keys(value).sort().map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
        : JSON.stringify(value);
const leftOut = ['links', 'canonicalUrl', 'proof'];
const signedOf = value => Array.isArray(value) ? value.map(signedOf)
    : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).filter(([name]) => !leftOut.includes(name)).map(([name, inner]) => [name, signedOf(inner)]))
        : value;

const keySet = json('jwks.json');
const jwks = createLocalJWKSet(keySet);
let signatures = 0;

async function open(jws, typ, time) {
    const { payload, protectedHeader } = await compactVerify(jws, jwks, { algorithms: ['ES256'] });
    assert.deepEqual(Object.keys(protectedHeader).sort(), ['alg', 'kid', 'typ']);
    assert.equal(protectedHeader.typ, typ);
    const key = keySet.keys.find(one => one.kid === protectedHeader.kid);
    assert.equal(key.purpose, typ === 'contentapi-freshness' ? 'freshness' : 'release');
    const record = JSON.parse(new TextDecoder().decode(payload));
    assert.equal(record.schema, 1);
    assert.ok(key.revoked === null || time(record) < key.revoked);
    signatures++;
    return record;
}

const digestOf = jws => sha256(jws.slice(0, jws.lastIndexOf('.')));
const publishedAt = record => record.release.publishedAt;

async function check(resource) {
    const record = await open(resource.provenance.proof, 'contentapi-record', publishedAt);
    assert.equal(record.document, resource.id);
    assert.equal(record.digest, sha256(canonical(signedOf(resource))), `${resource.kind} ${resource.slug}`);
    return record;
}

for (const name of ['section.json', 'topic.json', 'criterion.json']) await check(json(name));

// A changed letter is detected in any member, and so is a different signature.
for (const alter of [
    section => { section.blocks[0].content[0].text += '.'; },
    section => { section.blocks[0].text += '.'; },
    section => { section.citations[0].csl.title += '.'; },
    section => { section.provenance.licence = 'CC0-1.0'; },
    section => { section.children.pop(); },
    section => { section.provenance.proof = section.provenance.proof.replace(/\.[^.]*$/, '.AAAA'); },
]) {
    const section = json('section.json');
    alter(section);
    await assert.rejects(() => check(section));
}

/** A list of a release, with sorted lines. */
const list = lines => ({ count: lines.length, digest: sha256(lines.sort().join('')) });

async function checkBundle(text) {
    const lines = text.trimEnd().split('\n');
    const { releases, freshness } = JSON.parse(lines[0]);
    let [release, before] = [null, null];
    for (const one of releases) {
        release = await open(one.proof, 'contentapi-release', record => record.publishedAt);
        for (const name of ['number', 'publishedAt', 'severity', 'note']) assert.equal(release[name], one[name]);
        assert.equal(release.previous, before && digestOf(before));
        before = one.proof;
    }

    const [live, gone, locales] = [[], [], {}];
    for (let i = 1; i < lines.length - 1; i++) {
        const document = JSON.parse(lines[i]);
        const ofLocale = locales[document.locale] ??= { live: [], gone: [] };
        if (document.digest === null) {
            const tombstone = await open(document.proof, 'contentapi-tombstone', publishedAt);
            assert.equal(tombstone.document, document.id);
            for (const lines of [gone, ofLocale.gone]) lines.push(`${document.id} ${digestOf(document.proof)}\n`);
            continue;
        }
        const resource = JSON.parse(lines[++i]);
        assert.equal((await check(resource)).document, document.id);
        for (const lines of [live, ofLocale.live]) lines.push(`${document.id} ${digestOf(resource.provenance.proof)}\n`);
    }
    assert.deepEqual(release.live, list(live));
    assert.deepEqual(release.gone, list(gone));
    assert.deepEqual(release.locales, Object.fromEntries(Object.entries(locales).map(([locale, lists]) => [locale, { live: list(lists.live), gone: list(lists.gone) }])));
    if (freshness !== null) {
        const said = await open(freshness, 'contentapi-freshness', record => record.saidAt);
        assert.equal(said.digest, digestOf(releases.find(one => one.number === said.release).proof));
    }
}

const bundle = gunzipSync(bytes('release.ndjson.gz')).toString();
await checkBundle(bundle);

// An omitted document is detected, although everything else is validly signed.
const lines = bundle.split('\n');
const left = lines.findIndex(line => line.includes('"safeguard"') && line.includes('"changes"'));
await assert.rejects(() => checkBundle([...lines.slice(0, left), ...lines.slice(left + 2)].join('\n')));

console.log(`${signatures} signatures are as docs/proof.md says.`);
