import type { AuditRow } from '../../audit/read/row.js';
import { toPointer } from '../../protocol/json/json-pointer.js';
import { ArgumentProfile } from './argument-profile.js';
import { callOf, type Call } from './call.js';
import { Counted } from './counted.js';
import { foldedKey, keyOf, placedValues, placeOf, type Place, type Placed } from './places.js';

/** Different denials of one tool to keep apart; with more nothing is proved, and the tool is left out. */
const MOST_NEGATIVES = 5_000;
const MOST_PATHS = 100_000;
const MOST_PLACES = 200;
const MOST_DETECTORS = 100;

/** What the log says of one tool: the calls that were allowed, summed up, and those that were not, one by one. */
export class Observed extends Counted {
  detected = 0;
  readonly detectors = new Set<string>();
  readonly #negatives = new Map<string, Call>();
  tooManyNegatives = false;

  /** Allowed calls that the server itself refused, or failed at. */
  failed = 0;
  /** Where the path arguments of the allowed calls lead, by all readings, and the same as they are written. */
  readonly targets = new Set<string>();
  /** The same of calls that the server itself refused, or failed at: their folders are nothing that it serves. */
  readonly failedTargets = new Set<string>();
  readonly spellings = new Set<string>();
  /** Allowed calls with a path argument. */
  withPath = 0;
  /** All path arguments of all allowed calls are known. */
  pathsKnown = true;
  readonly pathPlaces = new Map<string, readonly string[]>();
  /** By `keyOf` their place: so many values were paths. */
  readonly pathValues = new Map<string, number>();

  /** By `keyOf` their place. */
  readonly profiles = new Map<string, ArgumentProfile>();
  /** Top-level arguments of which something was masked, with their calls. */
  readonly masked = new Map<string, number>();
  /** The log holds the arguments of all allowed calls, and all of them were read. */
  argumentsKnown = true;
  /** All of their places have a profile. */
  placesKnown = true;
  /** Places that were spelled in several ways: nobody can name them. */
  readonly #spelled = new Map<string, Set<string>>();

  get negatives(): readonly Call[] {
    return [...this.#negatives.values()];
  }

  allow(row: AuditRow): void {
    const call = callOf(row);
    this.countAllowed(row.time);
    const failed = row.response === 'tool_error' || row.response === 'error';
    if (failed) this.failed++;
    this.#learnPaths(call, failed ? this.failedTargets : this.targets);
    this.#learnArguments(call);
  }

  deny(row: AuditRow): void {
    this.denied++;
    const call = callOf(row);
    const key = JSON.stringify([call.arguments, call.paths, [...call.masked]]);
    if (this.#negatives.size < MOST_NEGATIVES || this.#negatives.has(key)) this.#negatives.set(key, call);
    else this.tooManyNegatives = true;
  }

  detect(row: AuditRow): void {
    this.denied++;
    this.detected++;
    for (const { source } of row.reasons) if (this.detectors.size < MOST_DETECTORS) this.detectors.add(source);
  }

  profileOf(place: readonly string[]): ArgumentProfile | undefined {
    return this.profiles.get(keyOf(place));
  }

  /** One name in several spellings, here or above. */
  isAmbiguous(place: readonly string[]): boolean {
    return place.some((_step, index) => (this.#spelled.get(foldedKey(place.slice(0, index + 1)))?.size ?? 0) > 1);
  }

  #learnPaths({ paths, arguments: args = {} }: Call, targets: Set<string>): void {
    if (paths === undefined || this.spellings.size > MOST_PATHS) this.pathsKnown = false;
    if (!this.pathsKnown || paths === undefined) return;
    if (paths.length > 0) this.withPath++;
    for (const { place, lexical, resolved, also } of paths) {
      // What cannot be named is kept all the same, so that nobody makes a condition for some of the places alone.
      const named = placeOf(args, place) ?? [...place, '[]'];
      if (this.pathPlaces.size < MOST_PLACES) this.pathPlaces.set(keyOf(named), named);
      else this.pathsKnown = false;
      this.pathValues.set(keyOf(named), (this.pathValues.get(keyOf(named)) ?? 0) + 1);
      for (const path of [resolved, ...also]) targets.add(path);
      for (const path of [lexical, resolved, ...also]) this.spellings.add(path);
    }
  }

  #learnArguments({ arguments: args, masked, facts }: Call): void {
    for (const name of masked) {
      if (this.masked.size < MOST_PLACES) this.masked.set(name, (this.masked.get(name) ?? 0) + 1);
      if (this.masked.has(name)) this.#spell([name]);
      else this.placesKnown = false;
    }
    const placed = args && placedValues(args);
    if (placed?.complete !== true) this.argumentsKnown = false;
    for (const { place, at, value } of placed?.values ?? []) {
      if (masked.has(place[0] ?? '')) continue;
      const pointer = `/arguments${toPointer(at)}`;
      this.#profile({ place, at, value })?.add(
        value,
        { urls: facts.urls?.[pointer] ?? null, sql: facts.sql?.[pointer] ?? null, commands: facts.commands?.[pointer] ?? null },
        this.allowed,
      );
    }
  }

  #profile({ place }: Placed): ArgumentProfile | undefined {
    const key = keyOf(place);
    const known = this.profiles.get(key);
    if (known !== undefined) return known;
    if (this.profiles.size >= MOST_PLACES) {
      this.placesKnown = false;
      return undefined;
    }
    this.#spell(place);
    const profile = new ArgumentProfile(place);
    this.profiles.set(key, profile);
    return profile;
  }

  #spell(place: Place): void {
    const folded = foldedKey(place);
    this.#spelled.set(folded, (this.#spelled.get(folded) ?? new Set<string>()).add(keyOf(place)));
  }
}
