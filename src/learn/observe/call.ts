import type { AuditRow } from '../../audit/read/row.js';
import { mask } from '../../audit/mask.js';
import { createInspector } from '../../inspect/create-inspector.js';
import type { ArgumentFacts } from '../../pdp/input-document.js';
import { argumentFacts } from '../../pip/facts/argument-facts.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import { fromPointer } from '../../protocol/json/json-pointer.js';
import { canonical, isAbsolutePath } from '../facets/path-text.js';

/** What one call says to conditions. */
export interface Call {
  /** Undefined: the log does not hold them. */
  readonly arguments: JsonObject | undefined;
  /** Top-level arguments of which something is masked: nothing is known of their values, and nothing of them may be written down. */
  readonly masked: ReadonlySet<string>;
  /** Undefined: one of the path arguments is unknown or no usable path. */
  readonly paths: readonly PathOfCall[] | undefined;
  readonly facts: ArgumentFacts;
}

export interface PathOfCall {
  /** Where it stands below the arguments. */
  readonly place: readonly string[];
  readonly lexical: string;
  readonly resolved: string;
  /** The absolute paths of other readings. */
  readonly also: readonly string[];
}

/** The arguments that are paths where the log does not say so (the original program's). */
const PATH_ARGUMENTS = ['path', 'file_path', 'filename'];
/** Text that the log's mask put in place of the real one. */
const MASKED = /\[masked[\]:]/;
const ALL_FACTS = { urls: [], sql: [], commands: [] };

const inspector = createInspector();

export function callOf(row: AuditRow): Call {
  const { arguments: args, tool, paths } = row;
  if (!isJsonObject(args)) {
    return { arguments: args === null ? {} : undefined, masked: new Set(), paths: args === null ? [] : undefined, facts: {} };
  }
  const masked = maskedNames(row, args);
  return {
    arguments: args,
    masked,
    paths: paths === undefined ? pathsByName(args, masked) : pathsByFact(paths, masked),
    facts: argumentFacts(args, ALL_FACTS, { root: '/arguments', tool, pathArguments: [] }) ?? {},
  };
}

/** What the log says is masked, what it shows to be, and what it would mask today: the log may be an older program's. */
function maskedNames({ masked, tool }: AuditRow, args: JsonObject): ReadonlySet<string> {
  const request = { surface: 'arguments', method: 'tools/call', tool, value: args, root: '/arguments', pathArguments: [] } as const;
  const own = mask({ arguments: args }, inspector.inspect(request).findings, []).masked;
  const names = [...masked, ...own].map(fromPointer).flatMap(([root, name]) => (root === 'arguments' && name !== undefined ? [name] : []));
  const shown = Object.keys(args).filter((name) => MASKED.test(name) || isMasked(args[name] ?? null));
  return new Set([...names, ...shown]);
}

function isMasked(value: JsonValue): boolean {
  if (typeof value === 'string') return MASKED.test(value);
  if (Array.isArray(value)) return value.some(isMasked);
  if (!isJsonObject(value)) return false;
  // A `{sha256, bytes}` in place of a long text is as unknown as a masked one.
  return typeof value['sha256'] === 'string' || Object.entries(value).some(([name, each]) => MASKED.test(name) || isMasked(each));
}

function pathsByFact(paths: JsonObject, masked: ReadonlySet<string>): PathOfCall[] | undefined {
  const all = Object.entries(paths).map(([pointer, fact]) => {
    const { lexical = null, resolved = null, also = [], touches } = isJsonObject(fact) ? fact : {};
    // Nobody could tell where it leads; of a path with several readings the log has them all.
    if (touches !== undefined && !(Array.isArray(also) && also.length > 0)) return undefined;
    return pathOf(fromPointer(pointer).slice(1), { lexical, resolved, also }, masked);
  });
  return all.every((each) => each !== undefined) ? all : undefined;
}

function pathsByName(args: JsonObject, masked: ReadonlySet<string>): PathOfCall[] | undefined {
  const all = PATH_ARGUMENTS.flatMap((name) => {
    const path = args[name];
    return path === undefined ? [] : [pathOf([name], { lexical: path, resolved: path, also: [] }, masked)];
  });
  return all.every((each) => each !== undefined) ? all : undefined;
}

interface PathTexts {
  readonly lexical: JsonValue;
  readonly resolved: JsonValue;
  readonly also: JsonValue;
}

function pathOf(place: readonly string[], { lexical, resolved, also }: PathTexts, masked: ReadonlySet<string>): PathOfCall | undefined {
  const further: readonly JsonValue[] = Array.isArray(also) ? also : [null];
  const known = (path: JsonValue): path is string => typeof path === 'string' && !MASKED.test(path) && isAbsolutePath(path);
  if (masked.has(place[0] ?? '') || !known(lexical) || !known(resolved) || !further.every(known)) return undefined;
  return { place, lexical: canonical(lexical), resolved: canonical(resolved), also: further.map(canonical) };
}
