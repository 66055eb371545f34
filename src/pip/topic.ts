import { isJsonObject, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import type { Era } from '../protocol/message.js';
import { COMPLETE } from '../protocol/methods.js';

/** What a message is about, read from its method and params: the tool, resource, prompt or task, and what is passed to it. */
export interface Topic {
  readonly tool: string | undefined;
  readonly resource: string | undefined;
  readonly prompt: string | undefined;
  /** The id of a task. */
  readonly task?: string | undefined;
  /** `params.arguments` of a tool call or a prompt. */
  readonly arguments: JsonValue | undefined;
  /** The rest of params, or all of it. */
  readonly params: JsonValue | undefined;
}

/** Where a method carries the name that policies decide by. One that carries none of that type is nobody's to decide. */
const NAMED_BY: ReadonlyMap<string, { readonly member: string; readonly as: 'tool' | 'resource' | 'prompt' | 'task' }> = new Map([
  ['tools/call', { member: 'name', as: 'tool' }],
  ['prompts/get', { member: 'name', as: 'prompt' }],
  ['resources/read', { member: 'uri', as: 'resource' }],
  ['resources/directory/read', { member: 'uri', as: 'resource' }],
  ['resources/subscribe', { member: 'uri', as: 'resource' }],
  ['resources/unsubscribe', { member: 'uri', as: 'resource' }],
  ['tasks/get', { member: 'taskId', as: 'task' }],
  ['tasks/result', { member: 'taskId', as: 'task' }],
  ['tasks/cancel', { member: 'taskId', as: 'task' }],
  ['tasks/update', { member: 'taskId', as: 'task' }],
  ['notifications/tasks/status', { member: 'taskId', as: 'task' }],
  ['notifications/tasks', { member: 'taskId', as: 'task' }],
] as const);

/** Gone in 2026-07-28: a server answers that it does not know them, even without a URI, and the client shall hear that from the server. */
const HANDSHAKE_ONLY = new Set(['resources/subscribe', 'resources/unsubscribe']);

/** Undefined where the method needs a name (a string that is not empty) and params has none: a server may make one out of `["run_shell"]`. */
export function topicOf(method: string, params: JsonValue | undefined, era: Era): Topic | undefined {
  if (method === COMPLETE) return referredTo(params);
  const named = NAMED_BY.get(method);
  const name = named === undefined ? undefined : member(params, named.member);
  if (named === undefined || (era === 'modern' && HANDSHAKE_ONLY.has(method) && saysNothing(params))) {
    return { tool: undefined, resource: undefined, prompt: undefined, arguments: undefined, params };
  }
  if (typeof name !== 'string' || name === '' || !isJsonObject(params)) return undefined;
  if (named.as === 'task') return { tool: undefined, resource: undefined, prompt: undefined, task: name, arguments: undefined, params };
  const passed = named.as === 'resource' ? undefined : member(params, 'arguments');
  return {
    tool: named.as === 'tool' ? name : undefined,
    resource: named.as === 'resource' ? name : undefined,
    prompt: named.as === 'prompt' ? name : undefined,
    arguments: passed,
    params: passed === undefined ? params : withoutArguments(params, name),
  };
}

/** A server of before might still find a URI in whatever stands beside `_meta`: in a `__proto__`, which JavaScript reads members from. */
function saysNothing(params: JsonValue | undefined): boolean {
  return isJsonObject(params) && Object.keys(params).every((name) => name === '_meta');
}

/** A server may go by the type or by the member that is there, so that one has to say what the other says. */
function referredTo(params: JsonValue | undefined): Topic | undefined {
  const ref = member(params, 'ref');
  if (!isJsonObject(ref)) return undefined;
  const { type, name, uri } = ref;
  if (name !== undefined && uri !== undefined) return undefined;
  if (type === 'ref/prompt' ? name === undefined : type === 'ref/resource' ? uri === undefined : false) return undefined;
  if (!isAbsentOrNamed(name) || !isAbsentOrNamed(uri)) return undefined;
  return { tool: undefined, resource: uri, prompt: name, arguments: undefined, params };
}

function isAbsentOrNamed(name: JsonValue | undefined): name is string | undefined {
  return name === undefined || (typeof name === 'string' && name !== '');
}

let lastRest: { readonly name: string } = { name: '' };

/** Calls of one tool differ in their arguments: what is left is the same object for as long as it says the same. */
function withoutArguments(params: JsonObject, name: string): JsonObject {
  for (const member in params) {
    if (member === 'name' || member === 'arguments') continue;
    const { arguments: _elsewhere, ...rest } = params;
    return rest;
  }
  if (lastRest.name !== name) lastRest = { name };
  return lastRest;
}
