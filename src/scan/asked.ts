import { defines } from '../definitions/definition.js';
import type { Conversation } from '../pep/conversation.js';
import type { Question } from '../pep/examine.js';
import { topicOf, type Topic } from '../pip/topic.js';
import type { JsonValue } from '../protocol/json.js';

/** A request, as far as its answer is looked at by it. */
export interface Asked {
  readonly method: string;
  readonly topic: Topic;
  /** The answer says what the server has. */
  readonly defines: boolean;
}

const NO_TOPIC: Topic = { tool: undefined, resource: undefined, prompt: undefined, arguments: undefined, params: undefined };

export function askedBy(method: string, params: JsonValue | undefined): Asked {
  const topic = topicOf(method, params, 'legacy') ?? NO_TOPIC;
  return { method, topic: { ...topic, arguments: undefined, params: undefined }, defines: defines(method) };
}

/** `read_file`, `resources/read https://…`, `tools/list`. */
export function nameOf({ method, topic }: Asked): string {
  const name = topic.resource ?? topic.prompt;
  return topic.tool ?? (name === undefined ? method : `${method} ${name}`);
}

/** The question that an enforcement point asks of an answer. */
export function answerQuestion({ method, topic, defines: definition }: Asked, result: JsonValue, { facts }: Conversation): Question {
  return {
    direction: 'server_to_client',
    kind: 'response',
    method,
    acting: false,
    surface: definition ? 'definition' : 'result',
    topic,
    client: facts.client(undefined),
    result,
  };
}
