import { folded } from '../../compiler/operators/letter-case.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../protocol/json/json.js';

/** A place of the arguments, as a condition names it: member names, and `*` for each item of a list. */
export type Place = readonly string[];

export interface Placed {
  readonly place: Place;
  /** Where it stands in this call: `*` as the number of the item. */
  readonly at: readonly string[];
  readonly value: JsonValue;
}

/** Deeper ones, and more of them, are nothing that a person wants to read rules about. */
const DEEPEST = 4;
const MOST_STARS = 3;
const MOST_VALUES = 2_000;

/** The values of a call, each with its place. A long call is read in part: what is not read is not learned from. */
export function placedValues(args: JsonObject): { readonly values: readonly Placed[]; readonly complete: boolean } {
  const values: Placed[] = [];
  let complete = true;
  const visit = (value: JsonValue, place: Place, at: readonly string[]): void => {
    if (values.length >= MOST_VALUES) {
      complete = false;
      return;
    }
    if (place.length > 0) values.push({ place, at, value });
    if (place.length >= DEEPEST) return;
    if (Array.isArray(value)) {
      if (place.filter((step) => step === '*').length >= MOST_STARS) return;
      value.forEach((item: JsonValue, index) => visit(item, [...place, '*'], [...at, String(index)]));
    } else if (isJsonObject(value)) {
      // A member that is called `*` cannot be named: it would be each of them.
      for (const name of Object.keys(value)) if (name !== '*') visit(value[name] ?? null, [...place, name], [...at, name]);
    }
  };
  visit(args, [], []);
  return { values, complete };
}

/** The place of a value that stands at `at`; undefined where there is none. */
export function placeOf(args: JsonObject, at: readonly string[]): Place | undefined {
  const place: string[] = [];
  let value: JsonValue | undefined = args;
  for (const step of at) {
    if (step === '*' || (!Array.isArray(value) && !isJsonObject(value))) return undefined;
    place.push(Array.isArray(value) ? '*' : step);
    value = (value as Readonly<Record<string, JsonValue>>)[step];
  }
  return place;
}

export function keyOf(place: Place): string {
  return JSON.stringify(place);
}

/** As servers that do not mind letter case take it (compiler/meaning: `missing` means in no spelling). */
export function foldedKey(place: Place): string {
  return keyOf(place.map(folded));
}

/** The place as `argument:` takes it, or undefined where it cannot be written: below the top a number is a place in a list, never a name. */
export function argumentName(place: Place): string | undefined {
  if (place.slice(1).some((step) => /^[0-9]+$/.test(step))) return undefined;
  if (place.some((step) => step === '' || step.trim() !== step || step.length > 100 || /[[\]]|\p{Cc}/u.test(step) || !step.isWellFormed()))
    return undefined;
  if (place.every((step) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step) || step === '*') && place[0] !== '*' && !place.includes('*')) {
    return place.join('.');
  }
  const pointer = place.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return pointer.startsWith('/arguments/') ? undefined : pointer;
}
