// Two clients: functions that fetch, and schemas that check what was fetched.
const input = process.env.CONTENTAPI_DESCRIPTION;

module.exports = {
    fetch: {
        input,
        output: {
            target: './generated/orval/api.ts',
            client: 'fetch',
            // By itself it reads every body as JSON, HTML and bundles too.
            override: { mutator: { path: './fetcher.ts', name: 'fetcher', extension: '.js' } },
        },
    },
    zod: {
        input,
        output: { target: './generated/orval/schemas.ts', client: 'zod' },
    },
};
