import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ownFolder, thisOwner } from '../../src/engine/own-folder.js';

const root = mkdtempSync(join(tmpdir(), 'agentmesh-own-folder-'));
let count = 0;
let base = '';
let folder = '';
beforeEach(() => {
  base = join(root, `${++count}`);
  folder = join(base, 'parent', 'cache');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const posix = process.platform !== 'win32';
const parent = () => join(base, 'parent');
const why = (at = folder, owner = thisOwner) => {
  const found = ownFolder(at, owner);
  return found.own ? undefined : found.why;
};

describe.runIf(posix)('where users have numbers', () => {
  const cases: readonly (readonly [string, () => void, RegExp | undefined])[] = [
    ['ours, and its parents too', () => undefined, undefined],
    ['others may write to it', () => chmodSync(folder, 0o722), /^others may write to .*cache$/],
    ['its group may write to it', () => chmodSync(folder, 0o720), /^others may write to .*cache$/],
    ['others may write to its parent, and so move it away', () => chmodSync(parent(), 0o707), /in the place of .*parent$/],
    ['others may write to its parent’s parent', () => chmodSync(base, 0o777), /in the place of .*\d$/],
    ['others may write to its parent, which is sticky as /tmp is', () => chmodSync(parent(), 0o1777), undefined],
  ];
  test.each(cases)('%s', (_what, change, expected) => {
    change();
    if (expected === undefined) expect(why()).toBeUndefined();
    else expect(why()).toMatch(expected);
  });

  test('a link to it counts for what it leads to, and its own place counts as well', () => {
    const link = join(base, 'link');
    symlinkSync(folder, link);
    expect(why(link)).toBeUndefined();
    chmodSync(base, 0o777);
    expect(why(link)).toMatch(/in the place of/);
    chmodSync(base, 0o700);
    chmodSync(parent(), 0o777);
    expect(why(link)).toMatch(/in the place of .*parent$/);
  });

  test('somebody else’s folder', () => {
    expect(why(folder, { ...thisOwner, uid: (thisOwner.uid ?? 0) + 1 })).toMatch(/cache belongs to somebody else$/);
  });

  test('a file', () => {
    const file = join(base, 'file');
    writeFileSync(file, '', { mode: 0o600 });
    expect(why(file)).toMatch(/file is not a folder$/);
  });
});

describe('where users have no numbers (Windows): the profile counts', () => {
  const cases: readonly (readonly [string, () => string, boolean])[] = [
    ['in it', () => base, true],
    ['it itself', () => folder, false],
    ['elsewhere', () => join(base, 'other'), false],
    ['beside it, with a name that begins so', () => join(base, 'parent', 'cach'), false],
  ];
  test.each(cases)('%s', (_what, home, own) => {
    mkdirSync(home(), { recursive: true });
    expect(ownFolder(folder, { uid: undefined, home }).own).toBe(own);
  });
});

test('a folder that is not there is an error', () => {
  expect(() => ownFolder(join(base, 'absent'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
