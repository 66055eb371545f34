import { expect, test } from 'vitest';
import { shapedWords } from '../../src/inspect/detectors/secret/shaped-words.js';
import type { View } from '../../src/inspect/views/view.js';
import { viewsOf } from '../../src/inspect/views/views.js';

/** Written in parts, so that no scanner of repositories takes this file for a leak. */
const LETTERS = 'q7Vx2M9p4Rk8T3n6W1y5Za0Bx4c7k2m9s5tq';
const KEY = `ghp_${LETTERS}`;
const LINES = 'an_ordinary_long_name is written here, and words follow it until the line ends\n'.repeat(200);

function found(view: View, none?: View): readonly string[] {
  const words: string[] = [];
  shapedWords(view, (_, __, start, end) => words.push(view.text.slice(start, end)), none);
  return words;
}

test.each([
  ['an escape in the key', `${LINES}${KEY.replace('V', '%56')}\n${LINES}`, [KEY]],
  ['an escape right before the key', `${LINES}%3d${KEY}\n${LINES}`, [KEY]],
  ['an escape that begins the text, and the key behind it', `%2b${KEY}\n${LINES}`, [KEY]],
  ['an escape that ends a longer word before the key', `${LINES}A_LONG_NAME%20${KEY}\n${LINES}`, [KEY]],
  ['an escape far from words of no shape', `${LINES}%41 %42\n${LINES}`, []],
])('what stands as in a view without shaped words need not be looked at again: %s', (_, text, expected) => {
  const [raw, decoded] = viewsOf(text).views;
  if (raw === undefined || decoded === undefined) throw new Error('nothing is decoded');
  const none = shapedWords(raw, () => {}) ? raw : undefined;
  expect(found(decoded, none)).toEqual(found(decoded));
  expect(found(decoded, none)).toEqual(expected);
});

test('words that a view has are told, and what it was made of had them too', () => {
  const [raw] = viewsOf(`${LINES}${KEY}\n`).views;
  if (raw === undefined) throw new Error('a text has a view');
  expect(shapedWords(raw, () => {})).toBe(false);
  expect(found(raw)).toEqual([KEY]);
});
