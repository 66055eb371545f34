import { expect, test } from 'vitest';
import { Recent, RecentTexts } from '../../src/transport/recent.js';

test('what is among them is found until it is taken out, once', () => {
  const recent = new Recent<number>(10);
  recent.add(7);
  expect([recent.has(7), recent.delete(8), recent.delete(7), recent.delete(7), recent.has(7)]).toEqual([true, false, true, false, false]);
});

test('the oldest makes room, however many there were; what comes again is new', () => {
  const recent = new Recent<number>(3);
  for (const key of [1, 2, 3, 1, 4]) recent.add(key);
  expect([1, 2, 3, 4].filter((key) => recent.has(key))).toEqual([1, 3, 4]);
});

test('nothing is left once it is cleared', () => {
  const recent = new Recent<number>(3);
  recent.add(1);
  recent.clear();
  expect(recent.has(1)).toBe(false);
});

test('texts that only begin alike are two, and 1 is not "1"', () => {
  const recent = new RecentTexts(10);
  const long = 'x'.repeat(900);
  recent.add(`"${long}1"`);
  recent.add('1');
  expect([recent.has(`"${long}2"`), recent.has('"1"'), recent.has(`"${long}1"`)]).toEqual([false, false, true]);
  recent.delete(`"${long}1"`);
  expect(recent.has(`"${long}1"`)).toBe(false);
});
