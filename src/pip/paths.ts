import { resolve, sep } from 'node:path';
import type { PathArgument } from '../inspect/roles/path-arguments.js';
import type { PathFact } from '../pdp/input-document.js';
import type { JsonValue } from '../protocol/json/json.js';
import type { Clock } from '../telemetry/clock.js';
import { expandHome, foreignPath, isNormal, onlyReading, othersOf } from './path-texts.js';
import { nodePathFs, physicalPath, type PathFs } from './physical-path.js';
import { createPrefixStandings } from './prefix-standings.js';
import { readingsOf, spellings } from './spellings.js';
import { tildeFolder } from './tilde-folder.js';

/** More path arguments than a call needs; each costs a walk through the file system. Beyond it the call is denied. */
export const MAX_PATHS = 1000;
/** Of all of them together: what does not exist is looked for segment by segment. */
export const MAX_PATH_CHARACTERS = 256 * 1024;
/** PATH_MAX on Linux; no file system opens more. */
const MAX_PATH_LENGTH = 4096;
/** Of all ways to read them together: each is looked for by itself. */
const MAX_READING_CHARACTERS = 4 * MAX_PATH_CHARACTERS;
/**
 * What a server may replace before it is a path (Python's `expanduser` and `expandvars`, a shell): another user's home, a variable. Plain names to
 * all others: so are `~$report.docx` and `~WRL0001.tmp` of an office suite, and `$id.tsx` of a web framework.
 */
