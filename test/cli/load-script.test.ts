import { closeSync, mkdtempSync, openSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadScript } from '../../src/cli/load-script.js';
import { readAscii, readPages } from '../../src/cli/read-pages.js';
import type { Cache } from '../../src/engine/cache.js';

const folder = mkdtempSync(join(tmpdir(), 'agentmesh-script-'));
const path = join(folder, 'script.cjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Exports {
  readonly answer: () => string;
}

/** One function of `(require, module, moduleUrl)`, as the build writes it. */
function write(answer: string): void {
  const text = `(function (require, module, moduleUrl) {
module.exports = { answer: () => ['${answer}', typeof require('node:fs').readFileSync, moduleUrl.split('/').at(-1)].join(' ') };
})
`;
  writeFileSync(path, text);
  utimesSync(path, 1, 1);
}

let kept: Map<string, Uint8Array>;
let puts: number;
const cache: Cache = {
  get: (key) => kept.get(key),
  put: (key, value) => {
    puts++;
    kept.set(key, value);
  },
};

beforeEach(() => {
  kept = new Map();
  puts = 0;
  write('one');
});

describe('a script', () => {
  test('runs, is kept, and runs from what was kept, which is not kept again', () => {
    const first = loadScript<Exports>(path, 'h1', 'one', cache);
    expect(first.exports.answer()).toBe('one function script.cjs');
    first.keep();
    first.keep();
    expect(puts).toBe(1);
    const second = loadScript<Exports>(path, 'h1', 'one', cache);
    expect(second.exports.answer()).toBe('one function script.cjs');
    second.keep();
    expect(puts).toBe(1);
  });

  test.each([
    ['another hash of its text', () => write('two'), 'h2'],
    ['a file that was changed since it was built', () => (write('two'), utimesSync(path, 2, 2)), 'h1'],
  ])('%s: what was kept is not asked, although the length is the same', (_why, change, hash) => {
    loadScript<Exports>(path, 'h1', 'one', cache).keep();
    change();
    const changed = loadScript<Exports>(path, hash, 'one', cache);
    expect(changed.exports.answer()).toBe('two function script.cjs');
    changed.keep();
    expect(puts).toBe(2);
  });

  test('what was kept under other flags stays, and is not asked', () => {
    loadScript<Exports>(path, 'h1', 'one', cache).keep();
    loadScript<Exports>(path, 'h1', 'many', cache).keep();
    loadScript<Exports>(path, 'h1', 'one', cache).keep();
    expect({ puts, kept: kept.size }).toEqual({ puts: 2, kept: 2 });
  });

  test('what V8 cannot use is compiled and kept again', () => {
    loadScript<Exports>(path, 'h1', 'one', cache).keep();
    for (const key of kept.keys()) kept.set(key, Buffer.from('of another version of V8'));
    // Of a text that it has compiled in this process V8 asks for nothing.
    write('new');
    const again = loadScript<Exports>(path, 'h1', 'one', cache);
    expect(again.exports.answer()).toBe('new function script.cjs');
    again.keep();
    expect(puts).toBe(2);
  });
});

test.each([0, 1, 65_536, 200_001])('a file of %i bytes is read whole', (size) => {
  const file = join(folder, 'pages');
  const bytes = Buffer.alloc(size, 'agentmesh');
  writeFileSync(file, bytes);
  expect(readAscii(file)).toBe(bytes.toString('latin1'));
  expect(readByDescriptor(file).equals(bytes)).toBe(true);
});

test('pages are used again for what is larger and smaller, and never while somebody has a view of them', () => {
  const files = [200_000, 400_000, 1_000].map((size) => {
    const file = join(folder, `pages-${size}`);
    const bytes = Buffer.alloc(size, `of ${size} bytes `);
    writeFileSync(file, bytes);
    return { file, bytes };
  });
  const views = files.map(({ file, bytes }) => {
    expect(readAscii(file)).toBe(bytes.toString('latin1'));
    return readByDescriptor(file);
  });
  expect(views.map((view, i) => view.equals(files[i]?.bytes ?? Buffer.alloc(0)))).toEqual([true, true, true]);
});

test('what was read counts nothing to the heap, which it would have collected the sooner', () => {
  const file = join(folder, 'pages-large');
  const bytes = Buffer.alloc(8 * 1024 * 1024, 'agentmesh');
  writeFileSync(file, bytes);
  const before = process.memoryUsage().external;
  const read = readByDescriptor(file);
  expect(process.memoryUsage().external - before).toBeLessThan(bytes.length / 2);
  expect(read.equals(bytes)).toBe(true);
});

test('a file that is not there is an error as with readFileSync', () => {
  expect(() => readAscii(join(folder, 'absent'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});

function readByDescriptor(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    return readPages(file);
  } finally {
    closeSync(file);
  }
}
