import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { InputDocument } from '../../pdp/input-document.js';
import type { SessionOrigins } from '../../pip/origins/origins.js';
import type { SessionFacts } from '../../pip/session-facts.js';
import type { ToolCatalogue } from '../../pip/tool-catalogue.js';
import type { Question } from './question.js';
import { inputResponsesIn, withoutResponses } from '../asks/input-responses.js';

/** What `mcp.guards.taint.sources` says of an answer that strangers may have written. */
const READ_UNTRUSTED = 'read_untrusted';

interface OriginDeps {
  readonly session: Pick<SessionFacts, 'fact'>;
  readonly origins: SessionOrigins;
  readonly tools: ToolCatalogue;
}

/** Where the words of a client's call were met before; absent where nobody asks. */
export function originsOf(question: Question, config: PolicyConfig, { origins, tools }: OriginDeps): InputDocument['origins'] {
  const { direction, kind, acting, topic } = question;
  if (!config.origins || !acting || kind === 'response' || direction === 'server_to_client') return undefined;
  const given = topic.arguments;
  const value = given ?? withoutResponses(topic.params);
  if (value === undefined) return origins.of(null, '/params', undefined);
  const schema = topic.tool === undefined ? undefined : tools.schema(topic.tool);
  const passed = origins.of(value, given === undefined ? '/params' : '/arguments', schema);
  const sampled = inputResponsesIn(topic.params).filter(({ saidBy }) => saidBy === 'model');
  return sampled.reduce((facts, each) => ({ ...facts, ...origins.of(each.value, each.pointer, undefined) }), passed);
}

/** Keeps the words of a message that goes on. `labels` are those that it has set, and stand in the session already. */
export function remember(question: Question, config: PolicyConfig, labels: readonly string[], { session, origins }: OriginDeps): void {
  const { direction, kind, method, acting, surface, topic, definition } = question;
  if (!config.origins) {
    // Its answer, or this one, may be text of strangers.
    if (acting || kind === 'response') origins.missed();
    return;
  }
  if (definition !== undefined || surface === 'definition') return;
  const untrusted = labels.includes(READ_UNTRUSTED);
  const said = question.result ?? topic.arguments ?? topic.params ?? null;
  if (direction === 'server_to_client') {
    if (untrusted) origins.distrust(said);
    else if (kind === 'response' && !session.fact().labels.includes(READ_UNTRUSTED)) origins.trust(said);
    return;
  }
  for (const { value, saidBy } of inputResponsesIn(topic.params)) if (saidBy === 'person') origins.trust(value, saidBy);
  if (untrusted) {
    // A command that downloads: nobody can tell which later answer has it.
    origins.blind();
  } else if (kind === 'response') {
    if (method === 'elicitation/create') origins.trust(said, 'person');
  } else if (acting && !session.fact().labels.includes(READ_UNTRUSTED)) {
    origins.trust(said);
  }
}
