import { isJsonObject, member, type JsonObject, type JsonValue } from '../../protocol/json/json.js';
import type { Question } from '../judge/question.js';

/** The methods whose result may ask the client for input (MCP 2026-07-28, multi round-trip requests; tasks/get: the tasks extension). */
export const MAY_ASK: ReadonlySet<string> = new Set(['tools/call', 'prompts/get', 'resources/read', 'tasks/get']);
/** The tasks extension: a task as `tasks/get` would return it. */
export const TASK_TOLD = 'notifications/tasks';

/**
 * What a message says, without the pages in what it asks of a person (`inputRequests`, `elicitations`). Each is judged as the question that it is; here it would
 * be cut, and lead nowhere, where it holds what its server made for its own use.
 */
export function withoutPages({ direction, kind, method, era, failed }: Question, value: JsonValue): JsonValue {
  if (direction === 'client_to_server') return value;
  if (kind === 'notification') return method === TASK_TOLD ? changed(value, 'inputRequests', ofRequests) : value;
  if (kind !== 'response') return value;
  if (failed === true) {
    return changed(value, 'error', (error) => changed(error, 'data', (data) => changed(data, 'elicitations', ofElicitations)));
  }
  return era === 'modern' && MAY_ASK.has(method) ? changed(value, 'inputRequests', ofRequests) : value;
}

type Change = (value: JsonValue) => JsonValue;

/** Shares all but the way to what is changed. */
function changed(value: JsonValue, name: string, change: Change): JsonValue {
  const before = member(value, name);
  if (!isJsonObject(value) || before === undefined) return value;
  const after = change(before);
  return after === before ? value : { ...value, [name]: after };
}

function ofRequests(requests: JsonValue): JsonValue {
  return ofEach(requests, (request) =>
    member(request, 'method') === 'elicitation/create' ? changed(request, 'params', withoutPage) : request,
  );
}

function ofElicitations(elicitations: JsonValue): JsonValue {
  return Array.isArray(elicitations) ? elicitations.map((each: JsonValue) => withoutPage(each)) : ofEach(elicitations, withoutPage);
}

function ofEach(values: JsonValue, change: Change): JsonValue {
  if (!isJsonObject(values)) return values;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function withoutPage(params: JsonValue): JsonValue {
  if (!isJsonObject(params) || typeof params['url'] !== 'string') return params;
  const { url: _page, ...rest } = params;
  return rest satisfies JsonObject;
}
