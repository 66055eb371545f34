import * as fc from '../properties.js';
import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { cutOut } from '../../src/inspect/cut/cut-out.js';
import type { Finding } from '../../src/pdp/input-document.js';

const TOKEN = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
const CARD = '4111111111111111';
const GONE = '[gone]';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const percent = (text: string) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const wide = (text: string) => Buffer.from(text, 'utf16le').toString('base64');
const mime = (text: string) => base64(text).replaceAll(/.{60}/g, '$&\n');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const inBits = (numbers: Iterable<number>, size: number) => Array.from(numbers, (each) => each.toString(2).padStart(size, '0')).join('');
const base32 = (text: string) =>
  (inBits(Buffer.from(text), 8).match(/.{1,5}/g) ?? []).map((bits) => DIGITS.charAt(Number.parseInt(bits.padEnd(5, '0'), 2))).join('');
const fromBase32 = (text: string) => {
  const bits = inBits(
    Array.from(text, (digit) => DIGITS.indexOf(digit)),
    5,
  );
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString('utf8');
};

const decoded = (text: string) => Buffer.from(text, 'base64').toString('utf8');
const fromHex = (text: string) => Buffer.from(text.replaceAll(/[ :]/g, ''), 'hex').toString('utf8');

const inspector = createInspector({ remember: false });
function found(value: string): readonly Finding[] {
  const { findings } = inspector.inspect({ surface: 'result', method: 'tools/call', value, root: '/result', pathArguments: [] });
  return findings.filter(({ detector }) => detector === 'secret' || detector === 'pii');
}
const cut = (text: string) =>
  cutOut(
    text,
    found(text).map(({ span, view }) => ({ span, view, text: GONE })),
  );

/** How it is written, and how who reads it decodes it. */
const FORMS: readonly (readonly [why: string, write: (text: string) => string, read: (text: string) => string])[] = [
  ['as it is', (text) => text, (text) => text],
  ['in Base64', base64, decoded],
  ['in Base64 for URLs, without fillers', (text) => Buffer.from(text).toString('base64url'), decoded],
  ['in Base64 in lines', mime, decoded],
  ['in Base64 of UTF-16', wide, (text) => Buffer.from(text, 'base64').toString('utf16le')],
  ['in Base64 twice', (text) => base64(base64(text)), (text) => decoded(decoded(text))],
  [
    'in Base64 in a string of JSON, in lines',
    (text) => JSON.stringify({ blob: mime(text) }),
    (text) => decoded((JSON.parse(text) as { blob: string }).blob),
  ],
  [
    'in a data: URL',
    (text) => `see data:text/plain;base64,${base64(text)}`,
    (text) => decoded(text.replace('see data:text/plain;base64,', '')),
  ],
  ['in Base32', base32, fromBase32],
  ['in hexadecimal', hex, fromHex],
  ['in hexadecimal with signs between', (text) => hex(text).replaceAll(/..(?=.)/g, '$&:'), fromHex],
  ['percent-encoded', percent, decodeURIComponent],
  ['percent-encoded in Base64', (text) => base64(percent(text)), (text) => decodeURIComponent(decoded(text))],
  ['in a string of JSON', (text) => JSON.stringify({ a: text }), (text) => (JSON.parse(text) as { a: string }).a],
  [
    'in a string of JSON in one',
    (text) => JSON.stringify({ a: JSON.stringify([text]) }),
    (text) => (JSON.parse((JSON.parse(text) as { a: string }).a) as string[])[0] ?? '',
  ],
];

describe('what is cut out', () => {
  it.each(FORMS)('%s leaves what can be decoded', (_, write, read) => {
    for (const before of ['', 'a', 'ab', 'the token: ', 'jeton de l’été : ']) {
      // Of hexadecimal and UTF-16 only ASCII is read.
      if (found(write(`${before} ${TOKEN}`)).length === 0) continue;
      for (const behind of ['', ' x', ', and more words behind it']) {
        const left = read(cut(write(`some words, ${before} ${TOKEN}${behind}`)));
        expect(left.replace(/\[gone\] */, GONE)).toBe(`some words, ${before} ${GONE}${behind.trim()}`);
      }
    }
  });

  it.each(FORMS)('%s, and nothing else of it, is what is found there', (_, write, read) => {
    const left = cut(write(TOKEN));
    expect(found(left)).toEqual([]);
    expect(read(left).trim()).toBe(GONE);
  });

  it.each<readonly [why: string, text: string, expected: string]>([
    ['a number of JSON is one still', `{"card": ${CARD}, "b": 1}`, '{"card": 0, "b": 1}'],
    ['in a line of JSON', `{"a":1}\n{"card":${CARD}}\nend`, '{"a":1}\n{"card":0}\nend'],
    ['in JSON in Base64, filled up with a space', base64(`{"card": ${CARD}}`), base64('{"card": 0 }')],
    ['in JSON in JSON', JSON.stringify({ a: `{"card":${CARD}}` }), JSON.stringify({ a: '{"card":0}' })],
    ['a text that is a number is text', CARD, GONE],
    ['a name of JSON', `{"${TOKEN}":1}`, `{"${GONE}":1}`],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it.each<readonly [why: string, text: string, span: readonly [number, number], view: string, expected: string]>([
    ['Base64 as it stands goes as it stands', `key ${base64('pass: word and more')} x`, [4, 32], 'raw', 'key [gone] x'],
    ['quotes of JSON stay', '{"a":"b","c":1}', [4, 12], 'raw', '{"a":"[gone]","[gone]":1}'],
    ['no escape of JSON is cut in two', '{"a":"\\u0041bc"}', [8, 13], 'raw', '{"a":"[gone]c"}'],
    ['what is no JSON is cut as it stands', '{"a":b}', [4, 6], 'raw', '{"a"[gone]}'],
    ['what is put in is no escape', 'a%41b', [1, 4], 'url-decoded×1', 'a[gone]b'],
  ])('%s', (_, text, span, view, expected) => {
    expect(cutOut(text, [{ span, view, text: GONE }])).toBe(expected);
  });

  it('what is put in is written as JSON and percent encoding write it', () => {
    expect(JSON.parse(cutOut('{"a":"b c"}', [{ span: [6, 7], view: 'raw', text: '"\\' }]))).toEqual({ a: '"\\ c' });
    expect(decodeURIComponent(cutOut('a%20b%41', [{ span: [1, 4], view: 'url-decoded×1', text: '5%' }]))).toBe('a5%bA');
  });

  it('leaves all else as it was, and finds nothing again, for any texts around secrets and any encodings of them', () => {
    const piece = fc.oneof(
      fc.constantFrom('word ', 'été ', '中文 ', ' "q" ', '\n', '🙂 '),
      fc.string({ maxLength: 8, unit: 'grapheme-ascii' }),
    );
    const words = fc.array(piece, { maxLength: 12 }).map((parts) => ` ${parts.join('')} `);
    const forms = fc.array(fc.constantFrom(...FORMS), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(words, fc.array(words, { minLength: 1, maxLength: 4 }), forms, (first, others, layers) => {
        const text = `${first}${others.map((other) => `${TOKEN}${other}`).join('')}`;
        const written = layers.reduceRight((inner, [, write]) => write(inner), text);
        const findings = found(written);
        fc.pre(findings.length > 0 && findings.length < 30 && findings.every(({ span: [start, end] }) => start < end));
        const left = cut(written);
        expect(found(left)).toEqual([]);
        const read = layers.reduce((outer, [, , read]) => read(outer), left);
        expect(read).not.toContain(TOKEN.slice(8, 30));
        expect(read).toContain(GONE);
      }),
    );
  });
});
