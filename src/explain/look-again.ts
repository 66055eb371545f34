import { randomUUID } from 'node:crypto';
import type { Inspector } from '../inspect/inspector.js';
import type { PolicyConfig } from '../pdp/evaluator.js';
import type { InputDocument } from '../pdp/input-document.js';
import { examine } from '../pep/judge/examine.js';
import { buildInput } from '../pip/build-input.js';
import type { PathResolver } from '../pip/paths.js';
import { promptFact } from '../pip/prompt-fact.js';
import { createSessionFacts } from '../pip/session-facts.js';
import { createToolCatalogue } from '../pip/tool-catalogue.js';
import { topicOf, type Topic } from '../pip/topic.js';
import { eraOf } from '../protocol/era.js';
import type { JsonObject } from '../protocol/json/json.js';
import { methodFact } from '../protocol/methods.js';

/** What a proxy has to look at messages with. */
export interface Looking {
  readonly inspector: Inspector;
  readonly paths: PathResolver;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The document of a client's message as a proxy would build it: the first of its session, in enforce mode. Undefined for params without a name. */
export function inputOfMessage(
  message: { readonly method: string; readonly params: JsonObject | undefined },
  about: Pick<InputDocument, 'server' | 'identity'>,
  config: PolicyConfig,
  looking: Looking,
): InputDocument | undefined {
  const { method, params } = message;
  const topic = topicOf(method, params, eraOf(params));
  if (topic === undefined) return undefined;
  const now = looking.now();
  const session = createSessionFacts(randomUUID(), now);
  const { acting } = methodFact(method, 'client', 'request');
  const facts = { direction: 'client_to_server', kind: 'request', method, acting, topic, client: {}, result: undefined } as const;
  const around = {
    tool: topic.tool === undefined ? undefined : createToolCatalogue().fact(topic.tool, config.restrictedTools),
    prompt: promptFact(topic.prompt, config),
    findings: [],
    paths: {},
    facts: {},
    mode: 'enforce',
    now,
  } as const;
  return lookAgain(buildInput({ ...about, transport: 'stdio' }, session, facts, around), config, looking);
}

/** The same document with what there is to see in its arguments now. The tool's schema is not known here. */
export function lookAgain(input: InputDocument, config: PolicyConfig, { inspector, paths }: Looking): InputDocument {
  if (input.kind === 'response') return input;
  const { direction, kind, method, acting, client } = input;
  const topic: Topic = {
    tool: input.tool?.name,
    resource: input.resource?.uri,
    prompt: input.prompt?.name,
    arguments: input.arguments,
    params: input.params,
  };
  const { surface } = methodFact(method, direction === 'client_to_server' ? 'client' : 'server', kind);
  const seen = examine(
    {
      direction,
      kind,
      method,
      acting,
      era: eraOf(input.params),
      client,
      topic,
      surface: surface === 'sampling' || surface === 'elicitation' ? surface : 'arguments',
      result: undefined,
    },
    config,
    { inspector, paths, tools: createToolCatalogue(), definitions: { goesOnAt: () => false } },
  );
  const { urls: _urls, sql: _sql, commands: _commands, ...rest } = input;
  return { ...rest, findings: seen.findings, paths: seen.paths, ...seen.facts };
}
