// @ts-check
// Stock `opa` and `agentmesh policy` on the same files, side by side: `node scripts/compare-opa.mjs [path of opa]`. Without a path OPA is built from its Go
// module, at the version that the engine holds. Prints a table in Markdown; exit code 1 where they differ and nobody has said why.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { atMost } from './compare-opa/at-most.mjs';
import { root, setUp } from './setup.mjs';
import { areas } from './compare-opa/areas.mjs';
import { EXPLAINED } from './compare-opa/explained.mjs';

setUp();
const version = /opa v(\S+)/.exec(readFileSync(join(root, 'engine', 'go.mod'), 'utf8'))?.[1] ?? '';
const work = mkdtempSync(join(tmpdir(), 'agentmesh-compare-'));
const binary = process.argv[2] ?? (await buildOpa());

/** @typedef {{ status: number | null, stdout: string, stderr: string }} Ran */

/** @param {string} command @param {readonly string[]} args @param {{ cwd?: string, input?: string }} [options] @returns {Promise<Ran>} */
function run(command, args, { cwd = root, input = '' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', (error) => fail(`${command} cannot be run: ${error.message}`));
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    // A command that reads no input may be gone before it is written.
    child.stdin.on('error', () => undefined).end(input);
  });
}

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`compare-opa: ${message}\n`);
  process.exit(2);
}

/** Kept beside the packages, so that it is built once. */
async function buildOpa() {
  const folder = join(root, 'node_modules', '.cache', `opa-${version}`);
  const built = join(folder, 'opa');
  if (existsSync(built)) return built;
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`compare-opa: building OPA ${version} from its Go module, which takes minutes\n`);
  const steps = [
    ['mod', 'init', 'stock'],
    ['get', `github.com/open-policy-agent/opa@v${version}`],
    ['build', '-o', built, 'github.com/open-policy-agent/opa'],
  ];
  for (const args of steps) {
    const { status, stderr } = await run('go', args, { cwd: folder });
    if (status !== 0 && args[1] !== 'init') fail(`go ${args.join(' ')}: ${stderr}`);
  }
  return built;
}

/** A core each: some hundred commands, most of which start an engine. */
const turn = atMost(availableParallelism());

export const tools = {
  root,
  work,
  /** @param {readonly string[]} args @param {{ cwd?: string, input?: string }} [options] */
  opa: (args, options) => turn(() => run(binary, args, options)),
  /** @param {readonly string[]} args @param {{ cwd?: string, input?: string }} [options] */
  ours: (args, options) => turn(() => run(process.execPath, [join(root, 'dist', 'cli.js'), 'policy', ...args], options)),
  /** A copy of a folder that may be written to. @param {string} folder @param {string} name */
  copy: (folder, name) => {
    const to = join(work, name);
    cpSync(join(root, folder), to, { recursive: true });
    return to;
  },
  /** Texts of the files below, by path. @param {string} folder @param {RegExp} [which] @returns {Record<string, string>} */
  texts: (folder, which = /./) => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => which.test(name));
    const files = names.filter((name) => statSync(join(folder, name)).isFile());
    return Object.fromEntries(files.toSorted().map((name) => [relative('.', name), readFileSync(join(folder, name), 'utf8')]));
  },
  /** @param {string} name @param {string} text */
  file: (name, text) => {
    writeFileSync(join(work, name), text);
    return join(work, name);
  },
};

const said = (await run(binary, ['version'])).stdout;
if (!said.includes(`Version: ${version}`)) fail(`${binary} is ${said.split('\n')[0]}; the engine holds ${version}`);

let unexplained = 0;
const notes = new Set();
const rows = [];
const begun = areas(tools).map(({ area, on, compare }) => ({ area, on, found: compare() }));
for (const { area, on, found } of begun) {
  process.stderr.write(`${area}: ${on}\n`);
  const { compared, differences } = await found;
  if (compared === 0) differences.push('there was nothing to compare');
  const open = differences.filter((each) => {
    const known = EXPLAINED.find(({ area: where, matches }) => where === area && matches.test(each));
    if (known !== undefined) notes.add(known);
    return known === undefined;
  });
  for (const each of open) process.stderr.write(`  not explained: ${each}\n`);
  unexplained += open.length;
  rows.push([
    area,
    on,
    compared,
    compared - differences.length,
    differences.length === 0 ? '' : `${differences.length}, ${open.length === 0 ? 'explained' : `${open.length} not explained`}`,
  ]);
}
rmSync(work, { recursive: true, force: true });

process.stdout.write(`OPA ${version}\n\n`);
process.stdout.write('| area | on | compared | the same | different |\n| --- | --- | --- | --- | --- |\n');
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
for (const { area, why } of notes) process.stdout.write(`\n- ${area}: ${why}`);
process.stdout.write('\n');
process.exit(unexplained === 0 ? 0 : 1);
