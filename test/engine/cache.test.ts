import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../../src/engine/cache.js';
import { encodeEntry } from '../../src/engine/cache-entry.js';
import { cacheFolder } from '../../src/engine/cache-folder.js';
import { cacheKey } from '../../src/engine/cache-key.js';
import { silentLog, type Log } from '../../src/telemetry/log.js';
import * as fc from '../properties.js';

const root = mkdtempSync(join(tmpdir(), 'agentmesh-cache-'));
let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(root, `${++count}`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const key = cacheKey(['a policy']);
const value = Buffer.from('its module');
const posix = process.platform !== 'win32';

function listening(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: { ...silentLog, debug: (message) => void lines.push(message) } };
}

describe('what was put comes back', () => {
  test('and nothing else does', () => {
    const cache = openCache({ folder });
    expect(cache.get(key)).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
    cache.put(key, value);
    expect(cache.get(key)).toEqual(value);
    expect(openCache({ folder }).get(key)).toEqual(value);
    expect(cache.get(cacheKey(['another']))).toBeUndefined();
  });

  test('whatever its bytes are', () => {
    const cache = openCache({ folder });
    fc.assert(
      fc.property(fc.array(fc.string()), fc.uint8Array({ maxLength: 4096 }), (parts, bytes) => {
        cache.put(cacheKey(parts), bytes);
        return Buffer.compare(cache.get(cacheKey(parts)) ?? Buffer.from('absent'), bytes) === 0;
      }),
    );
  });

  test('with the sha256 that the caller expects, or not at all', () => {
    const cache = openCache({ folder });
    cache.put(key, value);
    const sha256 = '6a08e4a0f5d2ec21b9b0d2b5b1ea4c2b0d6bbdb7ac1ef1b8f5c9d4a9c4a0b6b5';
    expect(cache.get(key, sha256)).toBeUndefined();
  });

  test.runIf(posix)('in a folder that only its owner may read', () => {
    openCache({ folder }).put(key, value);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual([key]);
  });
});

describe('the key', () => {
  test('says where one part ends and the next begins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.array(fc.string()),
        (a, b) => (cacheKey(a) === cacheKey(b)) === (JSON.stringify(a) === JSON.stringify(b)),
      ),
    );
    expect(cacheKey(['ab', 'c'])).not.toBe(cacheKey(['a', 'bc']));
  });
});

