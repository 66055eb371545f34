// @ts-check
// Brings a fresh clone to the point where its own tools run: dependencies, then dist/ if anything that makes it has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.stamp');

/** Everything that dist/ is made from. */
const inputs = [
  'src',
  'rego',
  'policies',
  'scripts/ascii-only.mjs',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'scripts/written-tables.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'engine/opa.wasm.sha256',
];

export function setUp() {
  installIn(root);
  const hash = hashOf(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('building dist/');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  writeFileSync(stamp, hash);
}

/** Installs what the lock file of a folder says, unless that was done. @param {string} folder */
export function installIn(folder) {
  const lock = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say(`installing dependencies${folder === root ? '' : ` of ${relative(root, folder)}`} (npm ci)`);
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}

/** @param {string} command @param {string[]} args */
export function run(command, args, cwd = root) {
  const { status, signal } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) {
    say(`${command} ${args.join(' ')} failed (${signal ?? `exit ${status}`})`);
    process.exit(status ?? 1);
  }
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/** @param {string[]} paths */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(path);
  return hash.digest('hex');

  /** @param {string} path */
  function add(path) {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    } else {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    }
  }
}
