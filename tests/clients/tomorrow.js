// A proxy that simulates a future version of the API: it adds block, span and change types, roles and members that clients do not know yet.
import { createServer } from 'node:http';

const table = {
    type: 'table', id: 'tableau', text: 'Un tableau.', digest: `sha256:${'0'.repeat(64)}`, requires: [], concerns: [], quotes: null,
    rows: [['Un', 'tableau.']],
};
const superscript = { type: 'superscript', text: '2' };

const later = (value, name) => {
    if (Array.isArray(value)) {
        const items = value.map(item => later(item, name));
        if (['blocks', 'answer', 'statement'].includes(name) && value[0]?.digest) items.push(table);
        if (name === 'content') items.push(superscript);
        if (name === 'items' && value[0]?.severity) items.push({ ...common(value[0]), type: 'renamed' });
        return items;
    }

    if (value === null || typeof value !== 'object') return name === 'role' ? 'when-to-rest' : value;
    const members = Object.entries(value).map(([key, member]) => [key, key === 'csl' ? member : later(member, key)]);
    return { ...Object.fromEntries(members), later: { than: ['today'] } };
};

const common = ({ id, kind, slug, severity, release }) => ({ id, kind, slug, severity, release });

export const serveTomorrow = async api => {
    const server = createServer(async (request, response) => {
        const answer = await fetch(api + request.url, { headers: { accept: request.headers.accept ?? '*/*' } });
        response.writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') });
        response.end(JSON.stringify(later(await answer.json())));
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
};
