// PORT, API and PATH_SHOWN say where to listen, whom to ask and what for.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { renderToString } from 'react-dom/server';
import { Page } from './page.jsx';

const { API: api, PATH_SHOWN: path } = process.env;
const client = readFileSync(new URL('client.js', import.meta.url));

async function fetchOwn() {
  const answer = await fetch(`${api}${path}.html`, { signal: AbortSignal.timeout(5000) });
  // 410: withdrawn. Whatever it is that goes wrong, no old copy is shown in its place.
  return { html: answer.ok ? await answer.text() : '', retrieved: new Date().toISOString() };
}

const server = createServer(async (request, response) => {
  if (request.url === '/client.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(client);
    return;
  }
  const props = { api, path, own: await fetchOwn() };
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; script-src 'self' ${api}; connect-src ${api}; base-uri 'none'; form-action 'none'`,
  }).end(`<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Un partenaire</title>
<script type="module" src="${api}/embed/v1/vetted-content.js"></script><script type="module" src="/client.js"></script></head>
<body><div id="root">${renderToString(<Page {...props} />)}</div>
<script id="props" type="application/json">${JSON.stringify(props).replaceAll('<', '\\u003c')}</script></body>
</html>`);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
