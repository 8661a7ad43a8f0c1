// Has the parsers of a reference manager read the recorded BibTeX and RIS, and compares what they find with the CSL-JSON of the same citations.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

// What a format has no place for, or this parser does not look for where it stands.
const formats = [
    { suffix: 'bib', type: '@biblatex/text', lacks: [], dateParts: 2 },
    { suffix: 'ris', type: '@ris/file', lacks: ['PMID', 'accessed', 'ISSN', 'ISBN', 'number'], dateParts: 3 },
];

const recorded = name => readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8');

// Neither format marks an organisation, or the particles of a name: their letters must be there, in order. BibTeX calls the authors that are not named « others ».
const letters = name =>
    name.family === 'others' ? 'et al.' : [name['non-dropping-particle'], name.family ?? name.literal, name.given, name['dropping-particle'], name.suffix].filter(Boolean).join(' ').replaceAll(',', '');

const comparable = (name, value, { dateParts }) =>
    Array.isArray(value) ? value.map(letters)
    : name === 'issued' ? value['date-parts'].map(date => date.slice(0, dateParts))
    : name === 'accessed' ? value['date-parts']
    : String(value);

let compared = 0;
for (const recording of ['seed', 'varied']) {
    const expected = JSON.parse(recorded(`${recording}.csl.json`));
    for (const format of formats) {
        const found = new Cite(recorded(`${recording}.${format.suffix}`), { forceType: format.type }).data;
        assert.deepEqual(found.map(item => item.id), expected.map(item => item.id));
        expected.forEach(({ custom, ...item }, i) => {
            for (const [name, value] of Object.entries(item).filter(([name]) => !format.lacks.includes(name))) {
                const where = `${recording}.${format.suffix}: ${name} of ${item.id}`;
                assert.ok(found[i][name] !== undefined, where);
                assert.deepEqual(comparable(name, found[i][name], format), comparable(name, value, format), where);
                compared++;
            }
        });
    }
}

console.log(`${compared} fields were read back as they are.`);
