import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverFolders } from '../../src/pip/server-folders.js';

let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-folders-')));
  for (const folder of ['docs', 'home/notes']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'server.js'), '');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each([
  ['absolute', () => join(root, 'docs'), 'docs'],
  ['relative to the working directory', () => 'docs', 'docs'],
  ['the working directory', () => '.', '.'],
  ['in the home directory', () => '~/notes', 'home/notes'],
  ['the value of an option', () => `--root=${join(root, 'docs')}`, 'docs'],
])('a folder that the command names: %s', (_what, arg, folder) => {
  expect(serverFolders(['-y', join(root, 'server.js'), arg(), arg()], root, join(root, 'home'))).toEqual([join(root, folder)]);
});

test('options, files and what does not exist are no folders', () => {
  expect(serverFolders(['-y', '--verbose', 'server.js', 'none', '@scope/server@1.0.0', 'a\0b', 'x'.repeat(10_000)], root)).toEqual([]);
});
