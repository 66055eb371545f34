import { expect, test } from 'vitest';
import { GivenUp, MAX_GIVEN_UP } from '../../../../src/transport/http/sessions/given-up.js';

test('what was given up is answered late once; what was not, never', () => {
  const given = new GivenUp();
  given.add(7);
  expect([given.answered(8), given.answered(7), given.answered(7)]).toEqual([false, true, false]);
});

test('the oldest make room', () => {
  const given = new GivenUp();
  for (let number = 0; number <= MAX_GIVEN_UP; number++) given.add(number);
  expect([given.answered(0), given.answered(1), given.answered(MAX_GIVEN_UP)]).toEqual([false, true, true]);
});

test('of who has ended nothing is late', () => {
  const given = new GivenUp();
  given.add(7);
  given.clear();
  expect(given.answered(7)).toBe(false);
});
