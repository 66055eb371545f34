import { BAD_IN_NAME } from '../ambiguity.js';
import type { JsonArray, JsonObject, JsonValue } from './json.js';
import { methodMeantBy } from '../methods.js';
import {
  ENVELOPE_NAMES,
  isPlainName,
  knownArguments,
  LISTEN_NAMES,
  META_NAMES,
  PARAMS_NAMES,
  REFERENCE_NAMES,
  takenFor,
  type KnownNames,
} from '../names.js';
import type { ReadLimits } from '../read-limits.js';

/** Equals nothing. */
const UNSURE = Number.NaN;

/** How many members all objects have; NaN, which equals nothing, when `checkNames` found a name with a NUL or a lone surrogate. */
export function countMembers(value: JsonValue, checkNames: boolean): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value as JsonArray) if (typeof item === 'object') count += countMembers(item, checkNames);
    return count;
  }
  const object = value as JsonObject;
  for (const name in object) {
    count += checkNames && BAD_IN_NAME.test(name) ? UNSURE : 1;
    const item = object[name] as JsonValue;
    if (typeof item === 'object') count += countMembers(item, checkNames);
  }
  return count;
}

/**
 * The same count of a message, from the same pass over it in which every name is compared with those that somebody acts on; NaN where one could be
 * taken for another: then it has to be looked at again, and said what it is. It may say NaN too often, never too seldom.
 */
export function plainMembers(message: JsonValue, inspected: ReadLimits['inspectedArguments']): number {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return UNSURE;
  const object = message as JsonObject;
  let count = 0;
  for (const name in object) {
    if (takenFor(name, ENVELOPE_NAMES) !== undefined) return UNSURE;
    count++;
    const item = object[name] as JsonValue;
    if (typeof item === 'object') count += name === 'params' ? inParams(item, inspected) : countMembers(item, false);
    else if (name === 'method' && typeof item === 'string' && methodMeantBy(item) !== undefined) return UNSURE;
  }
  return count;
}

function inParams(params: JsonValue, inspected: ReadLimits['inspectedArguments']): number {
  if (params === null || Array.isArray(params)) return countMembers(params, false);
  const object = params as JsonObject;
  let count = 0;
  for (const name in object) {
    if (takenFor(name, PARAMS_NAMES) !== undefined) return UNSURE;
    count++;
    const item = object[name] as JsonValue;
    if (typeof item !== 'object' || item === null) continue;
    if (name === 'arguments') count += named(item, inspected === 'all' ? 'plain' : knownArguments(inspected));
    else if (name === '_meta') count += named(item, META_NAMES);
    else if (name === 'ref' || name === 'argument') count += named(item, REFERENCE_NAMES);
    else if (name === 'notifications') count += named(item, LISTEN_NAMES);
    else count += countMembers(item, false);
  }
  return count;
}

/** Of an object none of whose names may be like one of these, or none other than plain. */
function named(value: JsonValue, known: KnownNames | 'plain'): number {
  if (Array.isArray(value)) return countMembers(value, false);
  const object = value as JsonObject;
  let count = 0;
  for (const name in object) {
    if (known === 'plain' ? !isPlainName(name) : takenFor(name, known) !== undefined) return UNSURE;
    count++;
    const item = object[name] as JsonValue;
    if (typeof item === 'object') count += countMembers(item, false);
  }
  return count;
}
