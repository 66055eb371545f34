import { expect, it } from 'vitest';
import { growingGroups } from '../../src/transport/stdio/growing-groups.js';

it.each([
  [0, []],
  [1, [1]],
  [8, [8]],
  [15, [15]],
  [16, [8, 8]],
  [23, [8, 15]],
  [64, [8, 16, 40]],
  [200, [8, 16, 32, 64, 80]],
])('%d that came together leave as %j', (count, sizes) => {
  const together = Array.from({ length: count }, (_, at) => at);
  const groups = growingGroups(together);
  expect(groups.map(({ length }) => length)).toEqual(sizes);
  expect(groups.flat()).toEqual(together);
});
