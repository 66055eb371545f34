// @ts-check
// Fetches the clients of others. What cannot be had is said with its reason; the rest goes on.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIn, root } from '../../scripts/setup.mjs';
import { inspector, mcporter } from './clients/command-line.mjs';
import { fastmcp } from './clients/fastmcp.mjs';
import { sdkClients } from './clients/sdk.mjs';

/** @typedef {import('./clients/client.mjs').Client} Client */

const folder = fileURLToPath(new URL('.', import.meta.url));
const theirs = join(folder, 'node_modules');

/** @param {string} out a folder for what they leave behind @returns {{ clients: Client[], missing: { name: string, reason: string }[] }} */
export function installClients(out) {
  installIn(folder);
  const home = join(out, 'home');
  mkdirSync(home, { recursive: true });
  const node = join(theirs, 'node', 'bin', 'node');
  /** @param {string} name @param {string} program */
  const installed = (name, program) => ({ node, home, script: join(theirs, '.bin', program), version: versionOf(name) });
  const python = installPython(out);
  return {
    clients: [
      ...sdkClients(versionOf),
      ...('python' in python ? [fastmcp(python)] : []),
      inspector(installed('@modelcontextprotocol/inspector', 'mcp-inspector')),
      mcporter(installed('mcporter', 'mcporter')),
    ],
    missing: 'python' in python ? [] : [{ name: 'Python fastmcp', reason: python.reason }],
  };
}

/** The version of an installed package; ours, where both have it. @param {string} name */
export function versionOf(name) {
  const file = [join(root, 'node_modules'), theirs].map((modules) => join(modules, name, 'package.json')).find(existsSync);
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(file ?? '', 'utf8'));
  return version;
}

/** @param {string} out @returns {{ python: string, version: string } | { reason: string }} */
function installPython(out) {
  const venv = join(out, 'venv');
  const python = join(venv, 'bin', 'python');
  const steps = [
    ['python3', '-m', 'venv', venv],
    [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', join(folder, 'requirements.txt')],
  ];
  for (const [command = '', ...args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) return { reason: error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit ${status}` };
  }
  const said = spawnSync(python, ['-c', 'from importlib.metadata import version as v; print(v("fastmcp"), "on mcp", v("mcp"))'], {
    encoding: 'utf8',
  });
  return { python, version: said.stdout.trim() };
}
