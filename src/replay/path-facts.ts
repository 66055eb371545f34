import { isAbsolute, normalize, resolve } from 'node:path';
import { pathArguments } from '../inspect/roles/path-arguments.js';
import type { PolicyConfig } from '../pdp/evaluator.js';
import type { PathFact } from '../pdp/input-document.js';
import { contains, expandHome } from '../pip/path-texts.js';
import { nodePathFs, physicalPath, type PathFs } from '../pip/physical-path.js';
import { tildeFolder } from '../pip/tilde-folder.js';
import type { RecordedCall } from './recorded-call.js';

type Facts = Readonly<Record<string, PathFact>>;

export interface ToldPaths {
  readonly paths: Facts;
  /** JSON Pointers of path arguments of which the log does not say enough. */
  readonly unknown: readonly string[];
}

/** Where a prefix leads. Undefined: that depends on the folder in which the server ran. */
export type Root = (prefix: string) => string | undefined;

/** As pip resolves prefixes: on the machine that recorded, links count for where they lead now. */
export function createRoots(fs: PathFs = nodePathFs, home: string = tildeFolder()): Root {
  const known = new Map<string, string | undefined>();
  return (prefix) => {
    if (!known.has(prefix)) known.set(prefix, rootOf(expandHome(prefix, home), fs));
    return known.get(prefix);
  };
}

function rootOf(prefix: string, fs: PathFs): string | undefined {
  return isAbsolute(prefix) ? physicalPath(resolve(prefix), fs) : undefined;
}

/**
 * The path facts of a recorded call as another policy needs them. The log says which prefixes of *its* policy held; of other
 * prefixes it says enough where it has the resolved path, and the file system is not asked about the path again.
 */
export function pathFactsFor(call: RecordedCall, { paths: wanted }: PolicyConfig, rootOf: Root): ToldPaths {
  const unknown: string[] = [];
  const facts = new Map(Object.entries(call.input.paths));
  for (const { pointer, value } of furtherPaths(call, wanted.arguments, facts)) {
    unknown.push(pointer);
    facts.set(pointer, writtenPath(value));
  }
  if (wanted.prefixes.length === 0) return { paths: Object.fromEntries(facts), unknown };
  const paths = Object.fromEntries(
    [...facts].map(([pointer, fact]) => {
      const under: string[] = [];
      const touches: string[] = [];
      for (const prefix of wanted.prefixes) {
        const inside = isUnder(fact, prefix, rootOf(prefix));
        if (inside === true) under.push(prefix);
        if (inside !== false) touches.push(prefix);
        if (inside === undefined && !unknown.includes(pointer)) unknown.push(pointer);
      }
      const { touches: _recorded, ...rest } = fact;
      return [pointer, touches.length === under.length ? { ...rest, under } : { ...rest, under, touches }] as const;
    }),
  );
  return { paths, unknown };
}

/** Only where a system without drives recorded it: pip says of such a path that it is under nothing. */
const OF_WINDOWS = /\/(?:[A-Za-z]:(?:[\\/]|$)|\\\\)/;

/** Undefined: the log does not say enough. */
function isUnder(
  { under, touches = [], resolved, also = [], lexical }: PathFact,
  prefix: string,
  root: string | undefined,
): boolean | undefined {
  if (under.includes(prefix)) return true;
  if (touches.includes(prefix)) return undefined;
  // No path at all (pip/paths.ts): under nothing.
  if (resolved === '' && lexical === '') return false;
  if (root === undefined || [resolved, ...also].some((path) => !isAbsolute(path) || OF_WINDOWS.test(path))) return undefined;
  const inside = [resolved, ...also].map((path) => contains(root, path));
  return inside.every((each) => each === inside[0]) ? inside[0] : undefined;
}

/** Arguments that this policy takes for paths and the recording one did not. */
function furtherPaths({ input }: RecordedCall, names: readonly string[], facts: ReadonlyMap<string, PathFact>) {
  if (names.length === 0 || input.arguments === undefined) return [];
  return pathArguments(input.arguments, { extraNames: names }).filter(({ pointer }) => !facts.has(pointer));
}

/** As far as text can tell; the caller knows that it may lead elsewhere. */
function writtenPath(value: unknown): PathFact {
  const path = typeof value === 'string' ? normalize(value) : '';
  return { lexical: path, resolved: path, under: [] };
}