describe('a damaged entry is as good as absent, and can be put again', () => {
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['cut short', (path) => truncateSync(path, statSync(path).size - 1)],
    ['cut to its head', (path) => truncateSync(path, 40)],
    ['empty', (path) => truncateSync(path, 0)],
    ['longer', (path) => writeFileSync(path, 'x', { flag: 'a' })],
    ['of another layout', (path) => writeFileSync(path, Buffer.concat([Buffer.from('AMC0'), readFileSync(path).subarray(4)]))],
    ['not ours', (path) => writeFileSync(path, 'hello')],
  ];
  test.each(damages)('%s', (_what, damage) => {
    const { log, lines } = listening();
    const cache = openCache({ folder, log });
    cache.put(key, value);
    damage(join(folder, key));
    expect(cache.get(key)).toBeUndefined();
    expect(existsSync(join(folder, key))).toBe(false);
    expect(lines).toEqual(['removing a damaged cache entry']);
    cache.put(key, value);
    expect(cache.get(key)).toEqual(value);
  });

  test('any one bit of it', () => {
    const cache = openCache({ folder });
    cache.put(key, value);
    const whole = readFileSync(join(folder, key));
    fc.assert(
      fc.property(fc.nat(whole.length * 8 - 1), (bit) => {
        const damaged = Buffer.from(whole);
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(join(folder, key), damaged);
        return cache.get(key) === undefined;
      }),
      { numRuns: 400 },
    );
  });

  test('an entry under another key’s name', () => {
    const cache = openCache({ folder });
    const other = cacheKey(['another policy']);
    cache.put(other, Buffer.from('another module'));
    writeFileSync(join(folder, key), readFileSync(join(folder, other)));
    expect(cache.get(key)).toBeUndefined();
    expect(cache.get(other)).toEqual(Buffer.from('another module'));
  });

  test('a folder in its place', () => {
    mkdirSync(join(folder, key), { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const { log, lines } = listening();
    const cache = openCache({ folder, log });
    expect(cache.get(key)).toBeUndefined();
    cache.put(key, value);
    expect(lines).toEqual([
      posix
        ? 'a cache entry is not used: it belongs to somebody else, others may write to it, or it is no file'
        : 'the cache cannot be read',
      'the cache cannot be written',
    ]);
  });
});

describe('it is bounded', () => {
  const entry = (i: number) => cacheKey([`${i}`]);
  const kib = Buffer.alloc(1024);

  test('in bytes: the least recently used go first', () => {
    const cache = openCache({ folder, maxBytes: 10 * 1200 });
    for (let i = 0; i < 10; i++) {
      cache.put(entry(i), kib);
      utimesSync(join(folder, entry(i)), i + 1, i + 1);
    }
    expect(cache.get(entry(0))).toBeDefined();
    cache.put(entry(10), kib);
    cache.put(entry(11), kib);
    const kept = Array.from({ length: 12 }, (_, i) => i).filter((i) => existsSync(join(folder, entry(i))));
    expect(kept).toContain(0);
    expect(kept).toContain(11);
    expect(kept).not.toContain(1);
    expect(kept.length).toBeLessThanOrEqual(10);
  });

  test('a value that would fill it alone is not kept', () => {
    const cache = openCache({ folder, maxBytes: 100 });
    cache.put(key, kib);
    expect(cache.get(key)).toBeUndefined();
  });

  test('in entries', () => {
    const cache = openCache({ folder, maxEntries: 40 });
    for (let i = 0; i < 100; i++) {
      cache.put(entry(i), value);
      expect(readdirSync(folder).length).toBeLessThanOrEqual(40);
      expect(cache.get(entry(i))).toEqual(value);
    }
  });

  test('what a dead writer left is swept away, a living one’s is not', () => {
    const cache = openCache({ folder });
    cache.put(key, value);
    const [dead, living] = [`${entry(1)}.123.abcdef.tmp`, `${entry(2)}.124.abcdef.tmp`];
    writeFileSync(join(folder, dead), 'half');
    writeFileSync(join(folder, living), 'half');
    utimesSync(join(folder, dead), 1, 1);
    cache.put(entry(3), value);
    expect(readdirSync(folder)).not.toContain(dead);
    expect(readdirSync(folder)).toContain(living);
  });

  test('other people’s files in the folder are left alone', () => {
    const cache = openCache({ folder, maxBytes: 2000 });
    cache.put(key, value);
    writeFileSync(join(folder, 'notes.txt'), Buffer.alloc(4000));
    cache.put(entry(1), kib);
    cache.put(entry(2), kib);
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
  });
});

describe('a cache that cannot be used is a debug line', () => {
  test('its folder is a file', () => {
    writeFileSync(folder, 'in the way');
    const { log, lines } = listening();
    const cache = openCache({ folder, log });
    cache.put(key, value);
    expect(cache.get(key)).toBeUndefined();
    expect(lines.length).toBeGreaterThan(0);
  });

  test.runIf(posix)('others may write to its folder: what they put there could be a policy of theirs', () => {
    const { log, lines } = listening();
    const cache = openCache({ folder, log });
    cache.put(key, value);
    chmodSync(folder, 0o777);
    expect(cache.get(key)).toBeUndefined();
    cache.put(cacheKey(['more']), value);
    expect(readdirSync(folder)).toEqual([key]);
    expect(lines).toEqual(Array(2).fill('the cache is not used'));
  });

  test.runIf(posix)('others may write to an entry, left there while the folder was open to them', () => {
    const cache = openCache({ folder });
    cache.put(key, value);
    chmodSync(join(folder, key), 0o666);
    expect(cache.get(key)).toBeUndefined();
    cache.put(key, value);
    expect(cache.get(key)).toEqual(value);
  });

  test.runIf(posix)('a pipe in the place of an entry is not waited for', () => {
    const cache = openCache({ folder });
    cache.put(key, value);
    rmSync(join(folder, key));
    expect(spawnSync('mkfifo', [join(folder, key)]).status).toBe(0);
    expect(cache.get(key)).toBeUndefined();
    cache.put(key, value);
    expect(cache.get(key)).toEqual(value);
  });

  test.runIf(posix)('a symbolic link in the place of an entry is not followed, whatever it leads to', () => {
    const cache = openCache({ folder });
    cache.put(key, value);
    const elsewhere = join(root, `elsewhere-${count}`);
    renameSync(join(folder, key), elsewhere);
    symlinkSync(elsewhere, join(folder, key));
    expect(cache.get(key)).toBeUndefined();
  });

  test.runIf(posix)('an entry that is exchanged between the look at it and the reading: what was looked at is read', () => {
    const put = openCache({ folder });
    put.put(key, value);
    const readFile = (file: number) => {
      rmSync(join(folder, key));
      writeFileSync(join(folder, key), encodeEntry(key, Buffer.from('of somebody else')));
      return readFileSync(file);
    };
    expect(openCache({ folder, readFile }).get(key)).toEqual(value);
  });

  test('nothing can be written there, not even when an entry was used: it still gives what it has', () => {
    openCache({ folder }).put(key, value);
    const { log, lines } = listening();
    const touch = () => {
      throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
    };
    expect(openCache({ folder, log, touch }).get(key)).toEqual(value);
    expect(lines).toEqual(['a cache entry cannot be kept longer']);
  });

  test.runIf(posix)('its folder is a symbolic link: the folder behind it counts', () => {
    const real = join(root, `real-${count}`);
    mkdirSync(real, { mode: 0o700 });
    symlinkSync(real, folder);
    const cache = openCache({ folder });
    cache.put(key, value);
    expect(cache.get(key)).toEqual(value);
  });
});

test('several processes write and read the same keys, and none ever sees half an entry', async () => {
  const script = join(root, 'writer.mjs');
  await build({
    stdin: {
      resolveDir: import.meta.dirname,
      contents: `
        import { openCache } from '../../src/engine/cache.js';
        import { cacheKey } from '../../src/engine/cache-key.js';
        const cache = openCache({ folder: process.argv[2], maxBytes: 400_000 });
        let wrong = 0;
        for (let round = 0; round < 150; round++) {
          const name = String(round % 7);
          const value = Buffer.alloc(60_000, name);
          cache.put(cacheKey([name]), value);
          const got = cache.get(cacheKey([name]));
          if (got !== undefined && !value.equals(got)) wrong++;
        }
        process.exitCode = wrong === 0 ? 0 : 1;`,
    },
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const writers = Array.from({ length: 3 }, () => spawn(process.execPath, [script, folder], { stdio: 'ignore' }));
  const codes = await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0, 0]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

describe('where it is', () => {
  test.each([
    ['linux', {}, '/home/a/.cache/agentmesh'],
    ['linux', { XDG_CACHE_HOME: '/var/cache/a' }, '/var/cache/a/agentmesh'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/agentmesh'],
    ['linux', { XDG_CACHE_HOME: '/var/cache/a', AGENTMESH_CACHE_DIR: '/mine' }, '/mine'],
    ['linux', { AGENTMESH_CACHE_DIR: '' }, '/home/a/.cache/agentmesh'],
    ['darwin', {}, '/home/a/Library/Caches/agentmesh'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/agentmesh/cache'],
  ] as const)('%s %o', (platform, env, expected) => {
    expect(cacheFolder(env, platform, () => '/home/a').replaceAll('\\', '/')).toBe(expected);
  });

  test('for a user that the system does not know', () => {
    const unknown = () => {
      throw new Error('no such user');
    };
    expect(cacheFolder({}, 'linux', unknown)).toBe(join(tmpdir(), `agentmesh-cache-${process.getuid?.() ?? 'user'}`));
  });
});
