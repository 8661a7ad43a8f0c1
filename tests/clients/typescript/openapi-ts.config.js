export default {
    input: process.env.CONTENTAPI_DESCRIPTION,
    // Node's module resolution needs the extension; a bundler does not.
    output: { path: 'generated/hey-api', importFileExtension: '.js' },
    plugins: ['@hey-api/client-fetch'],
};
