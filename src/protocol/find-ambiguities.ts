import { BAD_IN_NAME, badName, foldedMember, foldedMethod, type Ambiguities, type Ambiguity } from './ambiguity.js';
import { escapeStep } from './json/json-pointer.js';
import { isJsonObject, member, type JsonArray, type JsonValue } from './json/json.js';
import { methodMeantBy } from './methods.js';
import {
  ENVELOPE_NAMES,
  ERROR_DATA_NAMES,
  ERROR_NAMES,
  knownArguments,
  LISTEN_NAMES,
  META_NAMES,
  PARAMS_NAMES,
  REFERENCE_NAMES,
  RESULT_NAMES,
  takenFor,
  TOOL_NAMES,
  twins,
  type KnownNames,
} from './names.js';
import type { Outline } from './json/outline.js';
import { countMembers, plainMembers } from './json/plain-members.js';
import type { ReadLimits } from './read-limits.js';
import { walkTokens } from './json/token-walk.js';

const NONE: Ambiguities = {};

/** What two parsers could read differently in a message that is one JSON object. `value` is `text`, parsed. */
export function findAmbiguities(text: string, value: JsonValue, outline: Outline, limits: ReadLimits): Ambiguities {
  const escapes = text.includes('\\u');
  // Most messages: what only a closer look could find is not there.
  if (!escapes && !outline.oddNumber && plainMembers(value, limits.inspectedArguments) === outline.members) return NONE;
  return lookCloser(text, value, outline, limits, escapes);
}

/** The same, found and told. */
export function lookCloser(
  text: string,
  value: JsonValue,
  outline: Outline,
  limits: ReadLimits,
  escapes = text.includes('\\u'),
): Ambiguities {
  // An object loses a member exactly when a name is repeated, so equal counts mean that none was.
  const suspicious = countMembers(value, escapes) !== outline.members || outline.oddNumber;
  const inTokens = suspicious ? walkTokens(text, limits) : NONE;
  if (inTokens.asked !== undefined) return inTokens;
  const asked = inFoldedNames(value, limits) ?? (escapes ? inNameValues(value) : undefined) ?? inMethod(member(value, 'method'), '/method');
  return asked === undefined ? inTokens : { ...inTokens, asked };
}

function inFoldedNames(value: JsonValue, limits: ReadLimits): Ambiguity | undefined {
  const params = member(value, 'params');
  const args = member(params, 'arguments');
  return (
    likeKnown(value, ENVELOPE_NAMES, '') ??
    inParamsNames(params, '/params') ??
    (isJsonObject(args) ? inArgumentNames(Object.keys(args), limits.inspectedArguments) : undefined)
  );
}

function inMethod(method: JsonValue | undefined, pointer: string): Ambiguity | undefined {
  const meant = typeof method === 'string' ? methodMeantBy(method) : undefined;
  return typeof method === 'string' && meant !== undefined ? foldedMethod(method, meant, pointer) : undefined;
}

function inParamsNames(params: JsonValue | undefined, pointer: string): Ambiguity | undefined {
  return (
    likeKnown(params, PARAMS_NAMES, pointer) ??
    likeKnown(member(params, '_meta'), META_NAMES, `${pointer}/_meta`) ??
    likeKnown(member(params, 'ref'), REFERENCE_NAMES, `${pointer}/ref`) ??
    likeKnown(member(params, 'argument'), REFERENCE_NAMES, `${pointer}/argument`) ??
    likeKnown(member(params, 'notifications'), LISTEN_NAMES, `${pointer}/notifications`)
  );
}

/**
 * The same in a result that somebody decides by: what it asks of the client (MCP 2026-07-28, multi round-trip requests), and which
 * tools it lists. Repeated names and the like were found with the message.
 */
export function findFoldedResult(result: JsonValue, root = '/result'): Ambiguity | undefined {
  const asks = member(result, 'inputRequests');
  const tools = member(result, 'tools');
  return (
    likeKnown(result, RESULT_NAMES, root) ??
    firstOf(isJsonObject(asks) ? Object.entries(asks) : [], `${root}/inputRequests`, (ask, pointer) => {
      return (
        likeKnown(ask, ENVELOPE_NAMES, pointer) ??
        inMethod(member(ask, 'method'), `${pointer}/method`) ??
        inParamsNames(member(ask, 'params'), `${pointer}/params`)
      );
    }) ??
    firstOf(Array.isArray(tools) ? [...(tools as JsonArray).entries()] : [], `${root}/tools`, (tool, pointer) => {
      return likeKnown(tool, TOOL_NAMES, pointer);
    })
  );
}

/** The same in a server's error, which may ask the client to have a page visited (2025-11-25, URL elicitation required). */
export function findFoldedError(error: JsonValue): Ambiguity | undefined {
  const data = member(error, 'data');
  const asks = member(data, 'elicitations');
  return (
    likeKnown(error, ERROR_NAMES, '/error') ??
    likeKnown(data, ERROR_DATA_NAMES, '/error/data') ??
    firstOf(Array.isArray(asks) ? [...(asks as JsonArray).entries()] : [], '/error/data/elicitations', inParamsNames)
  );
}

function firstOf(
  entries: readonly (readonly [string | number, JsonValue])[],
  pointer: string,
  find: (value: JsonValue, pointer: string) => Ambiguity | undefined,
): Ambiguity | undefined {
  for (const [name, value] of entries) {
    const found = find(value, `${pointer}/${escapeStep(String(name))}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function likeKnown(value: JsonValue | undefined, known: KnownNames, pointer: string): Ambiguity | undefined {
  if (!isJsonObject(value)) return undefined;
  for (const name in value) {
    const meant = takenFor(name, known);
    if (meant !== undefined) return foldedMember(name, meant, pointer);
  }
  return undefined;
}

function inArgumentNames(names: readonly string[], inspected: ReadLimits['inspectedArguments']): Ambiguity | undefined {
  if (inspected === 'all') {
    const pair = twins(names);
    return pair === undefined ? undefined : foldedMember(pair[1], pair[0], '/params/arguments');
  }
  const known = knownArguments(inspected);
  for (const name of names) {
    const meant = takenFor(name, known);
    if (meant !== undefined) return foldedMember(name, meant, '/params/arguments');
  }
  return undefined;
}

function inNameValues(value: JsonValue): Ambiguity | undefined {
  const params = member(value, 'params');
  const reference = member(params, 'ref');
  const places: readonly (readonly [string, JsonValue | undefined])[] = [
    ['/method', member(value, 'method')],
    ['/params/name', member(params, 'name')],
    ['/params/uri', member(params, 'uri')],
    ['/params/taskId', member(params, 'taskId')],
    ['/params/ref/name', member(reference, 'name')],
    ['/params/ref/uri', member(reference, 'uri')],
  ];
  for (const [pointer, name] of places) {
    if (typeof name === 'string' && BAD_IN_NAME.test(name)) return badName(name, pointer);
  }
  return undefined;
}
