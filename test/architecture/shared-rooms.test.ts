import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { LONGEST } from '../longest-first.js';
import { FILES_WITH_DOUBLES, SHARED_ROOMS } from '../shared-rooms.js';

const root = resolve(import.meta.dirname, '../..');
const files = SHARED_ROOMS.flatMap((room) =>
  readdirSync(join(root, 'test', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(root, 'test', room, name)),
);

/** Stays in the worker for the file after it. */
const DOUBLE = /\bvi\.\w+\(|^ *(?:process\.(?:chdir|umask)\(|(?:delete )?(?:process\.env|globalThis)[.[][^=;]*(?:;$|=[^=>]))/m;
/** A helper is loaded once a worker: its hooks would be those of the first file alone. */
const HOOK = /^(?:before|after)(?:All|Each)\(/m;

test('the files of shared rooms that put a double somewhere are those that have a worker of their own', () => {
  expect(files.length).toBeGreaterThan(80);
  const doubling = files.filter((file) => loadedBy(file).some((path) => DOUBLE.test(readFileSync(path, 'utf8'))));
  expect(doubling.map((file) => relative(root, file)).sort()).toEqual(FILES_WITH_DOUBLES);
});

test('no helper of a shared room has a hook', () => {
  const helpers = new Set(files.flatMap((file) => loadedBy(file).slice(1)));
  expect([...helpers].filter((path) => HOOK.test(readFileSync(path, 'utf8'))).map((path) => relative(root, path))).toEqual([]);
});

test('the files that start first are there', () => {
  expect(LONGEST.filter((name) => !existsSync(join(root, name)))).toEqual([]);
});

/** A file, and what it imports of the tests, directly or not. What a test only writes of imports leads nowhere. */
function loadedBy(file: string): readonly string[] {
  const found = new Set([file]);
  for (const path of found) {
    for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^;']* from '(\.[^']+)'/gm)) {
      const target = resolve(dirname(path), specifier.replace(/\.js$/, '.ts'));
      if (target.startsWith(join(root, 'test')) && existsSync(target)) found.add(target);
    }
  }
  return [...found];
}
