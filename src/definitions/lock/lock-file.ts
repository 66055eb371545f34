import type { DefinitionKind } from '../../pdp/input-document.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { Definition } from '../definition.js';
import { fingerprint, lasting } from '../fingerprint.js';

export const LOCK_FILE = 'agentmesh.lock';
/** The file's own version: a later one may mean something else. */
export const LOCK_VERSION = 1;

/** The sections of a server, in the order of the file. One that is missing: nobody approves definitions of that kind. */
export const SECTIONS = {
  instructions: 'instructions',
  tools: 'tool',
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'resource_template',
} as const satisfies Readonly<Record<string, DefinitionKind>>;
export type Section = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly Section[];

/** One approved definition. */
export interface LockEntry {
  readonly fingerprint: string;
  /** Without what belongs to the one answer in which it stood. */
  readonly definition: JsonObject;
}

/** What was approved of one server, by section and name. */
export type LockedServer = { readonly [Name in Section]?: ReadonlyMap<string, LockEntry> };
/** By the server's name, as policies and records have it. */
export type LockFile = ReadonlyMap<string, LockedServer>;

export function lockEntry(definition: JsonObject): LockEntry {
  return { fingerprint: fingerprint(definition), definition: lasting(definition) };
}

/** A server with these definitions and no others. Of two of one name the first is approved, so that the second shows as changed. */
export function lockedServer(definitions: readonly Definition[]): LockedServer {
  return Object.fromEntries(
    SECTION_NAMES.map((section) => {
      const own = definitions.filter(({ kind }) => kind === SECTIONS[section]).toReversed();
      return [section, new Map(own.map(({ name, value }) => [name, lockEntry(value)]))] as const;
    }),
  );
}

export function sectionOf(kind: DefinitionKind): Section {
  return SECTION_NAMES.find((section) => SECTIONS[section] === kind) ?? 'tools';
}
