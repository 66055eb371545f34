import { printValue } from '../../value/print-value.js';
import { asInteger, integer, isArray, isNumber, RegoObject, RegoSet, type RegoValue } from '../../value/value.js';
import { BuiltinError } from '../builtin.js';
import { items, number } from '../operands.js';

/** What paths lead to, a branch for each first step, by its text. */
type Fork = Map<string, Tree>;

/** Null is where a path ends. */
type Tree = Fork | null;

/** Of the paths that `json.filter` and `json.remove` take: `a/b`, or a list of keys. The empty path leads nowhere. */
export function pathTree(paths: RegoValue): Fork {
  const root: Fork = new Map();
  for (const path of items(paths).map(stepsOf)) plant(root, path);
  return root;
}

function stepsOf(path: RegoValue): readonly RegoValue[] {
  if (isArray(path)) return path;
  if (typeof path !== 'string') throw new BuiltinError('neither a path nor a list of keys');
  if (path === '') return [];
  return path
    .replace(/^\/+/, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A path that goes on from where a shorter one ends adds nothing to it. */
function plant(root: Fork, path: readonly RegoValue[]): void {
  let node = root;
  for (const [index, step] of path.entries()) {
    const key = keyOf(step);
    const known = node.get(key);
    if (index === path.length - 1) node.set(key, null);
    else if (known === undefined) {
      const next: Fork = new Map();
      node.set(key, next);
      node = next;
    } else if (known === null) return;
    else node = known;
  }
}

/** 1 and 1.0 are one key. */
function keyOf(value: RegoValue): string {
  const whole = isNumber(value) ? asInteger(number(value)) : undefined;
  return printValue(whole === undefined ? value : integer(whole));
}

/** What the paths lead to, with all above it. */
export function filter(value: RegoValue, tree: Tree): RegoValue {
  if (tree === null) return value;
  const kept = (item: RegoValue, key: RegoValue): readonly RegoValue[] => {
    const below = tree.get(keyOf(key));
    return below === undefined ? [] : [filter(item, below)];
  };
  if (isArray(value)) return value.flatMap((item, index) => kept(item, String(index)));
  if (value instanceof RegoSet) return new RegoSet(value.items.flatMap((item) => kept(item, item)));
  if (value instanceof RegoObject)
    return new RegoObject(value.entries.flatMap(([key, item]) => kept(item, key).map((own) => [key, own] as const)));
  return value;
}

/** All but what the paths lead to. */
export function remove(value: RegoValue, tree: Fork): RegoValue {
  const left = (item: RegoValue, key: RegoValue): readonly RegoValue[] => {
    const below = tree.get(keyOf(key));
    if (below === undefined) return [item];
    return below === null ? [] : [remove(item, below)];
  };
  if (isArray(value)) return value.flatMap((item, index) => left(item, String(index)));
  if (value instanceof RegoSet) return new RegoSet(value.items.flatMap((item) => left(item, item)));
  if (value instanceof RegoObject)
    return new RegoObject(value.entries.flatMap(([key, item]) => left(item, key).map((own) => [key, own] as const)));
  return value;
}
