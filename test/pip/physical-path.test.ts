import { closeSync, mkdirSync, mkdtempSync, openSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
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

test.runIf(process.platform === 'linux')('an open file that was deleted leads nowhere, beside one that has a path too', () => {
  writeFileSync(join(root, 'deleted'), '');
  const [gone, kept] = ['deleted', 'folder/a'].map((name) => openSync(join(root, name), 'r'));
  unlinkSync(join(root, 'deleted'));
  try {
    expect(physicalPath(`/proc/self/fd/${gone}`, nodePathFs)).toBeUndefined();
    expect(physicalPath(`/proc/self/fd/${kept}`, nodePathFs)).toBe(join(root, 'folder/a'));
    expect(physicalPath(`/proc/self/fd/${gone}`, nodePathFs)).toBeUndefined();
  } finally {
    for (const file of [gone, kept]) if (file !== undefined) closeSync(file);
  }
});
