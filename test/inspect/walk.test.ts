import { expect, test } from 'vitest';
import { walk } from '../../src/inspect/walk.js';
import type { JsonValue } from '../../src/protocol/json/json.js';

function pointers(value: JsonValue, within: (pointer: string) => void = () => undefined): readonly string[] {
  const seen: string[] = [];
  walk(
    value,
    {
      visit: (visited) => {
        within(visited.pointer);
        seen.push(`${visited.pointer} ${visited.name}`);
        return true;
      },
    },
    '/arguments',
    undefined,
  );
  return seen;
}

const VALUE = { a: [{ b: 1 }, [null, 2]], 'c/d': { e: 'text' }, f: null };
const SEEN = [
  '/arguments ',
  '/arguments/a a',
  '/arguments/a/0 a',
  '/arguments/a/0/b b',
  '/arguments/a/1 a',
  '/arguments/a/1/0 a',
  '/arguments/a/1/1 a',
  '/arguments/c~1d c/d',
  '/arguments/c~1d/e e',
  '/arguments/f f',
];

test('each value has its place and the nearest name', () => {
  expect(pointers(VALUE)).toEqual(SEEN);
});

test('a walk within a walk takes no place from it', () => {
  const inner: string[][] = [];
  expect(pointers(VALUE, () => inner.push([...pointers({ x: [1] })]))).toEqual(SEEN);
  expect(new Set(inner.map((each) => each.join())).size).toBe(1);
});

test('a visitor that throws leaves nothing behind for the next', () => {
  expect(() =>
    pointers(VALUE, () => {
      throw new Error('a defect');
    }),
  ).toThrow('a defect');
  expect(pointers(VALUE)).toEqual(SEEN);
});

test('a member beside another is told with the object that both are in', () => {
  const names: string[] = [];
  walk(
    { o: { p: 1, q: { r: 2 } } },
    { visit: () => true, visitName: (name, member, object) => names.push(`${object.name}>${name} ${member.pointer} ${object.depth}`) },
    '',
    undefined,
  );
  expect(names).toEqual(['>o /o 0', 'o>p /o/p 1', 'o>q /o/q 1', 'q>r /o/q/r 2']);
});
