import { ROLES, type Role } from '../../pdp/role.js';
import { ROLE_TABLE } from './role-table.js';

const byName = index('names');
const byLastWord = index('lastWords');

function index(column: 'names' | 'lastWords'): ReadonlyMap<string, Role> {
  return new Map(ROLES.flatMap((role) => (ROLE_TABLE[role][column]?.split(' ') ?? []).map((word) => [word, role] as const)));
}

/** What is known of a name by itself. */
interface Known {
  readonly plain: string;
  readonly words: readonly string[];
  /** Undefined when the name says nothing. */
  readonly role: Role | undefined;
}

/** Names are the client's: bounded, and the few that a server really has stay in. */
const MOST_NAMES = 2_000;
const LONGEST_NAME = 128;
const names = new Map<string, Known>();

function known(name: string): Known {
  let of = names.get(name);
  if (of !== undefined) return of;
  const words = split(name);
  of = { plain: plain(name), words, role: judge(name, words) };
  if (name.length > LONGEST_NAME) return of;
  if (names.size >= MOST_NAMES) names.clear();
  names.set(name, of);
  return of;
}

/** `filePath`, `file_path`, `File-Path` → `filepath`: one spelling for all the ways people join words. */
export function plainName(name: string): string {
  return known(name).plain;
}

function plain(name: string): string {
  return (/^[a-z0-9]*$/.test(name) ? name : name.replace(/[^\p{L}\p{N}]+/gu, '')).toLowerCase();
}

const plainLists = new WeakMap<readonly string[], ReadonlySet<string>>();

const NONE: ReadonlySet<string> = new Set();

/** Of a list that comes with every message of a revision: made once. */
export function plainNames(list: readonly string[]): ReadonlySet<string> {
  if (list.length === 0) return NONE;
  let plainOnes = plainLists.get(list);
  if (plainOnes === undefined) plainLists.set(list, (plainOnes = new Set(list.map(plain))));
  return plainOnes;
}

/** The words of a name: `outputFilePath`, `output_file_path` → output, file, path. */
export function wordsOf(name: string): readonly string[] {
  return known(name).words;
}

function split(name: string): readonly string[] {
  return (name.match(/\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+/gu) ?? []).map((word) => word.toLowerCase());
}

/** The documented role of an argument name; undefined when the name says nothing. */
export function roleOfName(name: string): Role | undefined {
  return known(name).role;
}

function judge(name: string, words: readonly string[]): Role | undefined {
  const exact = byName.get(plain(name));
  if (exact !== undefined) return exact;
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
