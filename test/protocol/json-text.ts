import * as fc from '../properties.js';

/** A JSON value as its writer sees it: members have an order and may repeat a name. */
export type Tree =
  { readonly scalar: string } | { readonly items: readonly Tree[] } | { readonly members: readonly (readonly [string, Tree])[] };

const names = fc.oneof(
  fc.constantFrom('a', 'b', 'name', '__proto__', 'constructor', 'toString', '', 'ü', '"', '\\', '1', '}', ':'),
  fc.string({ maxLength: 6 }),
);
const scalars = fc.oneof(
  fc.string().map((text) => JSON.stringify(text)),
  fc.constantFrom('null', 'true', 'false', '0', '-1.5', '1e3', '"\\\\"', '"\\""', '"{\\"a\\":1}"', '""'),
);

export const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars.map((scalar) => ({ scalar })),
    fc.array(tie('tree'), { maxLength: 4 }).map((items) => ({ items })),
    fc.uniqueArray(fc.tuple(names, tie('tree')), { maxLength: 5, selector: ([name]) => name }).map((members) => ({ members })),
  ),
})).tree;

/** JSON text of the tree, with blanks where JSON allows them and names in a spelling chosen by `dice`. */
export function write(tree: Tree, dice: () => number): string {
  const gap = () => ['', '', ' ', '\t'][dice() % 4] ?? '';
  const spell = (name: string) =>
    dice() % 3 === 0
      ? `"${Array.from({ length: name.length }, (_, i) => `\\u${name.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`
      : JSON.stringify(name);
  const text = (node: Tree): string => {
    if ('scalar' in node) return node.scalar;
    if ('items' in node) return `[${gap()}${node.items.map(text).join(`${gap()},${gap()}`)}${gap()}]`;
    return `{${gap()}${node.members.map(([name, value]) => `${spell(name)}${gap()}:${gap()}${text(value)}`).join(`${gap()},`)}${gap()}}`;
  };
  return text(tree);
}

/** The tree with one member of one object written twice; undefined when it has no member. */
export function withDuplicate(tree: Tree, dice: () => number): Tree | undefined {
  const count = countMembers(tree);
  if (count === 0) return undefined;
  let at = dice() % count;
  const copy = (node: Tree): Tree => {
    if ('scalar' in node) return node;
    if ('items' in node) return { items: node.items.map(copy) };
    const members: (readonly [string, Tree])[] = [];
    for (const [name, value] of node.members) {
      if (at-- === 0) members.push([name, { scalar: '0' }]);
      members.push([name, copy(value)]);
    }
    return { members };
  };
  return copy(tree);
}

export function countMembers(tree: Tree): number {
  if ('scalar' in tree) return 0;
  if ('items' in tree) return tree.items.reduce((sum, item) => sum + countMembers(item), 0);
  return tree.members.reduce((sum, [, value]) => sum + 1 + countMembers(value), 0);
}

/** A reproducible source of small numbers. */
export const dices: fc.Arbitrary<() => number> = fc.array(fc.nat(), { minLength: 1, maxLength: 32 }).map((numbers) => {
  let at = 0;
  return () => numbers[at++ % numbers.length] ?? 0;
});
