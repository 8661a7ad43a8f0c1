// Reads the recorded BibTeX and RIS with a reference manager's parsers, and compares the result with the CSL-JSON of the same citations.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

// `lacks`: fields that a format cannot hold, or that this parser does not find.
const formats = [
    { suffix: 'bib', type: '@biblatex/text', lacks: [], dateParts: 2 },
    { suffix: 'ris', type: '@ris/file', lacks: ['PMID', 'accessed', 'ISSN', 'ISBN', 'number'], dateParts: 3 },
];

const recorded = name => readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8');

// Neither format marks organisations or name particles, so only the letters and their order are compared. BibTeX writes unnamed authors as « others ».
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
