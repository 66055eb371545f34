import { expect, test } from 'vitest';
import type { RequestId } from '../../src/protocol/message.js';
import { createSpentIds, MAX_SPENT } from '../../src/pep/spent-ids.js';

const id = (text: string) => text as RequestId;

test('the oldest makes room, however many there were', () => {
  const spent = createSpentIds();
  for (let at = 0; at < MAX_SPENT; at++) spent.add(id(`${at}`));
  expect(spent.has(id('0'))).toBe(true);
  spent.add(id('"one more"'));
  expect([spent.has(id('0')), spent.has(id('1')), spent.has(id('"one more"'))]).toEqual([false, true, true]);
});

test('ids that only begin alike are two, and 1 is not "1"', () => {
  const spent = createSpentIds();
  const long = 'x'.repeat(900);
  spent.add(id(`"${long}1"`));
  spent.add(id('1'));
  expect(spent.has(id(`"${long}2"`))).toBe(false);
  expect(spent.has(id('"1"'))).toBe(false);
  spent.delete(id(`"${long}1"`));
  expect(spent.has(id(`"${long}1"`))).toBe(false);
});
