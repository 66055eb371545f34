import type { Mode } from '../../pdp/input-document.js';
import type { JsonObject } from '../../protocol/json/json.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import type { WrittenText } from '../source/written-text.js';
import { freeMap } from './free-map.js';
import { conditionSchema } from './conditions.js';
import { definitions, type Definitions } from './definitions.js';
import { schemaDefs } from './json-schema/index.js';
import { nameOrPattern } from './names.js';
import { rateLimit, type RateLimit } from './rate-limit.js';
import { redactedField } from './redacted-field.js';
import { action, type Action } from './action.js';
import { rule } from './read-rule.js';
import type { Rule } from './rule.js';
import { servers, type ServerDefault } from './servers.js';
import { vars } from './vars.js';
import { sanitize, type Sanitize } from './sanitize.js';
import { taint, type Taint } from './taint.js';
import { directories } from '../operators/path-starts-with.js';
import { listOf, mapOf, oneOrMore } from './collections.js';
import { optional, record, required } from './record.js';
import { regoText } from './rego-text.js';
import { flag, oneOf, text } from './scalars.js';
import { located, type Located, type Shape } from './shape.js';

/** A policy file, every key checked. Rules keep the order of the file; nothing depends on it. */
export interface Policy {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly metadata: JsonObject;
  readonly mode: Mode | undefined;
  readonly defaultAction: Located<Action> | undefined;
  readonly rules: readonly Rule[];
  /** What happens on single servers where no rule speaks of a message. */
  readonly serverDefaults: readonly ServerDefault[];
  readonly globalLimit: Located<RateLimit> | undefined;
  readonly toolLimits: readonly (readonly [Located<string>, RateLimit])[];
  readonly audit: Audit | undefined;
  readonly paths: readonly string[];
  /** Directories for `under_roots`, sorted. */
  readonly roots: Located<readonly string[]> | undefined;
  readonly sanitize: Sanitize | undefined;
  readonly taint: Taint | undefined;
  readonly definitions: Definitions | undefined;
  /** Rego of the package `mcp.policy.helpers`, one module for each file. */
  readonly helpers: readonly WrittenText[];
}
export interface Audit {
  readonly redact_fields: readonly string[] | undefined;
  readonly include_arguments: boolean | undefined;
  readonly log_all: boolean | undefined;
  readonly mitigates: readonly string[] | undefined;
}

const version: Shape<'1.0'> = {
  expected: '`"1.0"`',
  schema: { enum: ['1.0', '1', 1] },
  read(node, problems) {
    const written = node.kind === 'scalar' ? String(node.value ?? '') : '';
    if (written === '1' || written === '1.0') return '1.0';
    return problems.error(
      'AM1106',
      node.span,
      `this is version 1.0 of the policy language, the file says ${quote(written)}`,
      'write `version: "1.0"`',
    );
  },
};

const exactTool = ({ value, span }: Located<string>, problems: Problems): Located<string> | undefined => {
  if (value.includes('*')) {
    return problems.error(
      'AM1108',
      span,
      'a limit for each tool names one tool',
      'for a pattern write a rule: `tool: "db_*"` with `rate_limit`',
    );
  }
  const node: SourceNode = { kind: 'scalar', span, value, written: value };
  return nameOrPattern('the name of a tool').read(node, problems) && { value, span };
};

const rateLimits = record('rate_limits', {
  global: optional(located(rateLimit), 'Over all tools together, for each subject.'),
  per_tool: optional(mapOf('a map from tools to rate limits', exactTool, rateLimit), 'For single tools, for each subject.'),
});

const audit = record('audit', {
  redact_fields: optional(listOf(redactedField), 'Names of arguments whose values are masked in the log, at any depth.'),
  include_arguments: optional(flag, 'Whether arguments are in the log at all (default true).'),
  log_all: optional(
    flag,
    'Whether messages that only keep the connection going are recorded with their input (default true). Decisions always are.',
  ),
  mitigates: optional(listOf(text), 'Risks that the log answers, for example `ASI09`.'),
});

