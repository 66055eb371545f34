import type { DefinitionKind } from '../pdp/input-document.js';
import { isJsonObject, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';

/** One thing that a server says of itself and a model reads: a tool, a prompt, a resource, or how to use all of it. */
export interface Definition {
  readonly kind: DefinitionKind;
  /** What it is called by: a name, a URI, a URI template; `instructions` for the server's own. */
  readonly name: string;
  readonly value: JsonObject;
}

/** Where a list keeps its definitions, and by which member each is called. */
export interface ListPlace {
  readonly kind: DefinitionKind;
  /** In the result. */
  readonly list: string;
  /** In each definition. */
  readonly name: string;
}

export const LISTS: ReadonlyMap<string, ListPlace> = new Map([
  ['tools/list', { kind: 'tool', list: 'tools', name: 'name' }],
  ['prompts/list', { kind: 'prompt', list: 'prompts', name: 'name' }],
  ['resources/list', { kind: 'resource', list: 'resources', name: 'uri' }],
  ['resources/templates/list', { kind: 'resource_template', list: 'resourceTemplates', name: 'uriTemplate' }],
]);

/** Answers that tell a model how to use the server (MCP, lifecycle; 2026-07-28, discovery). */
const GREETINGS: ReadonlySet<string> = new Set(['initialize', 'server/discover']);
export const INSTRUCTIONS = 'instructions';

/** Answers of these methods are read for what they define. */
export function defines(method: string): boolean {
  return LISTS.has(method) || GREETINGS.has(method);
}

/** The definitions of a page by their place. One without a name has an empty one: who shows it to a model does not ask whether it may be called. */
export function listedIn({ kind, list, name }: ListPlace, result: JsonValue): readonly Definition[] {
  const entries = member(result, list);
  if (!Array.isArray(entries)) return [];
  return entries.map((value: JsonValue) => {
    const called = member(value, name);
    return { kind, name: typeof called === 'string' ? called : '', value: isJsonObject(value) ? value : { entry: value } };
  });
}

/** The server's instructions, where an answer gives any. */
export function instructionsIn(method: string, result: JsonValue): Definition | undefined {
  const text = GREETINGS.has(method) ? member(result, INSTRUCTIONS) : undefined;
  return typeof text === 'string' ? { kind: 'instructions', name: INSTRUCTIONS, value: { [INSTRUCTIONS]: text } } : undefined;
}

/** What an answer says beside what it defines: who the server is, notes, members that nobody knows. */
export function besideDefinitions(method: string, result: JsonValue): JsonValue {
  if (!isJsonObject(result)) return result;
  const place = LISTS.get(method);
  const isDefined = (name: string, value: JsonValue) =>
    place === undefined ? name === INSTRUCTIONS && typeof value === 'string' : name === place.list && Array.isArray(value);
  return Object.fromEntries(Object.entries(result).filter(([name, value]) => !isDefined(name, value)));
}
