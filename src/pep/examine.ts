import type { Inspector, Surface } from '../inspect/inspector.js';
import { pathArguments } from '../inspect/path-arguments.js';
import type { PolicyConfig } from '../pdp/evaluator.js';
import type { ArgumentFacts, DefinitionFact, Finding, PathFact } from '../pdp/input-document.js';
import type { MessageFacts } from '../pip/build-input.js';
import { argumentFacts, noFacts } from '../pip/facts/argument-facts.js';
import type { PathResolver } from '../pip/paths.js';
import type { ToolCatalogue } from '../pip/tool-catalogue.js';

/** One message that the policy is to decide. */
export interface Question extends MessageFacts {
  readonly surface: Surface;
  /** It repeats a call that was counted: no limit counts it again. */
  readonly retried?: boolean;
  /** It was asked and decided before, and is asked about for what comes of it: nobody says it now, so nothing follows from it. */
  readonly standing?: boolean;
  /** It is no message but a definition in one, which was looked at before. */
  readonly definition?: DefinitionFact;
}

export interface ExamineDeps {
  readonly inspector: Inspector;
  readonly paths: PathResolver;
  readonly tools: ToolCatalogue;
}

const NO_PATHS: Readonly<Record<string, PathFact>> = {};
const NO_FINDINGS: readonly Finding[] = [];
const NO_NAMES: readonly string[] = [];

/** What was seen in one message. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly paths: Readonly<Record<string, PathFact>>;
  readonly facts: ArgumentFacts;
  /** False when a limit was hit: what was not looked at is not allowed. */
  readonly complete: boolean;
}

/** The findings and facts of a message. Of plumbing only what a server tells in notifications is looked at: nothing else is carried out or shown. */
export function examine(question: Question, config: PolicyConfig, { inspector, paths, tools }: ExamineDeps): Examined {
  const { direction, kind, method, topic, surface } = question;
  if (question.definition !== undefined) {
    return { findings: NO_FINDINGS, paths: NO_PATHS, facts: noFacts(config.facts), complete: true };
  }
  if (kind === 'response') {
    const value = question.result ?? null;
    const { findings, complete } = inspector.inspect({
      surface,
      method,
      tool: topic.tool,
      schema: undefined,
      value,
      root: '/result',
      pathArguments: NO_NAMES,
      roles: undefined,
    });
    return { findings, paths: NO_PATHS, facts: noFacts(config.facts), complete };
  }
  const { tool } = topic;
  const root = topic.arguments === undefined ? '/params' : '/arguments';
  const value = topic.arguments === undefined ? topic.params : topic.arguments;
  const told = surface === 'result' && config.results !== 'none';
  if (value === undefined || (!question.acting && !told)) {
    return { findings: NO_FINDINGS, paths: NO_PATHS, facts: noFacts(config.facts), complete: true };
  }
  if (!question.acting) {
    const seen = inspector.inspect({ surface, method, tool, value, root, pathArguments: NO_NAMES });
    return { ...seen, paths: NO_PATHS, facts: noFacts(config.facts) };
  }
  const schema = tool === undefined ? undefined : tools.schema(tool);
  const extraNames = config.paths.arguments;
  const roles = tool === undefined ? undefined : config.roles?.get(tool);
  const seen = inspector.inspect({ surface, method, tool, schema, value, root, pathArguments: extraNames, roles });
  const meant = argumentFacts(value, config.facts, { root, tool, schema, pathArguments: extraNames });
  const facts = meant ?? noFacts(config.facts);
  if (direction === 'server_to_client') {
    return { findings: seen.findings, paths: NO_PATHS, facts, complete: seen.complete && meant !== undefined };
  }
  const found = pathArguments(value, { schema, extraNames, root });
  const resolved = paths.facts(found, config.paths.prefixes);
  const complete = seen.complete && meant !== undefined && resolved !== undefined;
  return { findings: seen.findings, paths: resolved ?? NO_PATHS, facts, complete };
}
