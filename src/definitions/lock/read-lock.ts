import { UserError } from '../../errors/exit.js';
import { didYouMean } from '../../errors/near-miss.js';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { escapeStep } from '../../protocol/json/json-pointer.js';
import { defaultReadLimits } from '../../protocol/read-limits.js';
import { repeatedMember } from '../../protocol/json/token-walk.js';
import { fingerprint } from '../fingerprint.js';
import { LOCK_VERSION, SECTION_NAMES, type LockEntry, type LockedServer, type LockFile } from './lock-file.js';
import { READABLE } from './write-lock.js';

/**
 * Reads a lock file's text. Throws a `UserError` that says what is wrong and where: an unknown key, an entry whose definition is not that of its
 * fingerprint. What somebody edits by hand and does not approve is not approved.
 */
export function parseLock(text: string, path: string): LockFile {
  const root = objectAt(parsed(text, path), '', path);
  known(root, ['lock', 'servers'], '', path);
  if (root['lock'] !== LOCK_VERSION) {
    throw wrong(path, '/lock', `this program reads version ${LOCK_VERSION} of lock files, the file says ${JSON.stringify(root['lock'])}`);
  }
  const servers = objectAt(root['servers'], '/servers', path);
  return new Map(Object.entries(servers).map(([name, server]) => [name, serverAt(server, `/servers/${escapeStep(name)}`, path)]));
}

function serverAt(value: JsonValue, at: string, path: string): LockedServer {
  const server = objectAt(value, at, path);
  known(server, SECTION_NAMES, at, path);
  const sections = SECTION_NAMES.filter((section) => Object.hasOwn(server, section));
  return Object.fromEntries(
    sections.map((section) => {
      const entries = objectAt(server[section], `${at}/${section}`, path);
      const place = (name: string) => `${at}/${section}/${escapeStep(name)}`;
      return [section, new Map(Object.entries(entries).map(([name, entry]) => [name, entryAt(entry, place(name), path)]))];
    }),
  );
}

function entryAt(value: JsonValue, at: string, path: string): LockEntry {
  const entry = objectAt(value, at, path);
  known(entry, ['fingerprint', 'definition', ...READABLE], at, path);
  const stated = entry['fingerprint'];
  if (typeof stated !== 'string') throw wrong(path, `${at}/fingerprint`, 'a fingerprint is a text, `sha256:…`');
  const lines = READABLE.flatMap((member) => {
    const text = entry[member];
    if (text === undefined) return [];
    if (Array.isArray(text) && text.every((line) => typeof line === 'string')) return [[member, text.join('\n')] as const];
    throw wrong(path, `${at}/${member}`, 'the lines of a text are a list of texts');
  });
  const definition: JsonObject = { ...objectAt(entry['definition'], `${at}/definition`, path), ...Object.fromEntries(lines) };
  if (fingerprint(definition) !== stated) {
    throw wrong(path, at, 'the definition is not the one of its fingerprint: it was edited. Approve it with `agentmesh policy approve`');
  }
  return { fingerprint: stated, definition };
}

function parsed(text: string, path: string): JsonValue {
  const value = jsonIn(text, path);
  // Who reviews the file reads the first of two entries, a parser takes the last.
  const repeated = repeatedMember(text, defaultReadLimits);
  if (repeated !== undefined) throw wrong(path, repeated, 'this stands twice');
  return value;
}

function jsonIn(text: string, path: string): JsonValue {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new UserError(`the lock file \`${path}\` is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function objectAt(value: JsonValue | undefined, at: string, path: string): JsonObject {
  if (value !== undefined && isJsonObject(value)) return value;
  throw wrong(path, at, value === undefined ? 'this is missing' : 'this is an object');
}

function known(object: JsonObject, names: readonly string[], at: string, path: string): void {
  const odd = Object.keys(object).find((name) => !names.includes(name));
  if (odd !== undefined)
    throw wrong(path, `${at}/${escapeStep(odd)}`, `there is no \`${odd}\`${didYouMean(odd, names) || `; it takes ${names.join(', ')}`}`);
}

function wrong(path: string, at: string, what: string): UserError {
  return new UserError(`the lock file \`${path}\`, at \`${at === '' ? '/' : at}\`: ${what}`);
}
