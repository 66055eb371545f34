import { ROLES, type Role } from '../pdp/role.js';
import { ROLE_TABLE } from './role-table.js';

const byName = index('names');
const byLastWord = index('lastWords');

function index(column: 'names' | 'lastWords'): ReadonlyMap<string, Role> {
  return new Map(ROLES.flatMap((role) => (ROLE_TABLE[role][column]?.split(' ') ?? []).map((word) => [word, role] as const)));
}

/** `filePath`, `file_path`, `File-Path` → `filepath`: one spelling for all the ways people join words. */
export function plainName(name: string): string {
  return (/^[a-z0-9]*$/.test(name) ? name : name.replace(/[^\p{L}\p{N}]+/gu, '')).toLowerCase();
}

const plainLists = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Of a list that comes with every message of a revision: made once. */
export function plainNames(names: readonly string[]): ReadonlySet<string> {
  let plain = plainLists.get(names);
  if (plain === undefined) plainLists.set(names, (plain = new Set(names.map(plainName))));
  return plain;
}

/** The words of a name: `outputFilePath`, `output_file_path` → output, file, path. */
export function wordsOf(name: string): readonly string[] {
  return (name.match(/\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+/gu) ?? []).map((word) => word.toLowerCase());
}

/** The documented role of an argument name; undefined when the name says nothing. */
export function roleOfName(name: string): Role | undefined {
  const known = roles.get(name);
  if (known !== undefined || roles.has(name)) return known;
  const role = judge(name);
  if (name.length > LONGEST_NAME) return role;
  if (roles.size >= MOST_ROLES) roles.clear();
  roles.set(name, role);
  return role;
}

/** Names are the client's: bounded, and the few that a server really has stay in. */
const MOST_ROLES = 2_000;
const LONGEST_NAME = 128;
const roles = new Map<string, Role | undefined>();

function judge(name: string): Role | undefined {
  const exact = byName.get(plainName(name));
  if (exact !== undefined) return exact;
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || words.length < 2) return undefined;
  const before = words.at(-2) ?? '';
  const role = byLastWord.get(last);
  if (role === undefined) return undefined;
  const { onlyAfter, notAfter } = ROLE_TABLE[role];
  if (notAfter?.split(' ').includes(before) === true) return undefined;
  return onlyAfter?.[last]?.split(' ').includes(before) === false ? undefined : role;
}

/** In the documented list itself, not only by its last word. */
export function isDocumentedName(name: string): boolean {
  return byName.has(plainName(name));
}
