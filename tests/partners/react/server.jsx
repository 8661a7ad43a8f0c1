import { readFileSync } from 'node:fs';
import { renderToString } from 'react-dom/server';
import { Page } from './page.jsx';

// Input: a JSON file with the page's props. Output: the page's HTML on standard output.
const shown = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const data = JSON.stringify(shown).replaceAll('<', '\\u003c');
process.stdout.write(`<div id="root">${renderToString(<Page {...shown} />)}</div><script id="shown" type="application/json">${data}</script>`);
