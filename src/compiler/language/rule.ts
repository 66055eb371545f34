import type { Span } from '../../errors/diagnostic.js';
import { SEVERITIES, type Effect, type Severity } from '../../pdp/decision.js';
import type { Condition } from '../conditions/condition.js';
import { isExact, matches } from '../glob.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { client, identity, session, time } from './context.js';
import { conditions, firstPlace } from './conditions.js';
import { annotations } from './annotations.js';
import { argumentsSchema } from './json-schema/index.js';
import { namesOrPatterns, nameOrPattern } from './names.js';
import { obligations, type RuleObligation } from './obligations.js';
import { rateLimit, type RateLimit } from './rate-limit.js';
import { listOf } from './collections.js';
import { meantBy, optional, record, required, type RecordOf } from './record.js';
import { oneOf, text } from './scalars.js';
import { located, mapped, type Located, type Shape } from './shape.js';
import { TARGET_KINDS, type Target, type TargetKind } from './target.js';
import { uriOrPattern } from './uri.js';

export const ACTIONS = ['allow', 'deny', 'ask'] as const satisfies readonly Effect[];
export type Action = (typeof ACTIONS)[number];
const ACTION_HINTS: Readonly<Record<string, string>> = {
  block: 'write `deny`',
  reject: 'write `deny`',
  permit: 'write `allow`',
  true: 'write `allow`',
  false: 'write `deny`',
  require_approval: 'write `ask`',
  approve: 'write `ask`',
  log: 'every call is logged; write `allow`',
  audit: 'every call is logged; write `allow`',
  warn: 'every call is logged; write `allow`, or `ask` to have a person look',
};
export const action: Shape<Action> = oneOf(ACTIONS, ACTION_HINTS);

/** One entry of `rules:`, checked. */
export interface Rule {
  readonly target: Target;
  readonly action: Action;
  readonly id: Located<string> | undefined;
  readonly reason: string | undefined;
  /** What to do instead; ends a denial's message. */
  readonly advice: string | undefined;
  readonly severity: Severity | undefined;
  readonly mitigates: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
  readonly rateLimit: RateLimit | undefined;
  readonly obligations: readonly RuleObligation[];
  /** Where the rule is named: its tool, resource, prompt or method. */
  readonly span: Span;
}

