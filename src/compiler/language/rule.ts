import type { Span } from '../../errors/diagnostic.js';
import { SEVERITIES, type Effect, type Severity } from '../../pdp/decision.js';
import type { Condition } from '../conditions/condition.js';
import { isExact, matches, type Glob } from '../glob.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { conditions, firstPlace } from './conditions.js';
import { nameOrPattern } from './names.js';
import { rateLimit, type RateLimit } from './rate-limit.js';
import { listOf } from './collections.js';
import { optional, record, required, type RecordOf } from './record.js';
import { oneOf, text } from './scalars.js';
import { located, mapped, type Located, type Shape } from './shape.js';

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

/** One entry of `rules:`, checked. `target.glob` is over tool names or over method names. */
export interface Rule {
  readonly target: Target;
  readonly action: Action;
  readonly id: Located<string> | undefined;
  readonly reason: string | undefined;
  readonly severity: Severity | undefined;
  readonly mitigates: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
  readonly rateLimit: RateLimit | undefined;
  /** Where the rule is named: its tool or method. */
  readonly span: Span;
}
export interface Target {
  readonly kind: 'tool' | 'method';
  readonly glob: Glob;
}

const ruleId: Shape<string> = mapped(text, (id, node, problems) =>
  /^[A-Za-z0-9][A-Za-z0-9_.:/*-]{0,99}$/.test(id)
    ? id
    : problems.error('AM1108', node.span, 'an id has letters, digits, `_`, `.`, `:`, `/`, `*` and `-`, at most 100'),
);

const fields = {
  tool: optional(
    located(nameOrPattern('the name of a tool')),
    'The tool, exact or a pattern with `*`. `*` alone without conditions is the default.',
  ),
  method: optional(
    located(nameOrPattern('the name of a method')),
    'An MCP method other than tools/call, exact or a pattern with `*`: `roots/list`, `resources/*`.',
  ),
  action: required(located(action), '`allow`, `deny` or `ask`. Deny beats ask beats allow, whatever the order.'),
  id: optional(located(ruleId), 'A name for logs and reports; made from action and tool when absent.'),
  reason: optional(text, 'Why, for the person or model that reads a denial.'),
  severity: optional(oneOf(SEVERITIES), 'How bad a call against this rule is: low, medium (default), high, critical.'),
  mitigates: optional(listOf(text), 'Risks that this rule answers, for example `ASI02`.'),
  conditions: optional(conditions, 'All have to hold.'),
  rate_limit: optional(located(rateLimit), 'How often each tool that this rule allows may be called by one subject.'),
};

const INSTEAD: Readonly<Record<string, string>> = {
  tools: 'write one rule for each tool, or a pattern with `*`: `tool: "db_*"`',
  name: 'write `tool` for what the rule is about, `id` for what it is called',
  effect: 'write `action`',
  decision: 'write `action`',
  priority: 'order and priority do not matter: deny beats ask beats allow, exact names come before patterns',
  enabled: 'comment the rule out',
  condition: 'write `conditions`, a list',
  when: 'write `conditions`, a list',
  description: 'write `reason`',
  message: 'write `reason`',
  ratelimit: 'write `rate_limit`',
};

const shape = record('a rule', fields, INSTEAD);

export const rule: Shape<Rule> = {
  ...shape,
  schema: { ...shape.schema, oneOf: [{ required: ['tool'] }, { required: ['method'] }] },
  read(node, problems) {
    const named = checkTargets(node, problems);
    const read = shape.read(node, problems);
    if (read === undefined || !named) return undefined;
    const target = targetOf(read);
    if (target === undefined) return undefined;
    const rule: Rule = {
      target: { kind: target.kind, glob: target.value },
      action: read.action.value,
      id: read.id,
      reason: read.reason,
      severity: read.severity,
      mitigates: read.mitigates,
      conditions: read.conditions ?? [],
      rateLimit: read.rate_limit?.value,
      span: target.span,
    };
    return checked(rule, read, problems) ? rule : undefined;
  },
};

/** One of `tool` and `method`, whatever else is wrong with the rule. */
function checkTargets(node: SourceNode, problems: Problems): boolean {
  if (node.kind !== 'map') return true;
  const [first, second] = node.entries.filter(({ key }) => key === 'tool' || key === 'method');
  if (second !== undefined)
    problems.error(
      'AM1201',
      second.span,
      'this rule names a tool and a method',
      'write two rules: a call of a tool is always `tools/call`',
    );
  if (first === undefined) {
    problems.error(
      'AM1201',
      node.entries[0]?.span ?? node.span,
      'this rule names neither a tool nor a method',
      'add `tool: "name"`, or `tool: "*"` for all',
    );
  }
  return first !== undefined && second === undefined;
}

function targetOf({ tool, method }: RecordOf<typeof fields>): (Located<Glob> & Pick<Target, 'kind'>) | undefined {
  if (tool !== undefined) return { ...tool, kind: 'tool' };
  return method && { ...method, kind: 'method' };
}

function checked(rule: Rule, read: RecordOf<typeof fields>, problems: Problems): boolean {
  const { target, span } = rule;
  const before = problems.count;
  if (target.kind === 'method') {
    if (target.glob.text === '*') {
      problems.error('AM1205', span, 'a rule on every method is the default', 'write `default_action` at the top of the file');
    } else if (matches(target.glob, 'tools/call')) {
      problems.error(
        'AM1205',
        span,
        `${isExact(target.glob) ? '`tools/call` is' : 'this pattern covers `tools/call`, which is'} ruled by tool`,
        'write `tool: "name"`, or `tool: "*"` for all',
      );
    }
    if (rule.conditions.length > 0) {
      problems.error(
        'AM1206',
        firstPlace(rule.conditions) ?? span,
        'conditions read the arguments of tool calls, a method has none',
        'leave the conditions out, or write a rule on a tool',
      );
    }
  }
  if (read.rate_limit !== undefined) {
    if (target.kind === 'method')
      problems.error('AM1202', read.rate_limit.span, 'only calls of tools are counted', 'remove `rate_limit` from this rule');
    if (rule.action === 'deny')
      problems.error('AM1202', read.rate_limit.span, 'a denied call is never counted', 'remove `rate_limit`, or write `action: allow`');
  }
  return problems.count === before;
}
