import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readUrl } from '../../src/protocol/http/read-url.js';

const src = resolve(import.meta.dirname, '../../src');

test.each([
  [
    'a letter of Latin-1, often enough for V8 to compile what asks',
    'http://bücher.example.org/',
    undefined,
    'http://xn--bcher-kva.example.org/',
  ],
  ['a digit of Latin-1 in a short address', 'http://¹0.1/', undefined, 'http://10.0.0.1/'],
  ['a letter in the path alone', '/é', 'https://example.org/a', 'https://example.org/%C3%A9'],
  ['a path, from where it stands', 'b?c', 'https://example.org/a/', 'https://example.org/a/b?c'],
])('%s', (_why, text, base, expected) => {
  const from = base === undefined ? undefined : new URL(base);
  const read = new Set<string | undefined>();
  for (let times = 0; times < 30_000; times++) {
    readUrl(`http://example.org/${times % 7}`);
    if (times % 1_000 === 999) read.add(readUrl(text, from)?.href);
  }
  expect([...read]).toEqual([expected]);
});

test.each([
  ['no scheme', 'example.org'],
  ['no host', 'http://'],
  ['a number that is no address', 'http://1.2.3.4.5/'],
  ['letters of Latin-1 make no URL', 'bücher'],
  ['a host that Latin-1 spoils', 'http://\u0080/'],
])('no URL: %s', (_why, text) => expect(readUrl(text)).toBeUndefined());

test('nothing else asks `URL.canParse`', () => {
  const asking = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && readFileSync(join(src, name), 'utf8').includes('URL.canParse('),
  );
  expect(asking).toEqual([join('protocol', 'http', 'read-url.ts')]);
});