const ruleId: Shape<string> = mapped(text, (id, node, problems) =>
  /^[A-Za-z0-9][A-Za-z0-9_.:/*-]{0,99}$/.test(id)
    ? id
    : problems.error('AM1108', node.span, 'an id has letters, digits, `_`, `.`, `:`, `/`, `*` and `-`, at most 100'),
);

const fields = {
  tool: optional(
    located(namesOrPatterns(nameOrPattern('the name of a tool'))),
    'Tools: a name, a pattern with `*`, or a list of them. `*` alone without conditions is the default.',
  ),
  resource: optional(
    located(namesOrPatterns(uriOrPattern)),
    'Resources: a URI, a pattern with `*`, or a list of them: `file:///srv/docs/*`. It speaks of `resources/read` and `resources/subscribe`.',
  ),
  prompt: optional(
    located(namesOrPatterns(nameOrPattern('the name of a prompt'))),
    'Prompts: a name, a pattern with `*`, or a list of them. It speaks of `prompts/get`.',
  ),
  method: optional(
    located(namesOrPatterns(nameOrPattern('the name of a method'))),
    'MCP methods other than tools/call: a name, a pattern with `*`, or a list of them: `roots/list`, `resources/*`.',
  ),
  server: optional(
    namesOrPatterns(nameOrPattern('the name of a server')),
    'Only of these servers: a name, a pattern with `*`, or a list of them. Of others the rule says nothing.',
  ),
  annotations: optional(located(annotations), 'Only of tools that say this of themselves. Of others the rule says nothing.'),
  action: required(located(action), '`allow`, `deny` or `ask`. Deny beats ask beats allow, whatever the order.'),
  id: optional(located(ruleId), 'A name for logs and reports; made from action and tool when absent.'),
  reason: optional(text, 'Why, for the person or model that reads a denial.'),
  advice: optional(text, 'What to do instead: the end of a denial, for the person or model that reads it.'),
  severity: optional(oneOf(SEVERITIES), 'How bad a call against this rule is: low, medium (default), high, critical.'),
  mitigates: optional(listOf(text), 'Risks that this rule answers, for example `ASI02`.'),
  conditions: optional(conditions, 'All have to hold.'),
  arguments: optional(argumentsSchema, 'A JSON Schema (a part of it) that the arguments fit.'),
  identity: optional(identity, 'Who calls; all of it has to hold.'),
  client: optional(client, 'What the client calls itself: a name, a pattern, or a list. Anybody can say so.'),
  time: optional(time, 'When: days and hours in a time zone.'),
  session: optional(session, 'What happened before in the session.'),
  rate_limit: optional(located(rateLimit), 'How often each tool that this rule allows may be called by one subject.'),
  obligations: optional(located(obligations), 'What else happens where this rule decides: `redact`, `label`, `log`, `approve`.'),
};

const INSTEAD: Readonly<Record<string, string>> = {
  tools: 'write `tool`, which takes a list',
  resources: 'write `resource`, which takes a list',
  uri: 'write `resource`',
  prompts: 'write `prompt`, which takes a list',
  methods: 'write `method`, which takes a list',
  servers: 'write `server`, which takes a list',
  hint: 'write `advice`',
  subject: 'write `identity: { subject: … }`',
  user: 'write `identity: { subject: … }`',
  groups: 'write `identity: { groups: … }`',
  claims: 'write `identity: { claims: … }`',
  schedule: 'write `time`',
  after: 'write `session: { after: … }`',
  instead: 'write `advice`',
  obligation: 'write `obligations`, a list',
  redact: 'write `obligations: [{ redact: name }]`',
  label: 'write `obligations: [{ label: name }]`',
  labels: 'write `obligations: [{ label: name }]`',
  log: 'write `obligations: [{ log: full }]`',
  approve: 'write `obligations: [{ approve: { message: … } }]`, or `action: ask`',
  approvers: 'write `obligations: [{ approve: { approvers: […] } }]`',
  read_only: 'write `annotations: { read_only: true }`',
  destructive: 'write `annotations: { destructive: true }`',
  name: 'write `tool` for what the rule is about, `id` for what it is called',
  effect: 'write `action`',
  decision: 'write `action`',
  priority: 'order and priority do not matter: deny beats ask beats allow, exact names come before patterns',
  enabled: 'comment the rule out',
  condition: 'write `conditions`, a list',
  schema: 'write `arguments`',
  parameters: 'write `arguments`',
  input_schema: 'write `arguments`',
  inputSchema: 'write `arguments`',
  when: 'write `conditions`, a list',
  description: 'write `reason`',
  message: 'write `reason`',
  ratelimit: 'write `rate_limit`',
};

const shape = record('a rule', fields, INSTEAD);

export const rule: Shape<Rule> = {
  ...shape,
  schema: { ...shape.schema, oneOf: TARGET_KINDS.map((kind) => ({ required: [kind] })) },
  read(node, problems) {
    const named = checkTargets(node, problems);
    const read = shape.read(node, problems);
    if (read === undefined || !named) return undefined;
    const target = targetOf(read);
    if (target === undefined) return undefined;
    const rule: Rule = {
      target: target.value,
      action: read.action.value,
      id: read.id,
      reason: read.reason,
      advice: read.advice,
      severity: read.severity,
      mitigates: read.mitigates,
      conditions: conditionsOf(read),
      rateLimit: read.rate_limit?.value,
      obligations: read.obligations?.value ?? [],
      span: target.span,
    };
    return checked(rule, read, problems) ? rule : undefined;
  },
};

/** One of `tool`, `resource`, `prompt` and `method`, whatever else is wrong with the rule. */
function checkTargets(node: SourceNode, problems: Problems): boolean {
  if (node.kind !== 'map') return true;
  const [first, second] = node.entries.filter(({ key }) => TARGET_KINDS.some((kind) => kind === key));
  if (second !== undefined)
    problems.error(
      'AM1201',
      second.span,
      `this rule names a ${first?.key ?? ''} and a ${second.key}`,
      'write two rules: a message is about one of them',
    );
  const meant = node.entries.map(({ key }) => meantBy(key, Object.keys(fields), INSTEAD));
  if (first === undefined && !TARGET_KINDS.some((kind) => meant.includes(kind))) {
    problems.error(
      'AM1201',
      node.entries[0]?.span ?? node.span,
      'this rule names no tool, resource, prompt or method',
      'add `tool: "name"`, or `tool: "*"` for all',
    );
  }
  return first !== undefined && second === undefined;
}

/** What is asked of the arguments, then of the context. */
function conditionsOf({
  conditions: own,
  arguments: schema,
  identity: who,
  client: by,
  time: when,
  session: before,
}: RecordOf<typeof fields>): readonly Condition[] {
  return [own, schema, who, by, when, before].flatMap((each) => each ?? []);
}

function targetOf(read: RecordOf<typeof fields>): Located<Target> | undefined {
  const kind = TARGET_KINDS.find((each) => read[each] !== undefined);
  const found = kind && read[kind];
  if (kind === undefined || found === undefined) return undefined;
  return {
    value: {
      kind,
      globs: found.value,
      ...(read.server === undefined ? {} : { servers: read.server }),
      ...(read.annotations === undefined ? {} : { annotations: read.annotations.value }),
    },
    span: found.span,
  };
}

function checked(rule: Rule, read: RecordOf<typeof fields>, problems: Problems): boolean {
  const before = problems.count;
  if (rule.target.kind === 'method') checkMethods(rule, problems);
  checkConditions(rule, [...(read.conditions ?? []), ...(read.arguments ?? [])], problems);
  const { kind } = rule.target;
  if (read.annotations !== undefined && kind !== 'tool')
    problems.error('AM1208', read.annotations.span, `only tools have annotations, a ${kind} has none`, 'remove `annotations`');
  if (read.rate_limit !== undefined) {
    if (kind !== 'tool')
      problems.error('AM1202', read.rate_limit.span, 'only calls of tools are counted', 'remove `rate_limit` from this rule');
    if (rule.action === 'deny')
      problems.error('AM1202', read.rate_limit.span, 'a denied call is never counted', 'remove `rate_limit`, or write `action: allow`');
  }
  if (read.obligations !== undefined && rule.action === 'deny')
    problems.error('AM1207', read.obligations.span, 'a denied call obliges to nothing', 'remove `obligations`, or write `action: allow`');
  return problems.count === before;
}

function checkMethods({ target, span }: Rule, problems: Problems): void {
  const call = target.globs.find((glob) => matches(glob, 'tools/call'));
  if (target.globs.some(({ text: name }) => name === '*')) {
    problems.error('AM1205', span, 'a rule on every method is the default', 'write `default_action` at the top of the file');
  } else if (call !== undefined) {
    problems.error(
      'AM1205',
      span,
      `${isExact(call) ? '`tools/call` is' : 'this pattern covers `tools/call`, which is'} ruled by tool`,
      'write `tool: "name"`, or `tool: "*"` for all',
    );
  }
}

const WITHOUT_ARGUMENTS: ReadonlySet<TargetKind> = new Set(['method', 'resource']);

function checkConditions({ target, span }: Rule, tests: readonly Condition[], problems: Problems): void {
  if (tests.length === 0 || !WITHOUT_ARGUMENTS.has(target.kind)) return;
  problems.error(
    'AM1206',
    firstPlace(tests) ?? span,
    `conditions read the arguments of calls, a ${target.kind} has none`,
    target.kind === 'resource'
      ? 'say it with the URI: `resource: "file:///srv/data/*"`'
      : 'leave the conditions out, or write a rule on a tool',
  );
}
