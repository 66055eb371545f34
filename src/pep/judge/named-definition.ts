import type { SeenDefinitions } from '../../definitions/seen-definitions.js';
import type { DefinitionFact } from '../../pdp/input-document.js';
import { COMPLETE } from '../../protocol/methods.js';
import type { Question } from './question.js';

/** What is to be said of the tool, prompt or resource that a client's message names. */
export function namedDefinition({ direction, kind, method, topic }: Question, definitions: SeenDefinitions): DefinitionFact | undefined {
  if (direction !== 'client_to_server' || kind === 'response') return undefined;
  if (topic.tool !== undefined) return definitions.fact('tool', topic.tool);
  if (topic.prompt !== undefined) return definitions.fact('prompt', topic.prompt);
  if (topic.resource === undefined) return undefined;
  const isTemplate = method === COMPLETE && topic.resource.includes('{');
  return definitions.fact(isTemplate ? 'resource_template' : 'resource', topic.resource);
}
