import { isJsonObject, member, type JsonValue } from '../../protocol/json/json.js';
import { toPointer } from '../../protocol/json/json-pointer.js';
import type { Question } from '../judge/question.js';

/** What a retry brings of one answer (MCP 2026-07-28, multi round-trip requests), without what clients write around it. */
export interface InputResponse {
  /** Into the input document. */
  readonly pointer: string;
  readonly value: JsonValue;
  /** A form is filled in by a person; what was sampled is of a model, which may have read anything. */
  readonly saidBy: 'person' | 'model';
}

const RESPONSES = 'inputResponses';
const FORM = 'elicitation/create';
const NONE: readonly InputResponse[] = [];

/** The answers in the params of a request. Roots are the client program's own. */
export function inputResponsesIn(params: JsonValue | undefined): readonly InputResponse[] {
  const responses = member(params, RESPONSES);
  if (!isJsonObject(responses)) return NONE;
  return Object.entries(responses).flatMap(([key, response]) => {
    const at = ['params', RESPONSES, key, 'content'];
    const content = member(response, 'content');
    if (content === undefined) return NONE;
    // Only a form is answered by an action (elicitation/create).
    if (typeof member(response, 'action') === 'string') return [{ pointer: toPointer(at), value: content, saidBy: 'person' as const }];
    return Array.isArray(content)
      ? content.flatMap((block: JsonValue, index) => sampled([...at, String(index)], block))
      : sampled(at, content);
  });
}

/** Where a message has what a person typed into a form. */
export function typedIn({ direction, kind, method, topic }: Question): readonly string[] | undefined {
  if (direction !== 'client_to_server') return undefined;
  if (kind === 'response') return method === FORM ? ['/result/content'] : undefined;
  const typed = inputResponsesIn(topic.params).filter(({ saidBy }) => saidBy === 'person');
  return typed.length === 0 ? undefined : typed.map(({ pointer }) => pointer);
}

/** Params without them, and without the state that the server gave with its questions. */
export function withoutResponses(params: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(params) || member(params, RESPONSES) === undefined) return params;
  const { [RESPONSES]: _answers, requestState: _state, ...rest } = params;
  return rest;
}

/** A content block: what is said in it, or given to a tool. */
function sampled(at: readonly string[], block: JsonValue): readonly InputResponse[] {
  return ['text', 'input'].flatMap((name) => {
    const value = member(block, name);
    return value === undefined ? NONE : [{ pointer: toPointer([...at, name]), value, saidBy: 'model' as const }];
  });
}
