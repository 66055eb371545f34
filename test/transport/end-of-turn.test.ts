import { expect, test } from 'vitest';
import { atEndOfTurn } from '../../src/transport/end-of-turn.js';

test('work waits for what else arrives in the turn, and runs in order; what it asks for runs in the same turn, last', async () => {
  const said: string[] = [];
  const say = (word: string) => () => void said.push(word);
  const first = atEndOfTurn(() => {
    said.push('first');
    void atEndOfTurn(say('asked for by the first'));
  });
  const second = atEndOfTurn(say('second'));
  setImmediate(say('the next turn’s'));
  await Promise.resolve();
  said.push('arrived later');
  await Promise.all([first, second]);
  expect(said).toEqual(['arrived later', 'first', 'second', 'asked for by the first']);
});

test('its outcome is told, and what throws stops nothing else', async () => {
  const outcomes = Promise.allSettled([
    atEndOfTurn(() => {
      throw new Error('broken');
    }),
    atEndOfTurn(() => 2),
    atEndOfTurn(() => Promise.resolve(3)),
  ]);
  expect(await outcomes).toEqual([
    { status: 'rejected', reason: new Error('broken') },
    { status: 'fulfilled', value: 2 },
    { status: 'fulfilled', value: 3 },
  ]);
  expect(await atEndOfTurn(() => 'the next')).toBe('the next');
});

test('of very many the first do not wait for the last', async () => {
  const said: number[] = [];
  const all = Array.from({ length: 200 }, (_, index) =>
    atEndOfTurn(() => {
      said.push(index);
      void atEndOfTurn(() => said.push(-index));
    }),
  );
  await Promise.all(all);
  expect(said).toHaveLength(400);
  expect(said.indexOf(-1)).toBeLessThan(said.indexOf(199));
  expect(said.filter((index) => index > 0)).toEqual(Array.from({ length: 199 }, (_, index) => index + 1));
});
