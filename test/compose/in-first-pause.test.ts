import { expect, test } from 'vitest';
import { inFirstPause } from '../../src/compose/in-first-pause.js';

/** `loads`: what each look finds. Runs the looks, and says how many there were and how often it worked. */
function lookAt(loads: readonly number[], callOffAfter = Infinity): { readonly looks: number; readonly worked: number } {
  let [looks, worked] = [0, 0];
  const waiting: (() => void)[] = [];
  const callOff = inFirstPause(() => worked++, { defer: (task) => void waiting.push(task), load: () => loads[looks++] ?? 0 });
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    if (looks === callOffAfter) callOff();
    task();
  }
  return { looks, worked };
}

test.each([
  { why: 'nothing to do since the start', loads: [0], looks: 1, worked: 1 },
  { why: 'a call now and then', loads: [0.02], looks: 1, worked: 1 },
  { why: 'busy, and then not: once', loads: [0.9, 0.5, 0, 0], looks: 3, worked: 1 },
  { why: 'called off before the first look', loads: [0], callOffAfter: 0, looks: 0, worked: 0 },
  { why: 'called off while it waits', loads: [0.9, 0.9, 0], callOffAfter: 2, looks: 2, worked: 0 },
])('$why', ({ loads, callOffAfter, looks, worked }) => {
  expect(lookAt(loads, callOffAfter)).toEqual({ looks, worked });
});
