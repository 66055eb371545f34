import { compare, isArray, isNumber, numberText, RegoObject, RegoSet, type RegoValue } from '../../value/value.js';
import { BuiltinError, BuiltinLimit } from '../builtin.js';
import { object, text } from '../operands.js';

type Path = readonly RegoValue[];

/** Every operation copies what is on its way: of lists without end, some tenths of a second. */
const MOST_COPIED = 20_000_000;
/** To put a member in its order costs more than to copy an element. */
const MEMBER = 10;

/** RFC 6902 over terms, sets too, whose members are their own keys. Paths are pointers or lists of keys. Throws a `BuiltinError`, and a `BuiltinLimit` for what would not end. */
export function patch(target: RegoValue, operations: readonly RegoValue[]): RegoValue {
  let document: RegoValue | undefined = target;
  let copied = 0;
  for (const operation of operations) {
    const fields = object(operation);
    copied += sizeAlong(document, fields.get('path')) + sizeAlong(document, fields.get('from'));
    if (copied > MOST_COPIED) throw new BuiltinLimit(`json.patch: more than ${MOST_COPIED} elements to copy`);
    document = apply(document, fields);
  }
  if (document === undefined) throw new BuiltinError('nothing is left');
  return document;
}

function apply(document: RegoValue | undefined, operation: RegoObject): RegoValue | undefined {
  const path = pathOf(member(operation, 'path'));
  switch (text(member(operation, 'op'))) {
    case 'add':
      return insert(document, path, member(operation, 'value'));
    case 'remove':
      return remove(document, path);
    case 'replace':
      return insert(remove(document, path), path, member(operation, 'value'));
    case 'move': {
      const from = pathOf(member(operation, 'from'));
      return insert(remove(document, from), path, find(document, from));
    }
    case 'copy':
      return insert(document, path, find(document, pathOf(member(operation, 'from'))));
    case 'test':
      if (compare(find(document, path), member(operation, 'value')) !== 0) throw new BuiltinError('the test fails');
      return document;
    default:
      throw new BuiltinError('unrecognized op');
  }
}

/** The elements of all that a path leads through, as far as it leads. */
function sizeAlong(document: RegoValue | undefined, path: RegoValue | undefined): number {
  let size = 0;
  try {
    let at = document;
    for (const key of path === undefined ? [] : pathOf(path)) {
      size += isArray(at)
        ? at.length
        : at instanceof RegoObject
          ? MEMBER * at.entries.length
          : at instanceof RegoSet
            ? MEMBER * at.items.length
            : 0;
      at = childOf(at, key);
    }
  } catch (cause) {
    // It leads nowhere from here.
    if (!(cause instanceof BuiltinError)) throw cause;
  }
  return size;
}

function member(operation: RegoObject, name: string): RegoValue {
  const value = operation.get(name);
  if (value === undefined) throw new BuiltinError(`missing required attribute '${name}'`);
  return value;
}

/** Slashes in front count for nothing. */
function pathOf(value: RegoValue): Path {
  if (isArray(value)) return value;
  const pointer = text(value);
  if (pointer === '') return [];
  const parts = pointer.replace(/^\/+/, '').split('/');
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function find(document: RegoValue | undefined, path: Path): RegoValue {
  let found = document;
  for (const key of path) found = childOf(found, key);
  if (found === undefined) throw new BuiltinError('no such path');
  return found;
}

function insert(document: RegoValue | undefined, path: Path, value: RegoValue): RegoValue {
  return change(document, path, value, put);
}

function remove(document: RegoValue | undefined, path: Path): RegoValue | undefined {
  if (path.length > 0) return change(document, path, null, without);
  if (document === undefined) throw new BuiltinError('nothing is left');
  return undefined;
}

type Change = (parent: RegoValue | undefined, key: RegoValue, value: RegoValue) => RegoValue;

/** The document with `last` done where the path ends. */
function change(document: RegoValue | undefined, path: Path, value: RegoValue, last: Change): RegoValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (rest.length === 0) return last(document, key, value);
  return exchange(document, key, change(childOf(document, key), rest, value, last));
}

function childOf(parent: RegoValue | undefined, key: RegoValue): RegoValue | undefined {
  const child = isArray(parent)
    ? parent[indexOf(parent, key)]
    : parent instanceof RegoObject
      ? parent.get(key)
      : parent instanceof RegoSet
        ? parent.items.find((item) => compare(item, key) === 0)
        : undefined;
  if (child === undefined) throw new BuiltinError('no such path');
  return child;
}

function exchange(parent: RegoValue | undefined, key: RegoValue, value: RegoValue): RegoValue {
  if (isArray(parent)) return parent.with(indexOf(parent, key), value);
  if (parent instanceof RegoSet) return new RegoSet([...parent.items.filter((item) => compare(item, key) !== 0), value]);
  return put(parent, key, value);
}

function put(parent: RegoValue | undefined, key: RegoValue, value: RegoValue): RegoValue {
  if (parent instanceof RegoObject) return new RegoObject([...parent.entries, [key, value]]);
  if (parent instanceof RegoSet && compare(key, value) === 0) return new RegoSet([...parent.items, value]);
  if (!isArray(parent)) throw new BuiltinError('nothing can be put there');
  const index = indexOf(parent, key);
  if (index < 0 || index > parent.length) throw new BuiltinError('index for array insertion out of bounds');
  return parent.toSpliced(index, 0, value);
}

function without(parent: RegoValue | undefined, key: RegoValue): RegoValue {
  childOf(parent, key);
  if (isArray(parent)) return parent.toSpliced(indexOf(parent, key), 1);
  if (parent instanceof RegoSet) return new RegoSet(parent.items.filter((item) => compare(item, key) !== 0));
  return new RegoObject(object(parent).entries.filter(([own]) => compare(own, key) !== 0));
}

/** `-` is behind the last; no zeros in front. */
function indexOf(list: readonly RegoValue[], key: RegoValue): number {
  if (key === '-') return list.length;
  const digits = isNumber(key) ? numberText(key) : text(key);
  if (!/^-?[0-9]{1,15}$/.test(digits) || (typeof key === 'string' && digits !== '0' && digits.startsWith('0')))
    throw new BuiltinError('invalid index');
  return Number(digits);
}
