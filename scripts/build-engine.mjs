// @ts-check
// engine/*.go → engine/opa.wasm.br (built, initialised, compressed) and the sha256 of the raw module. `--check` rebuilds and compares instead of writing.
// The same sources, Go and flags give the same bytes on every machine; only the raw module's hash is compared,
// because brotli's output may differ from one version of Node to the next. `--quick` compresses badly in a second, while working on it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preinitialize } from './preinitialize.mjs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** The Go that the committed module was built with: another one gives other bytes. */
const GO = 'go1.26.8';

const QUICK_QUALITY = 5;
const quick = process.argv.includes('--quick');

const folder = fileURLToPath(new URL('../engine', import.meta.url));
const packed = join(folder, 'opa.wasm.br');
const recorded = join(folder, 'opa.wasm.sha256');

/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {string[]} args @param {Record<string, string>} [env] */
function go(args, env = {}) {
  const { status, stdout, error } = spawnSync('go', args, {
    cwd: folder,
    env: { ...process.env, GOFLAGS: '-mod=readonly', GOWORK: 'off', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) fail(error === undefined ? `go ${args[0]} failed` : `go cannot be run: ${error.message}`);
  return stdout;
}

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`build-engine: ${message}\n`);
  process.exit(1);
}

function buildModule() {
  const version = go(['env', 'GOVERSION']).trim();
  if (version !== GO)
    fail(`the module is built with ${GO}, this is ${version}; change GO in scripts/build-engine.mjs together with engine/opa.wasm.br`);
  const out = mkdtempSync(join(tmpdir(), 'agentmesh-engine-'));
  try {
    const file = join(out, 'opa.wasm');
    go(['build', '-buildmode=c-shared', '-buildvcs=false', '-trimpath', '-ldflags=-s -w', '-o', file, '.'], {
      GOOS: 'wasip1',
      GOARCH: 'wasm',
    });
    return preinitialize(readFileSync(file));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const raw = buildModule();
const hash = sha256(raw);
if (process.argv.includes('--check')) {
  const expected = readFileSync(recorded, 'utf8').trim();
  const shipped = sha256(brotliDecompressSync(readFileSync(packed)));
  if (shipped !== expected) fail(`engine/opa.wasm.br holds ${shipped}, engine/opa.wasm.sha256 says ${expected}`);
  if (hash !== expected)
    fail(`a rebuild gives ${hash}, engine/opa.wasm.sha256 says ${expected}: run node scripts/build-engine.mjs and commit both files`);
  process.stdout.write(`engine/opa.wasm.br is what engine/*.go builds to (sha256 ${hash})\n`);
} else {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quick ? QUICK_QUALITY : constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  const small = brotliCompressSync(raw, { params });
  writeFileSync(packed, small);
  writeFileSync(recorded, `${hash}\n`);
  process.stdout.write(`engine/opa.wasm.br: ${raw.length} bytes, ${small.length} as brotli, sha256 ${hash}\n`);
}
