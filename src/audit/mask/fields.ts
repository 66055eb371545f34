import { toPointer } from '../../protocol/json/json-pointer.js';

/**
 * `audit.redact_fields` of a policy: a member's name, a dotted path to it, or a JSON Pointer, from the top of the document or, as everywhere in
 * a policy, of the arguments (or of the result); upper and lower case are one.
 */
export interface FieldMatcher {
  readonly matches: (path: readonly string[]) => boolean;
  /** Says the same by a member's name; undefined where its place counts. */
  readonly byName: ((name: string) => boolean) | undefined;
}

const compiled = new WeakMap<readonly string[], FieldMatcher>();

/** Compiled once a list: the PEP passes the same one with every message of a revision. */
export function fieldMatcher(fields: readonly string[]): FieldMatcher {
  const known = compiled.get(fields);
  if (known !== undefined) return known;
  const matcher = compile(fields);
  compiled.set(fields, matcher);
  return matcher;
}

function compile(fields: readonly string[]): FieldMatcher {
  if (fields.length === 0) return { matches: () => false, byName: () => false };
  const names = new Set<string>();
  const pointers = new Set<string>();
  const paths: string[][] = [];
  for (const field of fields.map((text) => text.toLowerCase())) {
    names.add(field);
    if (field.startsWith('/')) pointers.add(field);
    else if (field.includes('.')) paths.push(field.split('.'));
  }
  const matches = (path: readonly string[]): boolean => {
    if (names.has((path.at(-1) ?? '').toLowerCase())) return true;
    if (pointers.size > 0 && [path, path.slice(1)].some((each) => pointers.has(toPointer(each).toLowerCase()))) return true;
    return paths.some((wanted) => endsWith(path, wanted));
  };
  const isByName = pointers.size === 0 && paths.length === 0;
  return { matches, byName: isByName ? (name) => names.has(name.toLowerCase()) : undefined };
}

/** `user.password` also finds `/arguments/accounts/0/user/password`: places in arrays count for nothing. */
function endsWith(path: readonly string[], wanted: readonly string[]): boolean {
  const names = path.filter((part) => !/^\d+$/.test(part)).map((part) => part.toLowerCase());
  return wanted.length <= names.length && wanted.every((part, index) => names[names.length - wanted.length + index] === part);
}
