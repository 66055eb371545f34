import { describe, expect, it } from 'vitest';
import { FEW, OpenRequests } from '../../src/pep/pending/open-requests.js';

/** Numbers that look random, and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

function filled(count: number): OpenRequests<string, number> {
  const table = new OpenRequests<string, number>();
  for (let id = 0; id < count; id++) table.add(String(id), id);
  return table;
}

describe('open requests', () => {
  it.each([1, 2, 3, 4])('are those of a map, in its order, however they come and go (%i)', (seed) => {
    const next = numbers(seed);
    const table = new OpenRequests<string, number>();
    const map = new Map<string, number>();
    for (let step = 0; step < 6_000; step++) {
      // Now few, now more than are kept without a map.
      const most = step % 2_000 < 1_000 ? 9 : 2 * FEW;
      const id = String(next(400));
      if (!map.has(id) && map.size < most && next(3) > 0) {
        map.set(id, step);
        table.add(id, step);
      } else {
        const [first] = map.keys();
        const gone = next(2) === 0 ? first : id;
        if (gone !== undefined) {
          map.delete(gone);
          table.delete(gone);
        }
      }
      expect([table.has(id), table.get(id)]).toEqual([map.has(id), map.get(id)]);
      if (step % 50 === 0) expect([...table.entries()]).toEqual([...map]);
    }
    expect([...table.entries()]).toEqual([...map]);
  });

  it('are told apart by the whole id, where only its beginning differs', () => {
    const table = new OpenRequests<string, number>();
    table.add('"a-00000000"', 1);
    table.add('"b-00000000"', 2);
    expect([table.get('"a-00000000"'), table.get('"b-00000000"'), table.get('"c-00000000"')]).toEqual([1, 2, undefined]);
  });

  it.each([3, FEW, FEW + 1])('may be taken out while they are gone through (%i)', (count) => {
    const table = filled(count);
    const seen: number[] = [];
    for (const [id, value] of table.entries()) {
      seen.push(value);
      table.delete(id);
    }
    expect(seen).toEqual(Array.from({ length: count }, (_, id) => id));
    expect([...table.entries()]).toEqual([]);
    table.add('again', 7);
    expect([...table.entries()]).toEqual([['again', 7]]);
  });
});
