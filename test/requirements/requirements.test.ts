import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REVISIONS } from '../../src/protocol/methods.js';
import { BASE } from './base.js';
import { FEATURES } from './features.js';
import { PAGES } from './pages.js';
import { linkOf, type NamedTest } from './requirement.js';
import { SECURITY } from './security.js';
import { DEFECTS } from './seed.js';
import { TRANSPORTS } from './transports.js';

const REQUIREMENTS = [...BASE, ...TRANSPORTS, ...FEATURES, ...SECURITY];
const tests = resolve(import.meta.dirname, '..');

describe('what the specification asks of who stands between', () => {
  test.each(REQUIREMENTS)('$id: $how', ({ held, how, tests: named, where }) => {
    expect(where.length).toBeGreaterThan(0);
    expect(how).not.toBe('');
    if (held !== 'not ours') expect(named.length).toBeGreaterThan(0);
    expect(named.filter((one) => !exists(one))).toEqual([]);
  });

  test.each(Object.entries(DEFECTS))('%s', (_id, named) => {
    expect(exists(named)).toBe(true);
  });

  test('each requirement stands once', () => {
    const ids = REQUIREMENTS.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('every page of every revision that asks something is there, and no other', () => {
    const asked = new Set(REQUIREMENTS.flatMap(({ where }) => where.map(linkOf)));
    const pages = REVISIONS.flatMap((revision) => PAGES[revision].map((page) => linkOf({ revision, page })));
    expect([...asked].toSorted()).toEqual(pages.toSorted());
  });
});

/** The file has a test, or data of one, by that name. A name in a comment is none. */
function exists([file, name]: NamedTest): boolean {
  const path = join(tests, file);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, '');
  return [name, JSON.stringify(name).slice(1, -1)].some((spelt) => new RegExp(`['"\`][^'"\`\\n]*${escape(spelt)}`).test(text));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
