import { describe, expect, test } from 'vitest';
import { classify } from '../../src/protocol/classify.js';
import { outline } from '../../src/protocol/json/outline.js';
import { defaultReadLimits } from '../../src/protocol/read-limits.js';
import { walkTokens } from '../../src/protocol/json/token-walk.js';
import * as fc from '../properties.js';
import { Counted } from './counted.js';
import { countMembers, dices, trees, withDuplicate, write, type Tree } from './json-text.js';

const request = (json: string) => Buffer.from(`{"id":1,"method":"x","params":{"data":${json}}}`);
/** Names that are refused for another reason than being repeated. */
const badNames = /\\u0000|\\ud[89a-f]/i;

describe('against JSON.parse', () => {
  test('counts the members, finds the end, and names what stands on top', () => {
    fc.assert(
      fc.property(trees, dices, (tree, dice) => {
        const members: Tree = {
          members: [
            ['x', tree],
            ['y', { scalar: '1' }],
          ],
        };
        const bytes = Buffer.from(write(members, dice));
        const shape = outline(bytes, 1000, 100);
        expect(shape).toMatchObject({
          root: 'object',
          start: 0,
          end: bytes.length,
          members: countMembers(members),
          foreign: false,
          tooDeep: false,
        });
        const [nameStart, nameEnd, start, end] = shape.top;
        expect(JSON.parse(bytes.toString('utf8', nameStart, nameEnd))).toBe('x');
        const { x } = JSON.parse(bytes.toString()) as { x: unknown };
        expect(JSON.parse(bytes.toString('utf8', start, end))).toEqual(x);
      }),
    );
  });

  test('a repeated name is found if and only if there is one', () => {
    fc.assert(
      fc.property(trees, dices, (tree, dice) => {
        const json = write(tree, dice);
        fc.pre(!badNames.test(json));
        expect(classify(request(json))).toMatchObject({ kind: 'request' });
        const twice = withDuplicate(tree, dice);
        if (twice !== undefined)
          expect(classify(request(write(twice, dice)))).toMatchObject({ kind: 'unreadable', code: 'duplicate_member' });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('work is linear: so many looks at a character for each byte, whatever the text', () => {
  const n = 100_000;
  const hostile: readonly (readonly [string, string])[] = [
    ['quotes', '"'.repeat(n)],
    ['backslashes', `"${'\\'.repeat(n)}`],
    ['escaped quotes', `"${'\\"'.repeat(n / 2)}"`],
    ['pairs of backslashes before quotes', '"\\\\"'.repeat(n / 4)],
    ['commas', ','.repeat(n)],
    ['colons', `{${':'.repeat(n)}`],
    ['empty arrays', `[${'[],'.repeat(n / 3)}1]`],
    ['digits', '1'.repeat(n)],
    ['letters', 't'.repeat(n)],
    ['blanks', ' '.repeat(n)],
    ['foreign', '%'.repeat(n)],
    ['members', `{${'"a":1,'.repeat(n / 6)}"b":1}`],
  ];
  test.each(hostile)('outline: %s', (_name, text) => {
    const counted = new Counted();
    outline(counted.buffer(Buffer.from(text)), 128, 100);
    expect(counted.looks).toBeLessThan(6 * text.length + 100);
  });

  const valid: readonly (readonly [string, string])[] = [
    ['repeated members', `{${'"a":1,'.repeat(n / 6)}"b":1}`],
    ['one long number', `{"a":${'1'.repeat(n)}}`],
    ['escaped quotes', `{"a":"${'\\"'.repeat(n / 2)}"}`],
    ['backslashes', `{"${'\\\\'.repeat(n / 2)}":1}`],
    ['nested', `{"a":${'[{"a":'.repeat(50)}1${'}]'.repeat(50)}}`],
    ['numbers', `{"params":{"arguments":{"a":[${'1e400,'.repeat(n / 6)}1]}}}`],
  ];
  test.each(valid)('token walk: %s', (_name, text) => {
    const counted = new Counted();
    walkTokens(counted.string(text), defaultReadLimits);
    expect(counted.looks).toBeLessThan(8 * text.length + 100);
  });
});
