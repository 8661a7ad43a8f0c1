// Bundles the component into the one file of its version. With --check: compares with what is committed instead of writing it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const most = 10_000;
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url)));
const folder = new URL(`dist/${version}/`, import.meta.url);
const file = new URL('vetted-content.js', folder);
const list = new URL('dist/versions.json', import.meta.url);
const isCheck = process.argv.includes('--check');

const { outputFiles: [{ contents }] } = await build({
  absWorkingDir: new URL('.', import.meta.url).pathname, entryPoints: ['index.js'], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, legalComments: 'none', charset: 'utf8',
});
const brotli = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const entry = { version, integrity: `sha384-${createHash('sha384').update(contents).digest('base64')}`, bytes: contents.length, brotli };
console.log(`vetted-content ${version}: ${contents.length} bytes, ${brotli} in brotli`);
if (brotli >= most) throw new Error(`It must stay below ${most} bytes in brotli.`);

if (isCheck) {
  const known = JSON.parse(readFileSync(list)).find((one) => one.version === version);
  if (!readFileSync(file).equals(contents) || JSON.stringify(known) !== JSON.stringify(entry)) throw new Error('dist is not what the sources make: npm run build.');
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, contents);
  let known = [];
  try {
    known = JSON.parse(readFileSync(list));
  } catch {
    // The first version.
  }
  writeFileSync(list, JSON.stringify([entry, ...known.filter((one) => one.version !== version)], null, 2) + '\n');
}
