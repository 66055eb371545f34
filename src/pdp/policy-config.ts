import type { Diagnostic } from '../errors/diagnostic.js';
import { UserError } from '../errors/exit.js';
import { isJsonObject, type JsonObject } from '../protocol/json/json.js';
import { checkExemptions, checkGuards, checkPointers } from './check-guard-settings.js';
import { checkTaint, isTainting, isTellingTargets } from './check-taint-settings.js';
import { Section } from './config-section.js';
import type { PolicyConfig, StatedRoles } from './evaluator.js';
import { DRIFT_ACTIONS, TASK_ACTIONS } from './guards.js';
import { DRIFTS, FACT_KINDS, type FactKind } from './input-document.js';
import type { InputReads } from './reads.js';
import { ROLES, type Role } from './role.js';

/** Settings of a policy that states none. */
export const DEFAULT_CONFIG: PolicyConfig = {
  paths: { prefixes: [], arguments: [] },
  audit: { redact_fields: [], include_arguments: true, log_all: true },
  facts: { urls: [], sql: [], commands: [] },
  inside: 'all',
  origins: false,
  restrictedTools: [],
  restrictedPrompts: [],
  results: 'findings',
  raw: {},
};

/**
 * `data.mcp.config` → settings with their defaults; facts are wanted of the kinds that the policy reads (all, where nobody can tell).
 * Throws a `UserError` that lists everything that is wrong with it.
 */
export function parsePolicyConfig(data: JsonObject, reads?: InputReads): PolicyConfig {
  const problems: string[] = [];
  const mcp = data['mcp'] ?? {};
  const stated = isJsonObject(mcp) ? (mcp['config'] ?? {}) : mcp;
  const root = new Section(stated, 'data.mcp.config', problems);
  root.only(
    'mode',
    'paths',
    'facts',
    'audit',
    'results',
    'definitions',
    'guards',
    'tools',
    'exempt',
    'roles',
    'taint',
    'restricted_tools',
    'restricted_prompts',
    'tasks',
  );
  const mode = root.word('mode', ['enforce', 'shadow']);
  const paths = root.section('paths').only('prefixes', 'arguments');
  const facts = root.section('facts').only(...FACT_KINDS);
  const definitions = root.section('definitions').only(...DRIFTS, 'lock');
  const lock = definitions.text('lock');
  const audit = root.section('audit').only('redact_fields', 'include_arguments', 'log_all');
  const taint = root.section('taint');
  const restricted = root.strings('restricted_tools');
  const restrictedPrompts = root.strings('restricted_prompts');
  const tasks = root.section('tasks').only('unknown', 'resume');
  tasks.word('unknown', TASK_ACTIONS);
  tasks.strings('resume');
  const roles = readRoles(root.section('roles'), problems);
  const config: PolicyConfig = {
    ...(mode === undefined ? {} : { mode }),
    paths: { prefixes: paths.strings('prefixes'), arguments: paths.strings('arguments') },
    audit: {
      redact_fields: audit.strings('redact_fields'),
      include_arguments: audit.flag('include_arguments') ?? true,
      log_all: audit.flag('log_all') ?? true,
    },
    facts: Object.fromEntries(
      FACT_KINDS.map((kind) => [kind, pointersOf(facts, kind, problems)] as const).filter(([kind]) => isRead(kind, reads)),
    ),
    inside: readInside(reads),
    origins: isTellingTargets(taint) && isRead('origins', reads),
    restrictedTools: restricted.length === 0 ? DEFAULT_CONFIG.restrictedTools : [restricted],
    restrictedPrompts: restrictedPrompts.length === 0 ? DEFAULT_CONFIG.restrictedPrompts : [restrictedPrompts],
    ...(roles.size === 0 ? {} : { roles }),
    results: isTainting(root) ? 'all' : resultsRead(root.flag('results')),
    ...(lock === undefined ? {} : { lock }),
    raw: isJsonObject(stated) ? stated : {},
  };
  checkDefinitions(definitions);
  checkGuards(root.section('guards'));
  const tools = root.section('tools');
  for (const tool of tools.names()) checkGuards(tools.section(tool));
  checkTaint(taint);
  const exempt = root.section('exempt');
  for (const tool of exempt.names()) checkExemptions(exempt, tool, problems);
  if (problems.length > 0) throw configError(problems);
  return config;
}

/** The guard reads these in Rego, and blocks what it cannot read. */
function checkDefinitions(definitions: Section): void {
  for (const drift of DRIFTS) definitions.word(drift, DRIFT_ACTIONS);
}

function resultsRead(stated: boolean | undefined): PolicyConfig['results'] {
  if (stated === undefined) return DEFAULT_CONFIG.results;
  return stated ? 'all' : 'none';
}

function isRead(kind: FactKind | 'origins', reads: InputReads | undefined): boolean {
  return reads === undefined || reads.members.some(([first]) => first === undefined || first === kind);
}

function readInside(reads: InputReads | undefined): PolicyConfig['inside'] {
  if (reads === undefined) return 'all';
  if (reads.arguments !== undefined) return reads.arguments;
  const ofArguments = reads.members.filter(([first]) => first === undefined || first === 'arguments');
  const names = ofArguments.map(([, name]) => name);
  return names.every((name) => name !== undefined) ? [...new Set(names)] : 'all';
}

function readRoles(section: Section, problems: string[]): StatedRoles {
  return new Map(
    section.names().map((tool) => {
      const stated = section.section(tool);
      checkPointers(stated.names(), stated.path, problems);
      const roles = stated.names().map((pointer) => [pointer, stated.word(pointer, ROLES)] as const);
      return [tool, new Map(roles.filter((entry): entry is [string, Role] => entry[1] !== undefined))] as const;
    }),
  );
}

function pointersOf(section: Section, name: string, problems: string[]): readonly string[] {
  const pointers = section.strings(name);
  checkPointers(pointers, `${section.path}.${name}`, problems);
  return pointers;
}

function configError(problems: readonly string[]): UserError {
  const diagnostics = problems.map((message): Diagnostic => ({ severity: 'error', code: 'AM3001', message }));
  const [first = ''] = problems;
  return new UserError(problems.length === 1 ? first : `${problems.length} problems in \`data.mcp.config\`: ${problems.join('; ')}`, {
    diagnostics,
  });
}
