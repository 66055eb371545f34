import type { JsonObject, JsonValue } from '../protocol/json.js';
import { isJsonObject } from '../protocol/json.js';

/** What a message is about, read from its method and params: the tool, resource or prompt, and what is passed to it. */
export interface Subject {
  readonly tool?: string;
  readonly resource?: string;
  readonly prompt?: string;
  /** `params.arguments` of a tool call or a prompt. */
  readonly arguments?: JsonValue;
  /** The rest of params, or all of it. */
  readonly params?: JsonValue;
}

/** Where a method carries the name that policies decide by. One that carries none of that type is nobody's to decide. */
const NAMED_BY: ReadonlyMap<string, { readonly member: string; readonly as: 'tool' | 'resource' | 'prompt' }> = new Map([
  ['tools/call', { member: 'name', as: 'tool' }],
  ['prompts/get', { member: 'name', as: 'prompt' }],
  ['resources/read', { member: 'uri', as: 'resource' }],
  ['resources/subscribe', { member: 'uri', as: 'resource' }],
  ['resources/unsubscribe', { member: 'uri', as: 'resource' }],
] as const);

/** Undefined where the method needs a name (a string) and params has none: a server may make a name out of `["run_shell"]`. */
export function subjectOf(method: string, params: JsonValue | undefined): Subject | undefined {
  const named = NAMED_BY.get(method);
  if (named === undefined) return params === undefined ? {} : { params };
  if (!isJsonObject(params)) return undefined;
  const name = ownMember(params, named.member);
  if (typeof name !== 'string') return undefined;
  const passed = named.as === 'resource' ? undefined : ownMember(params, 'arguments');
  return { [named.as]: name, ...(passed === undefined ? { params } : { arguments: passed, params: without(params, 'arguments') }) };
}

function ownMember(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function without(object: JsonObject, name: string): JsonObject {
  const { [name]: _left, ...rest } = object;
  return rest;
}
