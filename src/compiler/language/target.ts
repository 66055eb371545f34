import type { Glob } from '../../pdp/glob.js';
import { covers } from '../../pdp/glob.js';
import type { Annotations } from './annotations.js';

/** What a rule can name: a tool that is called, a resource by its URI, a prompt, or any other method. */
export const TARGET_KINDS = ['tool', 'resource', 'prompt', 'method'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Which messages a rule speaks of. Of others it says nothing: it neither allows nor confines them. */
export interface Target {
  readonly kind: TargetKind;
  /** Names and patterns, none twice; any of them. */
  readonly globs: readonly [Glob, ...Glob[]];
  /** Of these servers only; absent: of every one. */
  readonly servers?: readonly [Glob, ...Glob[]];
  /** Of tools that say this of themselves. */
  readonly annotations?: Annotations;
}

/** The one glob that speaks of everything of its kind, whatever the server. */
export function speaksOfAll({ globs, servers, annotations }: Target): boolean {
  return globs.length === 1 && globs[0].text === '*' && servers === undefined && annotations === undefined;
}

/** One text for one target, whatever the order of its lists. */
export function targetKey({ kind, globs, servers, annotations }: Target): string {
  const texts = (list: readonly Glob[]) => list.map(({ text }) => text).toSorted();
  return JSON.stringify([
    kind,
    texts(globs),
    texts(servers ?? []),
    Object.entries(annotations ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** Whether `wide` speaks of every message of `narrow` that names this glob. */
export function coversGlob(wide: Target, narrow: Target, glob: Glob): boolean {
  return wide.kind === narrow.kind && wide.globs.some((each) => covers(each, glob)) && coversPlace(wide, narrow);
}

/** The same of servers and annotations alone. */
export function coversPlace(wide: Target, narrow: Target): boolean {
  const { servers, annotations } = wide;
  const everywhere = servers === undefined || narrow.servers?.every((each) => servers.some((server) => covers(server, each))) === true;
  const said = Object.entries(annotations ?? {});
  return (
    everywhere &&
    said.every(([name, value]) => Object.entries(narrow.annotations ?? {}).some(([own, its]) => own === name && its === value))
  );
}
