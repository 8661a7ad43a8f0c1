import { build } from 'esbuild';

const options = { bundle: true, jsx: 'automatic', logLevel: 'error' };
for (const mode of ['development', 'production']) {
  const define = { 'process.env.NODE_ENV': JSON.stringify(mode) };
  await build({ ...options, define, entryPoints: ['client.jsx'], minify: mode === 'production', outfile: `artifacts/${mode}/client.js` });
  await build({ ...options, define, entryPoints: ['server.jsx'], platform: 'node', outfile: `artifacts/${mode}/server.cjs` });
}
