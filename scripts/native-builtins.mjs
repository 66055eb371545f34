// @ts-check
// Derives engine/native-builtins.json: the builtins that a policy built by OPA to WASM carries in itself.
// Each builtin is called in a policy of its own; a module whose list of wanted host functions does not name it has it.
// Needs Go (it asks the engine's native build). `--check` compares instead of writing.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Only the compiler ever sees these: it erases or rewrites them (engine/capabilities.go), and assignment becomes unification. */
const compiledOut = new Set(['assign', 'eq', 'internal.print', 'internal.test_case', 'print', 'rego.metadata.chain', 'rego.metadata.rule']);

const folder = fileURLToPath(new URL('../engine', import.meta.url));
const file = join(folder, 'native-builtins.json');

const temporary = mkdtempSync(join(tmpdir(), 'agentmesh-builtins-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
const binary = join(temporary, 'engine');
if (spawnSync('go', ['build', '-o', binary, '.'], { cwd: folder, stdio: 'inherit' }).status !== 0) process.exit(1);

const engine = spawn(binary, { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: engine.stdout })[Symbol.asyncIterator]();

/** @param {string} op @param {object} request */
async function call(op, request) {
  engine.stdin.write(`${JSON.stringify({ op, request })}\n`);
  return JSON.parse((await lines.next()).value);
}

/** The names of the functions that the module asks its host for (https://www.openpolicyagent.org/docs/wasm#exports). @param {Uint8Array} bytes */
function wanted(bytes) {
  const memory = new WebAssembly.Memory({ initial: 8 });
  const nothing = () => 0;
  const env = {
    memory,
    opa_abort: nothing,
    opa_builtin0: nothing,
    opa_builtin1: nothing,
    opa_builtin2: nothing,
    opa_builtin3: nothing,
    opa_builtin4: nothing,
  };
  const exports = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(bytes), { env }).exports);
  const at = exports.opa_json_dump(exports.builtins());
  const text = Buffer.from(memory.buffer, at);
  return Object.keys(JSON.parse(text.toString('utf8', 0, text.indexOf(0))));
}

/** @type {{ builtins: { name: string, decl: { args?: unknown[], result?: unknown, variadic?: unknown } }[] }} */
const all = await call('capabilities', { all: true });
const names = all.builtins.map(({ name }) => name);
const native = ['assign', 'eq'];
for (const { name, decl } of all.builtins) {
  if (compiledOut.has(name)) continue;
  const args = (decl.args ?? []).map((_, i) => `input.a${i}`);
  if (decl.result !== undefined) args.push('x');
  // Rego v0 still has the deprecated builtins.
  const text = `package t\n\np {\n\t${name}(${args.join(', ')})\n}\n`;
  const { wasm, diagnostics } = await call('build', {
    modules: [{ path: 't.rego', text }],
    entrypoints: ['t/p'],
    builtins: names,
    regoVersion: 0,
  });
  if (wasm === undefined) throw new Error(`${name} cannot be called: ${diagnostics[0].message}`);
  if (!wanted(Buffer.from(wasm, 'base64')).includes(name)) native.push(name);
}
engine.stdin.end();

const text = `${JSON.stringify(native.sort(), undefined, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('engine/native-builtins.json is not what OPA gives: run node scripts/native-builtins.mjs\n');
  process.exitCode = 1;
}
