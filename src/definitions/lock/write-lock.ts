import { hiddenCharacters } from '../../errors/printable.js';
import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import { LOCK_VERSION, SECTION_NAMES, type LockEntry, type LockedServer, type LockFile } from './lock-file.js';

/** Members that people read: a text of several lines stands as its lines, so that a diff shows the line that changed. */
export const READABLE = ['description', 'instructions'] as const;

/** The file's text: sorted by name, so that the same definitions are the same bytes. */
export function lockText(lock: LockFile): string {
  const servers = sorted(lock).map(([name, server]) => [name, serverOf(server)] as const);
  return `${shownJson({ lock: LOCK_VERSION, servers: Object.fromEntries(servers) })}\n`;
}

/** One entry as the file has it. */
export function entryText(entry: LockEntry): string {
  return `${shownJson(entryOf(entry))}\n`;
}

/** Who reviews the file sees what the model would: characters that nobody sees stand as escapes, which JSON has for all of them. */
function shownJson(value: JsonValue): string {
  return JSON.stringify(value, null, 2).replace(hiddenCharacters(), (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

function serverOf(server: LockedServer): JsonObject {
  const sections = SECTION_NAMES.flatMap((section) => {
    const entries = server[section];
    return entries === undefined
      ? []
      : [[section, Object.fromEntries(sorted(entries).map(([name, each]) => [name, entryOf(each)]))] as const];
  });
  return Object.fromEntries(sections);
}

function entryOf({ fingerprint, definition }: LockEntry): JsonObject {
  const member = READABLE.find((name) => name in definition);
  const text = member === undefined ? undefined : definition[member];
  if (member === undefined || typeof text !== 'string' || !text.includes('\n')) return { fingerprint, definition };
  const rest: [string, JsonValue][] = Object.entries(definition).filter(([name]) => name !== member);
  return { fingerprint, [member]: text.split('\n'), definition: Object.fromEntries(rest) };
}

function sorted<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
