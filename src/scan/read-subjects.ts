import { isJsonObject, jsonIn, member, type JsonObject, type JsonValue } from '../protocol/json/json.js';
import { LISTS } from '../definitions/definition.js';
import type { ReadAs } from './choices.js';
import type { Place, Subject } from './subject.js';

/** What stands in a file. Throws a `SyntaxError` where it is no JSON although it is to be read as that. */
export function readSubjects(text: string, file: string, as: ReadAs): readonly Subject[] {
  if (as === 'text') return [{ kind: 'text', place: { file }, text }];
  if (as === 'json') return documentsIn(JSON.parse(text) as JsonValue, text, { file });
  if (as === 'lines') return linesOf(text).flatMap(([line, at]) => documentsIn(JSON.parse(line) as JsonValue, line, { file, line: at }));
  return readSubjects(text, file, looksLike(text));
}

function looksLike(text: string): Exclude<ReadAs, 'auto'> {
  if (!/^\s*[[{]/.test(text)) return 'text';
  if (jsonIn(text) !== undefined) return 'json';
  return linesOf(text).every(([line]) => /^\s*[[{]/.test(line) && jsonIn(line) !== undefined) ? 'lines' : 'text';
}

function linesOf(text: string): readonly (readonly [line: string, at: number])[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [[line, index + 1] as const]));
}

/** A list holds several, unless it is a batch of messages: that is one line on the wire. */
function documentsIn(value: JsonValue, text: string, place: Place): readonly Subject[] {
  if (Array.isArray(value) && !value.every(isMessage)) {
    return (value as readonly JsonValue[]).flatMap((each) => documentsIn(each, JSON.stringify(each), place));
  }
  if (isMessage(value) || Array.isArray(value)) return [{ kind: 'message', place, bytes: Buffer.from(text.trim()) }];
  return isJsonObject(value)
    ? documentOf(value, place)
    : [{ kind: 'answer', place, method: 'tools/call', result: { structuredContent: value } }];
}

function isMessage(value: JsonValue): boolean {
  return isJsonObject(value) && (value['jsonrpc'] === '2.0' || typeof value['method'] === 'string') && value['version'] !== 1;
}

/** By what its members say. What nobody knows is looked at as what a tool answers. */
function documentOf(value: JsonObject, place: Place): readonly Subject[] {
  const recorded = recordedIn(value);
  if (recorded !== undefined) return recorded === 'no decision' ? [] : [{ kind: 'input', place, input: recorded }];
  if (typeof value['tool'] === 'string') return [{ kind: 'call', place, tool: value['tool'], arguments: value['arguments'] }];
  if (typeof value['name'] === 'string' && isJsonObject(value['inputSchema'])) {
    return [{ kind: 'answer', place, method: 'tools/list', result: { tools: [value] } }];
  }
  const lists = [...LISTS].filter(([, { list }]) => Array.isArray(value[list]));
  if (lists.length > 0) {
    return lists.map(([method, { list }]): Subject => ({ kind: 'answer', place, method, result: { [list]: value[list] ?? [] } }));
  }
  if (typeof value['protocolVersion'] === 'string') return [{ kind: 'answer', place, method: 'initialize', result: value }];
  const method = Array.isArray(value['contents']) ? 'resources/read' : 'tools/call';
  const isResult = ['content', 'contents', 'structuredContent', 'isError'].some((name) => name in value);
  return [{ kind: 'answer', place, method, result: isResult ? value : { structuredContent: value } }];
}

/** The input document of an entry of a log, in either format, or the document itself. */
function recordedIn(value: JsonObject): JsonObject | 'no decision' | undefined {
  if (value['version'] === 1 && typeof value['direction'] === 'string') return value;
  const type = value['type'];
  const data = typeof type === 'string' && type.startsWith('ai.agentmesh.') && isJsonObject(value['data']) ? value['data'] : value;
  const input = typeof data['decision_id'] === 'string' ? member(data, 'input') : undefined;
  if (isJsonObject(input)) return input;
  return data !== value || typeof data['decision_id'] === 'string' ? 'no decision' : undefined;
}
