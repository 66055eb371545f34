import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodePathFs, physicalPath } from '../../src/pip/physical-path.js';

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'agentmesh-physical-')));
  mkdirSync(join(root, 'folder'));
  writeFileSync(join(root, 'folder/a'), '');
  writeFileSync(join(root, 'folder/b'), '');
  symlinkSync('../folder/b', join(root, 'folder/link'));
  symlinkSync('gone', join(root, 'folder/dangling'));
  symlinkSync('loop', join(root, 'folder/loop'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Path below the root → where it leads, as physicalPath says. */
const leads: readonly (readonly [string, string | undefined])[] = [
  ['folder/a', 'folder/a'],
  ['folder/b', 'folder/b'],
  ['folder/link', 'folder/b'],
  ['folder/missing', 'folder/missing'],
  ['folder/dangling', 'folder/gone'],
  ['folder/loop', undefined],
  ['folder/a/below', 'folder/a/below'],
  ['folder', 'folder'],
  ['elsewhere/x', 'elsewhere/x'],
];

test('where a path leads does not depend on what was asked before', () => {
  for (const [before] of leads) {
    for (const [path, end] of leads) {
      physicalPath(join(root, before), nodePathFs);
      expect(physicalPath(join(root, path), nodePathFs), `${path} after ${before}`).toBe(end === undefined ? undefined : join(root, end));
    }
  }
});
