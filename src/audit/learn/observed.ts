import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json.js';
import { fromPointer } from '../../protocol/json-pointer.js';
import type { AuditRow } from '../row.js';
import { canonical, isAbsolutePath } from './path-text.js';

/** A value that the log masks. */
export const UNKNOWN = Symbol('unknown');

/** What one call says to conditions. */
export interface Call {
  /** By top-level argument; null: it is no text. Undefined: the log does not hold the arguments. */
  readonly texts: ReadonlyMap<string, string | null | typeof UNKNOWN> | undefined;
  /** Undefined: one of the path arguments is unknown or no usable path. */
  readonly paths: readonly PathOfCall[] | undefined;
}

export interface PathOfCall {
  /** The top-level argument that it stands in. */
  readonly argument: string;
  readonly lexical: string;
  readonly resolved: string;
}

/** The arguments that are paths where the log does not say so (the original program's). */
const PATH_ARGUMENTS = ['path', 'file_path', 'filename'];
/** Text that the log's mask put in place of the real one. */
const MASKED = /\[masked[\]:]/;

export function callOf(row: AuditRow): Call {
  const { arguments: args, paths } = row;
  if (!isJsonObject(args)) return { texts: args === null ? new Map() : undefined, paths: undefined };
  const texts = new Map(Object.entries(args).map(([name, value]) => [name, textOf(value)] as const));
  return { texts, paths: paths === undefined ? pathsByName(args) : pathsByFact(paths) };
}

function textOf(value: JsonValue): string | null | typeof UNKNOWN {
  if (typeof value === 'string') return isKnownText(value) ? value : UNKNOWN;
  // A `{sha256, bytes}` in place of a long text is as unknown as a masked one.
  return isJsonObject(value) && typeof value['sha256'] === 'string' ? UNKNOWN : null;
}

function isKnownText(value: JsonValue): value is string {
  return typeof value === 'string' && !MASKED.test(value);
}

function pathsByFact(paths: JsonObject): PathOfCall[] | undefined {
  const all = Object.entries(paths).map(([pointer, fact]) => {
    const { lexical = null, resolved = null } = isJsonObject(fact) ? fact : {};
    return pathOf(fromPointer(pointer)[1] ?? '', lexical, resolved);
  });
  return all.every((each) => each !== undefined) ? all : undefined;
}

function pathsByName(args: JsonObject): PathOfCall[] | undefined {
  const all = PATH_ARGUMENTS.flatMap((name) => (args[name] === undefined ? [] : [pathOf(name, args[name], args[name])]));
  return all.every((each) => each !== undefined) ? all : undefined;
}

function pathOf(argument: string, lexical: JsonValue, resolved: JsonValue): PathOfCall | undefined {
  if (!isKnownText(lexical) || !isKnownText(resolved) || !isAbsolutePath(lexical) || !isAbsolutePath(resolved)) return undefined;
  return { argument, lexical: canonical(lexical), resolved: canonical(resolved) };
}

/** What the log says of one tool (or method): the calls that were allowed, summed up, and those that were not, one by one. */
export class Observed {
  allowed = 0;
  denied = 0;
  /** Refused for the moment they came in (rate limits, a full disk), not for what they asked. */
  circumstantial = 0;
  /** Refused by detectors alone: these decide such calls under any policy that does not switch them off. */
  detected = 0;
  readonly detectors = new Set<string>();
  readonly negatives: Call[] = [];
  tooManyNegatives = false;
  /** Where the path arguments of the allowed calls lead. */
  readonly places = new Set<string>();
  /** The same, and as they are written. */
  readonly spellings = new Set<string>();
  readonly pathArguments = new Set<string>();
  /** All path arguments of all allowed calls are known, and each call has one. */
  pathsKnown = true;
  /** Arguments that every allowed call has, as known text. */
  readonly values = new Map<string, Set<string> | 'many'>();
  readonly #rate = new Rate();

  get perMinute(): number | undefined {
    return this.#rate.perMinute;
  }

  allow(row: AuditRow): void {
    const call = callOf(row);
    this.allowed++;
    this.#rate.add(row.time);
    this.#learnPaths(call);
    this.#learnValues(call, this.allowed === 1);
  }

  deny(row: AuditRow): void {
    this.denied++;
    if (row.reasons.length > 0 && row.reasons.every(({ source, id }) => source === 'pep' && CIRCUMSTANCES.has(id))) this.circumstantial++;
    else if (row.reasons.length > 0 && row.reasons.every(({ source }) => source.startsWith('mcp.guards.'))) {
      this.detected++;
      for (const { source } of row.reasons) if (this.detectors.size < MOST_DETECTORS) this.detectors.add(source);
    } else if (this.negatives.length < MOST_NEGATIVES) this.negatives.push(callOf(row));
    else this.tooManyNegatives = true;
  }

  #learnPaths({ paths = [] }: Call): void {
    if (paths.length === 0) this.pathsKnown = false;
    for (const { argument, lexical, resolved } of paths) {
      if (this.spellings.size > MOST_PATHS) this.pathsKnown = false;
      if (!this.pathsKnown) return;
      this.pathArguments.add(argument);
      this.places.add(resolved);
      this.spellings.add(lexical).add(resolved);
    }
  }

  #learnValues({ texts }: Call, first: boolean): void {
    if (first) for (const name of texts?.keys() ?? []) this.values.set(name, new Set());
    for (const [name, seen] of this.values) {
      const text = texts?.get(name);
      if (typeof text !== 'string') this.values.delete(name);
      else if (seen !== 'many') {
        seen.add(text);
        if (seen.size > MOST_VALUES || text.length > LONGEST_VALUE) this.values.set(name, 'many');
      }
    }
  }
}

/** `pepReason` ids (pep/reasons.ts) that say nothing about the call itself. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  'rate_limited',
  'audit_unavailable',
  'duplicate_id',
  'too_many_pending',
  'no_policy',
  'internal_error',
]);
const MOST_DETECTORS = 100;
/** Different denials of one tool to keep apart; with more nothing is proved, and the tool is left out. */
const MOST_NEGATIVES = 5_000;
const MOST_PATHS = 100_000;
/** An argument with more values is no list of choices. */
const MOST_VALUES = 50;
const LONGEST_VALUE = 128;

/** The most calls in any minute, from above: a sliding minute lies within two clock minutes. */
class Rate {
  #most = 0;
  /** Calls without a time: nothing is known of their rate. */
  #timeless = false;
  #minute = Number.NEGATIVE_INFINITY;
  #before = 0;
  #current = 0;

  get perMinute(): number | undefined {
    return this.#timeless ? undefined : this.#most;
  }

  add(time: number): void {
    const minute = Math.floor(time / 60_000);
    if (Number.isNaN(minute)) {
      this.#timeless = true;
      return;
    }
    if (minute > this.#minute) {
      this.#before = minute === this.#minute + 1 ? this.#current : 0;
      this.#current = 0;
      this.#minute = minute;
    }
    this.#current++;
    this.#most = Math.max(this.#most, this.#before + this.#current);
  }
}
