// Starts the program, withdraws a question, generates clients from the served descriptions, compiles them, and calls the program with each.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveTomorrow } from './tomorrow.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const program = join(here, '../../src/ContentApi/bin/Debug/net10.0/ContentApi.dll');
const bin = name => join(here, 'node_modules/.bin', name);

// As root, the private PostgreSQL runs as another user, which must be able to reach its folder.
const scratch = mkdtempSync(join(tmpdir(), 'contentapi-clients-'));
chmodSync(scratch, 0o755);

const port = await new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
    });
});
const api = `http://127.0.0.1:${port}`;
const settings = { ...process.env, urls: api, Site__BaseUrl: api, Postgres__Data: join(scratch, 'postgres'), RateLimit__PerMinute: '0' };
const started = performance.now();

const run = (name, command, args, { folder = here, env = {} } = {}) => new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(command, args, { cwd: folder, env: { ...settings, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', data => output.push(data));
    child.stderr.on('data', data => output.push(data));
    child.on('error', reject);
    child.on('close', code => {
        const seconds = ((performance.now() - begin) / 1000).toFixed(1);
        console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
        if (code === 0) resolve();
        else reject(new Error(`${name} ended with ${code}:\n${Buffer.concat(output)}`));
    });
});

const ready = async () => {
    const deadline = Date.now() + 120_000;
    while (Date.now() < deadline && server.exitCode === null) {
        const answer = await fetch(`${api}/v1`).catch(() => null);
        if (answer?.ok) return;
        await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error('The program does not answer.');
};

const typescript = async tomorrow => {
    const folder = join(here, 'typescript');
    const description = `${api}/openapi/v1.json`;
    const env = { CONTENTAPI_URL: api, CONTENTAPI_TOMORROW: tomorrow, CONTENTAPI_DESCRIPTION: description };
    rmSync(join(folder, 'generated'), { recursive: true, force: true });
    rmSync(join(folder, 'build'), { recursive: true, force: true });
    await run('generate: hey-api', bin('openapi-ts'), ['-f', 'openapi-ts.config.js'], { folder, env });
    await run('generate: openapi-typescript', bin('openapi-typescript'), [description, '-o', 'generated/openapi-typescript/v1.ts'], { folder });
    await run('generate: orval', bin('orval'), ['--config', 'orval.config.cjs'], { folder, env });
    await run('compile: TypeScript', bin('tsc'), ['-p', '.'], { folder });
    const tests = ['hey-api', 'openapi-fetch', 'orval'].map(name => `build/${name}.test.js`);
    await run('call: hey-api, openapi-fetch, orval', process.execPath, ['--test', ...tests], { folder, env });
};

const dotnet = async tomorrow => {
    const folder = join(here, 'dotnet');
    const description = `${api}/openapi/v1.dotnet.json`;
    rmSync(join(folder, 'Generated'), { recursive: true, force: true });
    await run('restore: NSwag, Kiota', 'dotnet', ['tool', 'restore'], { folder });
    await run('generate: NSwag', 'dotnet', [
        'nswag', 'openapi2csclient', `/input:${description}`, '/output:Generated/NSwag/ContentClient.cs', '/namespace:ContentApi.Clients.NSwag',
        '/className:ContentClient', '/operationGenerationMode:SingleClientFromOperationId', '/jsonLibrary:SystemTextJson',
        '/generateNullableReferenceTypes:true', '/generateOptionalParameters:true', '/generateOptionalPropertiesAsNullable:true',
        '/wrapResponses:true', '/dateType:System.DateOnly',
    ], { folder });
    await run('generate: Kiota', 'dotnet', [
        'kiota', 'generate', '-l', 'CSharp', '-d', description, '-o', 'Generated/Kiota', '-c', 'ContentClient', '-n', 'ContentApi.Clients.Kiota',
        '--exclude-backward-compatible', '--clean-output', '--clear-cache',
    ], { folder, env: { KIOTA_OFFLINE_ENABLED: 'true' } });
    await run('restore: .NET', 'dotnet', ['restore', '--locked-mode'], { folder });
    await run('compile: .NET', 'dotnet', ['build', '--no-restore', '-v', 'quiet'], { folder });
    await run('call: NSwag, Kiota', 'dotnet', ['bin/Debug/net10.0/Clients.dll', api, tomorrow], { folder });
};

if (!existsSync(program)) throw new Error(`${program} is not built: dotnet build src/ContentApi`);
const server = spawn('dotnet', [program], { env: settings, stdio: ['ignore', 'ignore', 'inherit'] });
let later;
try {
    await ready();
    await run('withdraw a question', 'dotnet', [
        program, 'content', 'withdraw', 'anti-interleukines-cabine', '--kind', 'faq', '--severity', 'editorial',
        '--reason', 'La réponse est donnée avec celle sur l’avion.', '--instead', 'anti-interleukines-avion',
    ]);
    later = await serveTomorrow(api);
    const results = await Promise.allSettled([typescript(later.address), dotnet(later.address)]);
    const failures = results.filter(result => result.status === 'rejected').map(result => result.reason.message);
    failures.forEach(failure => console.error(`\n${failure}`));
    process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
    later?.close();
    server.kill();
    await new Promise(resolve => (server.exitCode === null ? server.on('close', resolve) : resolve()));
    rmSync(scratch, { recursive: true, force: true });
    console.log(`${((performance.now() - started) / 1000).toFixed(0)} s in all`);
}
