// Two outputs: fetch functions, and schemas that validate the responses.
const input = process.env.CONTENTAPI_DESCRIPTION;

module.exports = {
    fetch: {
        input,
        output: {
            target: './generated/orval/api.ts',
            client: 'fetch',
            // orval's default reads every body as JSON, even HTML and bundles.
            override: { mutator: { path: './fetcher.ts', name: 'fetcher', extension: '.js' } },
        },
    },
    zod: {
        input,
        output: { target: './generated/orval/schemas.ts', client: 'zod' },
    },
};
