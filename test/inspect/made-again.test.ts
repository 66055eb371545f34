import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { MadeAgain } from '../../src/inspect/made-again.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function counted(): { readonly times: () => number; readonly table: MadeAgain<object> } {
  let made = 0;
  return { times: () => made, table: new MadeAgain(() => [++made]) };
}

test('nothing is made before it is asked for, and one thing for all who ask in one turn', () => {
  const { times, table } = counted();
  expect(times()).toBe(0);
  expect(table.get()).toBe(table.get());
  expect(times()).toBe(1);
});

test('what the collector took is made again', async () => {
  const { times, table } = counted();
  table.get();
  await nextTurn();
  collect();
  expect(table.get()).toEqual([2]);
  expect(times()).toBe(2);
});

test('what somebody holds is not made again', async () => {
  const { times, table } = counted();
  const held = table.get();
  await nextTurn();
  collect();
  expect(table.get()).toBe(held);
  expect(times()).toBe(1);
});
