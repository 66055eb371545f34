import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openRegular, openRegularHandle, useRegular, type NoFile } from '../../src/files/open-regular.js';

const folder = mkdtempSync(join(tmpdir(), 'open-regular-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = join(folder, 'file');
writeFileSync(file, 'text');
const link = join(folder, 'link');
symlinkSync(file, link);
const pipe = join(folder, 'pipe');
execFileSync('mkfifo', [pipe]);

const refuse = (what: NoFile): never => {
  throw new Error(`refused: ${what}`);
};
/** How often this process has it open, where the system tells. */
const timesOpen = (path: string) =>
  existsSync(DESCRIPTORS) ? readdirSync(DESCRIPTORS).filter((each) => leadsTo(join(DESCRIPTORS, each)) === path).length : 0;
const DESCRIPTORS = '/proc/self/fd';

/** One may be closed while they are listed. */
function leadsTo(descriptor: string): string | undefined {
  try {
    return readlinkSync(descriptor);
  } catch {
    return undefined;
  }
}

test.each([
  ['a folder', folder],
  ['a pipe or a device', pipe],
  ['a pipe or a device', '/dev/zero'],
])('%s is refused in the words of who opened it, without a wait: %s', async (what, path) => {
  expect(() => openRegular(path, refuse)).toThrow(`refused: ${what}`);
  expect(() => useRegular(path, () => 'used', refuse)).toThrow(`refused: ${what}`);
  expect(
    useRegular(
      path,
      () => 'used',
      (found) => `instead of ${found}`,
    ),
  ).toBe(`instead of ${what}`);
  await expect(openRegularHandle(path, refuse)).rejects.toThrow(`refused: ${what}`);
  expect(timesOpen(path)).toBe(0);
});

test.each([
  ['itself', file],
  ['behind a link', link],
])('a file is opened: %s', async (_where, path) => {
  const opened = openRegular(path, refuse);
  expect(readFileSync(opened, 'utf8')).toBe('text');
  closeSync(opened);
  expect(useRegular(path, (each, { size }) => [readFileSync(each, 'utf8'), size], refuse)).toEqual(['text', 4]);
  const handle = await openRegularHandle(path, refuse);
  expect(await handle.readFile('utf8')).toBe('text');
  await handle.close();
});

test('a link is followed by nobody who asks for none', () => {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW;
  expect(() => openRegular(link, refuse, flags)).toThrow(/ELOOP/);
  expect(() => useRegular(link, () => 'used', refuse, flags)).toThrow(/ELOOP/);
});

test('a file is created with the rights that were asked for', () => {
  const created = openRegular(join(folder, 'created'), refuse, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  expect(fstatSync(created).mode & 0o777).toBe(0o600);
  closeSync(created);
});

test('what uses a file and fails leaves it closed', () => {
  let used = -1;
  const failing = (opened: number) => {
    used = opened;
    throw new Error('failed');
  };
  expect(() => useRegular(file, failing, refuse)).toThrow('failed');
  expect(() => fstatSync(used)).toThrow(/EBADF/);
});
