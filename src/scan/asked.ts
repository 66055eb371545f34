import { mask } from '../audit/mask.js';
import { besideDefinitions, defines } from '../definitions/definition.js';
import type { Direction, Finding } from '../pdp/input-document.js';
import type { Conversation } from '../pep/conversation.js';
import type { Question } from '../pep/judge/question.js';
import { topicOf, type Topic } from '../pip/topic.js';
import { eraOf } from '../protocol/era.js';
import { member, type JsonValue } from '../protocol/json/json.js';
import type { Era } from '../protocol/message.js';

/** A request, as far as its answer is looked at by it. */
export interface Asked {
  readonly method: string;
  readonly era: Era;
  readonly topic: Topic;
  /** What it names, without credentials: reports go where logs do. */
  readonly name: string;
  /** The answer says what the server has. */
  readonly defines: boolean;
}

const NO_TOPIC: Topic = { tool: undefined, resource: undefined, prompt: undefined, arguments: undefined, params: undefined };

export function askedBy(method: string, params: JsonValue | undefined): Asked {
  const era = eraOf(params);
  const topic = topicOf(method, params, era) ?? NO_TOPIC;
  const bare = { ...topic, arguments: undefined, params: undefined };
  return { method, era, topic: bare, name: nameOf(method, bare, []), defines: defines(method) };
}

/** The same, without what was found in it either. */
export function withoutFound(asked: Asked, findings: readonly Finding[]): Asked {
  return findings.length === 0 ? asked : { ...asked, name: nameOf(asked.method, asked.topic, findings) };
}

/** `read_file`, `resources/read https://…`, `tools/list`. */
function nameOf(method: string, { tool, resource, prompt }: Topic, findings: readonly Finding[]): string {
  if (tool !== undefined) return tool;
  if (resource === undefined) return prompt === undefined ? method : `${method} ${prompt}`;
  const shown = member(member(mask({ params: { uri: resource } }, findings, []).document, 'params'), 'uri');
  return typeof shown === 'string' ? `${method} ${shown}` : method;
}

/** The question that an enforcement point asks of an answer. What a client answers is sent as arguments are. */
export function answerQuestion(
  { method, era, topic, defines: definition }: Asked,
  outcome: { readonly result: JsonValue; readonly failed: boolean },
  direction: Direction,
  { facts }: Conversation,
): Question {
  const { result, failed } = outcome;
  return {
    direction,
    kind: 'response',
    method,
    acting: false,
    surface: direction === 'client_to_server' ? 'arguments' : 'result',
    era,
    topic,
    client: facts.client(undefined),
    // What is defined is judged by itself.
    result: definition ? besideDefinitions(method, result) : result,
    failed,
  };
}
