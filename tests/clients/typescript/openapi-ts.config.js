export default {
    input: process.env.CONTENTAPI_DESCRIPTION,
    // The extension is for Node's own resolution of modules; a bundler needs none.
    output: { path: 'generated/hey-api', importFileExtension: '.js' },
    plugins: ['@hey-api/client-fetch'],
};
