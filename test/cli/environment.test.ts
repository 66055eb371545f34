import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_WEBASSEMBLY } from '../../src/errors/no-webassembly.js';
import { folder, type Folder } from '../pap/folder.js';
import { cli, echoServer } from './run.js';

let place: Folder;
beforeEach(() => (place = folder()));
afterEach(() => place.remove());

const ASKED = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","arguments":{}}}\n';

/** Loaded before the program: the system knows neither the user nor a home. */
const UNKNOWN_USER = `
  const os = require('node:os');
  const unknown = () => { throw new Error('uv_os_homedir returned ENOENT'); };
  Object.assign(os, { homedir: unknown, userInfo: unknown });
  require('node:module').syncBuiltinESMExports();`;

function started(options: readonly string[], env: NodeJS.ProcessEnv, node: readonly string[] = []) {
  const { XDG_STATE_HOME: _state, XDG_CACHE_HOME: _cache, AGENTMESH_CACHE_DIR: _folder, ...rest } = process.env;
  const args = [...node, cli, 'protect', '--policy=minimal', ...options, process.execPath, echoServer];
  const ran = spawnSync(process.execPath, args, { cwd: place.path, encoding: 'utf8', input: ASKED, env: { ...rest, ...env } });
  return { status: ran.status, answered: ran.stdout.includes('"id":1'), stderr: ran.stderr };
}

test.each(['', 'relative'])('a home of `%s`: nothing is read or written in the folder in which it was started', (home) => {
  expect(started(['--no-log'], { HOME: home })).toMatchObject({ status: 0, answered: true });
  expect(readdirSync(place.path)).toEqual([]);
});

describe('a user that the system does not know, without a home', () => {
  const node = () => ['--require', place.write('unknown.cjs', UNKNOWN_USER)];

  test.each([
    ['scan', ['scan', '-']],
    ['policy explain', ['policy', 'explain', '-p', 'minimal', '--tool', 'read_file']],
  ])('is asked by nobody for a name: %s', (_what, args) => {
    const { status, stderr } = spawnSync(process.execPath, [...node(), cli, ...args], {
      cwd: place.path,
      encoding: 'utf8',
      input: 'hello',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('keeps no log and needs none', () => {
    expect(started(['--no-log'], {}, node())).toMatchObject({ status: 0, answered: true });
  });

  test('has the log where it says', () => {
    expect(started([`--log=${place.at('a.log')}`], {}, node())).toMatchObject({ status: 0, answered: true });
  });
});

test.each([
  ['V8 has no compiler', 'exec "$@"', { NODE_OPTIONS: '--jitless' }],
  ['it may have two gigabytes of addresses', 'ulimit -v 2000000; exec "$@"', {}],
])('where WebAssembly cannot run since %s, one sentence says so', (_what, script, env) => {
  const args = ['-c', script, 'sh', process.execPath, cli, 'protect', '--policy=minimal', '--no-log', 'cat'];
  const { status, stdout, stderr } = spawnSync('sh', args, { cwd: place.path, encoding: 'utf8', env: { ...process.env, ...env } });
  const said = stderr.split('\n').filter((line) => !line.startsWith('Warning: disabling flag'));
  expect({ status, stdout, said }).toEqual({ status: 2, stdout: '', said: [`agentmesh: ${NO_WEBASSEMBLY}`, ''] });
});