const ELSEWHERE = /^(?:~[A-Za-z_](?:[\w-]*$|[\w.-]*[\\/])|\$(?:\{\w|[A-Z_])|%[A-Za-z_]\w{2,}%)/;

/**
 * An absolute path of plain names, as most are: it has one spelling, every server reads it alike, and it is written as it is read. What this does not take is asked
 * about one by one.
 */
const PLAIN = /^(?:\/\w[\w.-]*)+$/;

/** A value that is no path: under nothing, so that it satisfies no path condition. */
const NOWHERE: PathFact = { lexical: '', resolved: '', under: [] };

const NO_PLACES: readonly string[] = [];
const NO_FACTS: Readonly<Record<string, PathFact>> = {};

export interface PathResolver {
  /** Undefined when there are more than `MAX_PATHS`, or they, or all the ways to read them, are too long. */
  facts(args: readonly PathArgument[], prefixes: readonly string[]): Readonly<Record<string, PathFact>> | undefined;
}

export interface PathResolverDeps {
  /** The server's working directory: what its relative paths start from. */
  readonly cwd: string;
  /** Folders that the server's command names: some servers start relative paths there (the filesystem server does). */
  readonly bases?: readonly string[];
  readonly clock: Clock;
  readonly home?: string;
  readonly fs?: PathFs;
  /** Upper and lower case may be alike where the server runs: a deny is told of a place in any letter case. */
  readonly eitherCase?: boolean;
}

/** A path as a server may read it. */
interface Read {
  /** As it is written. */
  readonly lexical: string;
  /** Where that leads. */
  readonly resolved: string;
  /** Where any of its readings leads. */
  readonly places: readonly string[];
  /** Every text that names one of them. */
  readonly spelled: readonly string[];
  /** Whether it is written as on Windows while we run elsewhere. */
  readonly foreign: boolean;
  /** Readings and places that are neither of the first two. */
  readonly also: readonly string[];
}

/** Facts about path arguments: read as the server's operating system would read them, and compared by whole segments. */
export function createPathResolver(deps: PathResolverDeps): PathResolver {
  const { cwd, bases = [], clock, home = tildeFolder(), fs = nodePathFs, eitherCase = false } = deps;
  const physical = (path: string) => physicalPath(path, fs);
  const prefixStandings = createPrefixStandings({ cwd, home, clock, physical, eitherCase });
  const told = ({ lexical, resolved, places, spelled, foreign, also }: Read, prefixes: readonly string[]): PathFact => {
    const under: string[] = [];
    const touches: string[] = [];
    for (const prefix of prefixes) {
      const stands = prefixStandings.of(prefix, places, spelled);
      if (stands.under && !foreign) under.push(prefix);
      if (stands.touches) touches.push(prefix);
    }
    if (touches.length === under.length) return also.length === 0 ? { lexical, resolved, under } : { lexical, resolved, under, also };
    return also.length === 0 ? { lexical, resolved, under, touches } : { lexical, resolved, under, touches, also };
  };
  /** As it is written every server reads it. */
  const toldAlone = (lexical: string, resolved: string, prefixes: readonly string[]): PathFact =>
    told({ lexical, resolved, places: [resolved], spelled: [lexical, resolved], foreign: false, also: NO_PLACES }, prefixes);

  const starts = [...new Set([cwd, ...bases])];

  const factOf = (value: JsonValue, prefixes: readonly string[], budget: { characters: number }): PathFact | undefined => {
    if (typeof value !== 'string') return NOWHERE;
    if (value.includes('\0') || value.length > MAX_PATH_LENGTH) return untold(prefixes);
    if (sep === '/' && PLAIN.test(value)) {
      budget.characters -= value.length;
      if (budget.characters < 0) return undefined;
      const place = physical(value);
      return place === undefined ? untold(prefixes) : toldAlone(value, place, prefixes);
    }
    const written = spellings(value);
    if (written.some((text) => ELSEWHERE.test(text))) return untold(prefixes);
    const texts = written.map((text) => expandHome(text, home));
    const only = onlyReading(texts);
    // Most paths are written as they are read, and need not be made again.
    const lexical = only !== undefined && isNormal(only) ? only : resolve(cwd, expandHome(value, home));
    const readings =
      only === undefined ? [...new Set(starts.flatMap((start) => texts.flatMap((text) => readingsOf(start, text))))] : [only];
    budget.characters -= readings.reduce((sum, { length }) => sum + length, 0);
    if (budget.characters < 0) return undefined;
    const places = readings.map(physical).filter((place) => place !== undefined);
    const [resolved] = places;
    if (resolved === undefined || places.length < readings.length) return untold(prefixes);
    const foreign = texts.some((text) => foreignPath(text) !== undefined);
    const spelled = foreign ? texts : [...texts, ...places];
    const also = readings.length === 1 ? NO_PLACES : othersOf(starts, texts, places, [lexical, resolved]);
    return told({ lexical, resolved, places, spelled, foreign, also }, prefixes);
  };

  return {
    facts: (args, prefixes) => {
      if (args.length === 0) return NO_FACTS;
      if (args.length > MAX_PATHS || charactersOf(args) > MAX_PATH_CHARACTERS) return undefined;
      prefixStandings.renew();
      const budget = { characters: MAX_READING_CHARACTERS };
      // Pointers begin with a slash: none is `__proto__`.
      const facts: Record<string, PathFact> = {};
      for (const { pointer, value, asWritten } of args) {
        const fact = factOf(value, prefixes, budget);
        const other = asWritten === undefined ? fact : factOf(asWritten, prefixes, budget);
        if (fact === undefined || other === undefined) return undefined;
        facts[pointer] = other === fact ? fact : inBoth(fact, other);
      }
      return facts;
    },
  };
}

/** Where it ends or leads nobody can tell: neither whether it is below a folder, nor what its name contains. */
function untold(prefixes: readonly string[]): PathFact {
  return { ...NOWHERE, touches: prefixes };
}

/** Of a value that is one path to some servers and another to others. */
function inBoth(one: PathFact, other: PathFact): PathFact {
  const under = one.under.filter((prefix) => other.under.includes(prefix));
  const touches = [...new Set([...(one.touches ?? one.under), ...(other.touches ?? other.under)])];
  const also = new Set([...(one.also ?? []), other.lexical, other.resolved, ...(other.also ?? [])]);
  for (const text of ['', one.lexical, one.resolved]) also.delete(text);
  const { lexical, resolved } = one;
  return {
    lexical,
    resolved,
    under,
    ...(touches.length === under.length ? {} : { touches }),
    ...(also.size === 0 ? {} : { also: [...also] }),
  };
}

function charactersOf(args: readonly PathArgument[]): number {
  return args.reduce((sum, { value, asWritten = '' }) => sum + (typeof value === 'string' ? value.length : 0) + asWritten.length, 0);
}
