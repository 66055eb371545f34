import type { SeenDefinitions } from '../../definitions/seen-definitions.js';
import type { Inspector } from '../../inspect/inspector.js';
import { pathArguments } from '../../inspect/roles/path-arguments.js';
import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { ArgumentFacts, Finding, PathFact } from '../../pdp/input-document.js';
import { argumentFacts, noFacts } from '../../pip/facts/argument-facts.js';
import type { PathResolver } from '../../pip/paths.js';
import { textsOfJson, type TextOfJson } from '../../pip/texts-of-json.js';
import type { ToolCatalogue } from '../../pip/tool-catalogue.js';
import type { JsonObject, JsonValue } from '../../protocol/json/json.js';
import { besideArguments, withoutState } from './beside-arguments.js';
import { withoutPages } from '../asks/carried-asks.js';
import { withoutThoseOfCursors } from './cursors.js';
import { typedIn } from '../asks/input-responses.js';
import { inspectOfferedTools } from './offered-tools.js';
import { ownCursor } from './own-cursor.js';
import type { Question } from './question.js';

export interface ExamineDeps {
  readonly inspector: Inspector;
  readonly paths: PathResolver;
  readonly tools: ToolCatalogue;
  readonly definitions: Pick<SeenDefinitions, 'goesOnAt'>;
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

/** The findings and facts of a message. Of plumbing only what a server tells in notifications and cursors of a client's own are looked at: nothing else is carried out or shown. */
export function examine(question: Question, config: PolicyConfig, deps: ExamineDeps): Examined {
  const examined = examineWhole(question, config, deps);
  const findings = withoutThoseOfCursors(examined.findings, question);
  return findings === examined.findings ? examined : { ...examined, findings };
}

function examineWhole(question: Question, config: PolicyConfig, deps: ExamineDeps): Examined {
  const { kind, topic, surface, era } = question;
  if (question.definition !== undefined) return nothingOf(config, true);
  if (kind === 'response') return examineSaid(withoutState(question.result, era) ?? null, '/result', question, config, deps);
  const cursor = question.acting ? undefined : ownCursor(question, deps.definitions);
  if (cursor !== undefined) return examineSaid(cursor, '/params', question, config, deps);
  const told = surface === 'result' && config.results !== 'none';
  const root = topic.arguments === undefined ? '/params' : '/arguments';
  const value = topic.arguments === undefined ? withoutState(topic.params, era) : topic.arguments;
  if (value === undefined || (!question.acting && !told)) return nothingOf(config, true);
  if (!question.acting) return examineSaid(value, root, question, config, deps);
  const given = examineGiven(value, root, question, config, deps);
  if (topic.arguments === undefined) return given;
  const beside = besideArguments(topic.params, era);
  const whole = beside === undefined ? given : joined(given, examineGiven(beside, '/params', question, config, deps));
  const texts = textsOfJson(value, schemaOf(question, deps));
  return texts.length === 0 ? whole : joined(whole, examineTexts(texts, whole.findings, question, config, deps));
}

/** What somebody only reads. */
function examineSaid(said: JsonValue, root: string, question: Question, config: PolicyConfig, { inspector }: ExamineDeps): Examined {
  const { surface, method, topic } = question;
  const { findings, complete } = inspector.inspect({
    surface,
    method,
    tool: topic.tool,
    value: withoutPages(question, said),
    root,
    pathArguments: NO_NAMES,
    typed: typedIn(question),
  });
  return { ...nothingOf(config, complete), findings };
}

/** The arguments as who parses their texts would have them. What is found stands in the text. */
function examineTexts(
  texts: readonly TextOfJson[],
  before: readonly Finding[],
  question: Question,
  config: PolicyConfig,
  deps: ExamineDeps,
): Examined {
  const parsed = Object.fromEntries(texts.map(({ name, value }) => [name, value]));
  const examined = examineGiven(parsed, '/arguments', question, config, deps);
  const isNew = ({ rule, path }: Finding) => !before.some((each) => each.rule === rule && each.path === path);
  const findings = examined.findings.map((each) => ({ ...each, path: argumentOf(each.path), span: [0, 0] as const })).filter(isNew);
  return { ...examined, findings };
}

/** `/arguments/options/mode` → `/arguments/options`. */
function argumentOf(pointer: string): string {
  return pointer.split('/', 3).join('/');
}

function nothingOf(config: PolicyConfig, complete: boolean): Examined {
  return { findings: NO_FINDINGS, paths: NO_PATHS, facts: noFacts(config.facts), complete };
}

/** What somebody is to act upon. */
function examineGiven(
  value: JsonValue,
  root: '/arguments' | '/params',
  question: Question,
  config: PolicyConfig,
  deps: ExamineDeps,
): Examined {
  const { direction, method, surface } = question;
  const { tool } = question.topic;
  const { inspector, paths } = deps;
  const schema = root === '/params' ? undefined : schemaOf(question, deps);
  const extraNames = config.paths.arguments;
  const roles = tool === undefined ? undefined : config.roles?.get(tool);
  const typed = root === '/params' ? typedIn(question) : undefined;
  const seen = inspector.inspect({ surface, method, tool, schema, value, root, pathArguments: extraNames, roles, typed });
  const meant = argumentFacts(value, config.facts, { root, tool, schema, pathArguments: extraNames });
  const facts = meant ?? noFacts(config.facts);
  if (direction === 'server_to_client') {
    const offered = inspectOfferedTools(question, inspector);
    const findings = offered.findings.length === 0 ? seen.findings : [...seen.findings, ...offered.findings];
    return { findings, paths: NO_PATHS, facts, complete: seen.complete && offered.complete && meant !== undefined };
  }
  const found = pathArguments(value, { schema, extraNames, root });
  const resolved = paths.facts(found, config.paths.prefixes);
  const complete = seen.complete && meant !== undefined && resolved !== undefined;
  return { findings: seen.findings, paths: resolved ?? NO_PATHS, facts, complete };
}

function schemaOf({ topic: { tool } }: Question, { tools }: ExamineDeps): JsonObject | undefined {
  return tool === undefined ? undefined : tools.schema(tool);
}

/** Of two parts of one message: no place is in both. */
function joined(one: Examined, other: Examined): Examined {
  return {
    findings: [...one.findings, ...other.findings],
    paths: { ...one.paths, ...other.paths },
    facts: joinedFacts(one.facts, other.facts),
    complete: one.complete && other.complete,
  };
}

function joinedFacts(one: ArgumentFacts, other: ArgumentFacts): ArgumentFacts {
  return {
    ...(one.urls === undefined ? {} : { urls: { ...one.urls, ...other.urls } }),
    ...(one.sql === undefined ? {} : { sql: { ...one.sql, ...other.sql } }),
    ...(one.commands === undefined ? {} : { commands: { ...one.commands, ...other.commands } }),
  };
}
