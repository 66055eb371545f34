import { expect, test } from 'vitest';
import { compare, emptyComparison, largestFirst, outcomeOf } from '../../src/replay/comparison.js';
import { ALLOWED, denied, recorded } from './cases.js';

test('groups by tool, effects and the reason that is not an allow; the first call is the example', () => {
  const comparison = emptyComparison();
  compare(comparison, recorded({ id: 'd-1' }), ALLOWED, denied('no'), []);
  compare(comparison, recorded({ id: 'd-2' }), ALLOWED, denied('no'), []);
  compare(comparison, recorded({ id: 'd-3' }), denied('was'), ALLOWED, []);
  compare(comparison, recorded({ id: 'd-4', subject: 'other' }), ALLOWED, { ...denied('no'), effect: 'ask' }, []);
  compare(comparison, recorded({ id: 'd-5' }), ALLOWED, ALLOWED, []);
  expect(
    largestFirst(comparison.groups).map(({ subject, from, to, reason, calls, example }) => [
      subject,
      from,
      to,
      reason.id,
      calls,
      example.id,
    ]),
  ).toEqual([
    ['read_file', 'allow', 'deny', 'no', 2, 'd-1'],
    ['other', 'allow', 'ask', 'no', 1, 'd-4'],
    ['read_file', 'deny', 'allow', 'was', 1, 'd-3'],
  ]);
  expect(comparison).toMatchObject({ calls: 5, same: 1, different: 4, unknown: 0 });
  expect(outcomeOf(comparison)).toBe('different');
});

test('what is not certain is never counted as the same', () => {
  const comparison = emptyComparison();
  compare(comparison, recorded(), ALLOWED, ALLOWED, ['/arguments/card']);
  expect(comparison).toMatchObject({ calls: 1, same: 0, different: 0, unknown: 1, unknownDifferent: 0 });
  expect(outcomeOf(comparison)).toBe('nothing_compared');
  compare(comparison, recorded(), ALLOWED, ALLOWED, []);
  expect(outcomeOf(comparison)).toBe('same');
  compare(comparison, recorded(), ALLOWED, denied('no'), ['/arguments/card']);
  expect(comparison).toMatchObject({ same: 1, different: 0, unknown: 2, unknownDifferent: 1 });
  expect(comparison.unknownPlaces).toEqual(new Map([['read_file /arguments/card', 2]]));
  expect(outcomeOf(comparison)).toBe('different');
});

test('a log of nothing proves nothing', () => {
  expect(outcomeOf(emptyComparison())).toBe('nothing_compared');
});

test('the same effect for another reason is the same, and said', () => {
  const comparison = emptyComparison();
  compare(comparison, recorded(), denied('one'), denied('two'), []);
  expect(comparison).toMatchObject({ same: 1, otherReasons: 1 });
});

test('names beyond counting are counted together', () => {
  const comparison = emptyComparison();
  for (let index = 0; index < 10_100; index++) compare(comparison, recorded({ subject: `tool-${index}` }), ALLOWED, denied('no'), []);
  expect(comparison.groups.size).toBe(10_001);
  expect(largestFirst(comparison.groups)[0]).toMatchObject({ subject: '(others)', calls: 100 });
});
