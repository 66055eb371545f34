import { expect, test } from 'vitest';
import { createCorrelation, createPendingRoom, sharedCorrelation } from '../../src/pep/pending/correlation.js';
import type { RequestId } from '../../src/protocol/message.js';

const id = (text: string) => text as RequestId;

function shared() {
  const table = createCorrelation<{ readonly bytes: number; readonly name: string }>(
    createPendingRoom({ maxPending: 10, maxPendingBytes: 100 }),
  );
  const [one, other] = [sharedCorrelation(table), sharedCorrelation(table)];
  one.open(id('1'), { bytes: 1, name: 'one' });
  other.open(id('2'), { bytes: 1, name: 'other' });
  return { table, one, other };
}

test.each([
  ['ends', 'end', true],
  ['drains', 'drain', false],
] as const)('who %s a table that it shares does so with its own requests only', (_what, how, late) => {
  const { table, one, other } = shared();
  expect(one[how]().map(({ name }) => name)).toEqual(['one']);
  expect([...table.pending()].map(({ name }) => name)).toEqual(['other']);
  expect([table.isLate(id('1')), table.isLate(id('2'))]).toEqual([late, false]);
  expect(other.answer(id('2'))).toMatchObject({ name: 'other' });
});

test.each(['end', 'drain'] as const)('honest: %s on the table itself is of all that is open', (how) => {
  const { table } = shared();
  expect(table[how]().map(({ name }) => name)).toEqual(['one', 'other']);
});