const shape = record(
  'a policy',
  {
    version: required(version, 'The version of the language: `"1.0"`.'),
    name: optional(text, 'What the policy is called in logs and reports.'),
    description: optional(text, 'What it is for.'),
    metadata: optional(
      freeMap('a map of what you like'),
      "What else there is to say of it, such as its owner or a ticket: into the bundle's manifest.",
    ),
    mode: optional(
      oneOf(['enforce', 'shadow'], {
        enforcing: 'write `enforce`',
        enforced: 'write `enforce`',
        audit: 'write `shadow`',
        monitor: 'write `shadow`',
        dry_run: 'write `shadow`',
      }),
      '`enforce` refuses, `shadow` only records. The command line wins.',
    ),
    default_action: optional(located(action), 'What happens where no rule speaks of a tool or method (default deny).'),
    extends: optional(oneOrMore(located(text)), 'Profiles, or files by their paths from this one, whose rules are joined with these.'),
    vars: optional(vars, 'Texts and lists that `${name}` stands for in any value below; `${env.NAME}` in them is the environment.'),
    servers: optional(servers, 'Rules and defaults of single servers, by name or pattern.'),
    rules: optional(
      listOf(rule),
      'What may be called. Order does not matter: deny beats ask beats allow, exact names come before patterns.',
    ),
    rate_limits: optional(rateLimits, 'Exact sliding windows; only forwarded calls count.'),
    audit: optional(audit, 'What the log keeps.'),
    paths: optional(listOf(text), 'Names of arguments that are paths, beside the usual ones.'),
    roots: optional(
      located(directories),
      'Directories that `under_roots: true` in a condition stands for. By themselves they confine nothing.',
    ),
    sanitize: optional(sanitize, 'What the detectors do: `off`, or an action for each.'),
    taint: optional(
      taint,
      'What becomes of calls with effects once a session has read what strangers may have written: an action, or a map.',
    ),
    definitions: optional(definitions, 'What happens with tools, prompts and resources that are not as the lock file has them.'),
    helpers: optional(
      regoText,
      'Rules of Rego that `rego` conditions share, as `helpers.name`: the package `mcp.policy.helpers`, without its `package` line.',
    ),
  },
  {
    default: 'write `default_action`',
    policy: 'write the keys at the top of the file',
    policies: 'write `rules`',
    tools: 'write `rules`, a list with `tool` and `action`',
    rate_limit: 'write `rate_limits` with `global` or `per_tool`; `rate_limit` stands in a rule',
    redact_fields: 'write it under `audit`',
    lock: 'write it under `definitions`',
    path: 'write `paths`, a list of argument names',
    root: 'write `roots`',
    allowed_directories: 'write `roots`, and `under_roots: true` in conditions',
    include: 'write `extends`',
    includes: 'write `extends`',
    imports: 'write `extends`',
    extend: 'write `extends`',
    variables: 'write `vars`',
    env: 'write `vars: { name: "${env.NAME}" }`',
    server: 'write `servers`, or `server` in a rule',
    owner: 'write it under `metadata`',
    author: 'write it under `metadata`',
    tags: 'write it under `metadata`',
    labels: 'write it under `metadata`; of a session, `obligations: [{ label: name }]` in a rule',
    $schema: 'name the schema in a comment: `# yaml-language-server: $schema=…`',
  },
);

/** The JSON Schema of policy files (draft 2020-12), from the same objects that read them. */
export const policySchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'agentmesh policy',
  $defs: { condition: conditionSchema, ...schemaDefs },
  ...shape.schema,
  anyOf: ['rules', 'default_action', 'extends', 'servers'].map((key) => ({ required: [key] })),
};

export function readPolicy(node: SourceNode, problems: Problems): Policy | undefined {
  if (node.kind !== 'map') {
    return problems.error('AM1005', node.span, 'a policy is a map with `version` and `rules`', 'start the file with `version: "1.0"`');
  }
  const read = shape.read(node, problems);
  if (read === undefined) return undefined;
  if (read.rules === undefined && read.default_action === undefined && read.extends === undefined && read.servers === undefined) {
    return problems.error(
      'AM1102',
      node.entries[0]?.span ?? node.span,
      'a policy needs the key `rules`, or at least a `default_action`',
      'rules: a list with `tool` and `action`',
    );
  }
  return {
    name: read.name,
    description: read.description,
    metadata: read.metadata ?? {},
    mode: read.mode,
    defaultAction: read.default_action,
    rules: [...(read.rules ?? []), ...(read.servers ?? []).flatMap((server) => server.rules)],
    serverDefaults: (read.servers ?? []).flatMap((server) => server.fallback ?? []),
    globalLimit: read.rate_limits?.global,
    toolLimits: read.rate_limits?.per_tool ?? [],
    audit: read.audit,
    paths: read.paths ?? [],
    roots: read.roots && { ...read.roots, value: read.roots.value.toSorted() },
    sanitize: read.sanitize,
    taint: read.taint,
    definitions: read.definitions,
    helpers: read.helpers === undefined ? [] : [read.helpers],
  };
}
