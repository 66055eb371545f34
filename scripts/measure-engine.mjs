// @ts-check
// The figures of engine/README.md: sizes, the parts of a cold start, builds of 10, 100 and 1,000 tool packages under the shipped library.
// `node scripts/measure-engine.mjs [runs]`; medians, in milliseconds. The native column needs Go.
import { build } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const runs = Number(process.argv[2] ?? 5);
const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'agentmesh-measure-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

await build({
  absWorkingDir: root,
  entryPoints: {
    parent: 'src/engine/create-engine.ts',
    child: 'src/engine/child.ts',
    instance: 'src/engine/instance.ts',
    flags: 'src/engine/v8-flags.ts',
  },
  outdir: join(root, 'node_modules/.cache/measure-engine'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
});
const bundled = join(root, 'node_modules/.cache/measure-engine');
const { createEngine } = await import(pathToFileURL(join(bundled, 'parent.js')).href);

/** @param {string} folder @returns {{ path: string, text: string }[]} */
function regoIn(folder) {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return regoIn(path);
    return name.endsWith('.rego') && !name.endsWith('_test.rego') ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}
const library = existsSync(join(root, 'rego')) ? regoIn('rego') : [];

/** @param {number} tools @param {string} note Makes the sources new. */
function policy(tools, note) {
  const modules = [
    ...library,
    { path: 'policy.rego', text: `# ${note}\npackage mcp.policy\n\nallow if count(data.mcp.policy.tools[input.tool.name].allow) > 0\n` },
  ];
  for (let i = 0; i < tools; i++) {
    const text = `package mcp.policy.tools.tool_${i}

# METADATA
# title: Read below the documents folder
# custom:
#   id: r${i}
allow contains rego.metadata.rule().custom.id if {
	count(input.paths) > 0
	every p in input.paths { "/home/user/documents" in p.under }
	not secret
}

secret if {
	some p in input.paths
	some text in [p.lexical, p.resolved]
	some word in [".env", "secrets", "credentials"]
	contains(lower(text), word)
}
`;
    modules.push({ path: `tools/tool_${i}.rego`, text });
  }
  return { modules, entrypoints: ['mcp/main/decision', 'mcp/main/hidden'] };
}

/** @param {number[]} values */
const median = (values) => Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN);

/** @param {() => unknown} action */
async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

const builtins = ['time.now_ns', 'sprintf'];
const options = { builtins, folder: join(root, 'engine'), childPath: join(bundled, 'child.js'), cacheFolder: join(temporary, 'cache') };
/** @param {any} result */
const must = (result) => {
  if (result.ok !== true) throw new Error(JSON.stringify(result.diagnostics));
  return result;
};

const packed = readFileSync(join(root, 'engine/opa.wasm.br'));
const raw = brotliDecompressSync(packed);
console.log(
  `module: ${(raw.length / 1e6).toFixed(1)} MB, ${(packed.length / 1e6).toFixed(1)} MB as brotli; library: ${library.length} modules`,
);

const { instantiate } = await import(pathToFileURL(join(bundled, 'instance.js')).href);
const { setV8Flags } = await import(pathToFileURL(join(bundled, 'flags.js')).href);
setV8Flags();
/** @type {Record<'unbrotli (first start only)' | 'sha256' | 'compile' | 'instantiate', number[]>} */
const parts = { 'unbrotli (first start only)': [], sha256: [], compile: [], instantiate: [] };
for (let i = 0; i < runs; i++) {
  parts['unbrotli (first start only)'].push(await timed(() => brotliDecompressSync(packed)));
  parts.sha256.push(await timed(() => createHash('sha256').update(raw).digest()));
  /** @type {any} */
  let module;
  parts.compile.push(await timed(() => (module = new WebAssembly.Module(raw))));
  parts.instantiate.push(await timed(() => instantiate(module, { stderr: () => undefined })));
}
console.table(Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, { ms: median(values) }])));

const hasGo = spawnSync('go', ['build', '-o', join(temporary, 'native'), '.'], { cwd: join(root, 'engine'), stdio: 'ignore' }).status === 0;
/** @type {Record<string, Record<string, number | string>>} */
const table = {};
let note = 0;
for (const tools of [10, 100, 1000]) {
  const cold = [];
  const again = [];
  const cached = [];
  let bytes = 0;
  let rss = 0;
  const repeat = tools === 1000 ? Math.ceil(runs / 3) : runs;
  for (let i = 0; i < repeat; i++) {
    const engine = createEngine(options);
    const request = policy(tools, `${++note}`);
    cold.push(await timed(async () => (bytes = must(await engine.build(request)).wasm.length)));
    for (let k = 0; k < 3; k++) again.push(await timed(async () => must(await engine.build(policy(tools, `${++note}`)))));
    rss = residentOfChild();
    await engine.close();
    const fresh = createEngine(options);
    cached.push(await timed(async () => must(await fresh.build(request))));
    await fresh.close();
  }
  table[`${tools} tools`] = {
    'first build, cold child': median(cold),
    'later builds': median(again),
    'from the cache': median(cached),
    'native Go, later builds': hasGo ? median(await native(tools)) : '-',
    'policy, KB': Math.round(bytes / 1000),
    'child RSS, MB': rss,
  };
}
console.table(table);

function residentOfChild() {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,rss=,args=', '-ax'], { encoding: 'utf8' });
  const line = stdout.split('\n').find((text) => text.trim().startsWith(`${process.pid} `) && text.includes('child.js'));
  return Math.round(Number(line?.trim().split(/\s+/)[1] ?? NaN) / 1000);
}

/** @param {number} tools */
async function native(tools) {
  const engine = spawn(join(temporary, 'native'), { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: engine.stdout })[Symbol.asyncIterator]();
  const times = [];
  for (let i = 0; i < 4; i++) {
    const line = JSON.stringify({ op: 'build', request: { ...policy(tools, `${++note}`), builtins } });
    const time = await timed(async () => {
      engine.stdin.write(`${line}\n`);
      await lines.next();
    });
    if (i > 0) times.push(time);
  }
  engine.stdin.end();
  return times;
}
