import { describe, expect, test } from 'vitest';
import { Shares } from '../../../src/transport/http/shares.js';
import { assert, integer, property } from '../../properties.js';

/** How much each of several gets who take turns until nobody gets more. */
function greedy(most: number, callers: readonly string[]): readonly number[] {
  const shares = new Shares(most);
  const got = new Map(callers.map((caller) => [caller, 0]));
  for (let more = true; more;) {
    more = false;
    for (const [caller, own] of got) {
      if (!shares.take(caller, 1)) continue;
      got.set(caller, own + 1);
      more = true;
    }
  }
  return [...got.values()];
}

describe('what one caller can take', () => {
  test.each([
    ['four fifths alone', 4096, ['a'], [3277]],
    ['four ninths each of two', 4096, ['a', 'b'], [1821, 1820]],
    ['everything where there is only one', 1, ['a'], [1]],
    ['everything where there are only two', 2, ['a'], [2]],
  ] as const)('%s', (_what, most, callers, expected) => {
    expect(greedy(most, callers)).toEqual(expected);
  });

  test('all that there is, where there are no others', () => {
    const shares = new Shares(100, 'one');
    const taken = Array.from({ length: 200 }, () => 0).filter(() => shares.take('a', 1));
    expect(taken).toHaveLength(100);
    shares.give('a', 1);
    expect(shares.allows('a', 1)).toBe(true);
  });

  test('however many are greedy, and however much there is of it: who comes last finds something left of five or more', () => {
    assert(
      property(integer({ min: 5, max: 500 }), integer({ min: 1, max: 20 }), (most, others) => {
        const shares = new Shares(most);
        for (let turn = 0; turn < most; turn++) for (let caller = 0; caller < others; caller++) shares.take(`greedy ${caller}`, 1);
        const free = Array.from({ length: most }, () => 0).filter(() => shares.take('last', 1)).length;
        expect(free > 0 || others * 4 >= most).toBe(true);
      }),
    );
  });
});

test('what is given back can be taken again, and what is moved is the other one’s', () => {
  const shares = new Shares(10);
  expect([shares.take(undefined, 4), shares.take('a', 7), shares.take('a', 6), shares.take('b', 1)]).toEqual([true, false, true, false]);
  expect(shares.move(undefined, 'b', 4)).toBe(true);
  expect(shares.take('c', 1)).toBe(false);
  shares.give('b', 4);
  expect(shares.take('a', 4)).toBe(true);
});

test('what cannot be moved stays where it was', () => {
  const shares = new Shares(5);
  for (let place = 0; place < 4; place++) shares.take('a', 1);
  expect(shares.take(undefined, 1)).toBe(true);
  expect(shares.move(undefined, 'a', 1)).toBe(false);
  shares.give(undefined, 1);
  expect([shares.take('a', 1), shares.take('b', 1)]).toEqual([false, true]);
});
