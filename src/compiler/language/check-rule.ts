import type { Condition } from '../conditions/condition.js';
import { isExact, matches } from '../../pdp/glob.js';
import type { Problems } from '../problems.js';
import type { SourceNode } from '../source/node.js';
import { firstPlace } from './conditions.js';
import { meantBy } from './record.js';
import { INSTEAD, RULE_KEYS, type RuleRecord } from './rule-keys.js';
import type { Rule } from './rule.js';
import { TARGET_KINDS, type TargetKind } from './target.js';

/** One of `tool`, `resource`, `prompt` and `method`, whatever else is wrong with the rule. */
export function namesOneTarget(node: SourceNode, problems: Problems): boolean {
  if (node.kind !== 'map') return true;
  const [first, second] = node.entries.filter(({ key }) => TARGET_KINDS.some((kind) => kind === key));
  if (second !== undefined)
    problems.error(
      'AM1201',
      second.span,
      `this rule names a ${first?.key ?? ''} and a ${second.key}`,
      'write two rules: a message is about one of them',
    );
  const meant = first === undefined ? node.entries.map(({ key }) => meantBy(key, RULE_KEYS, INSTEAD)) : [];
  if (first === undefined && node.partial !== true && !TARGET_KINDS.some((kind) => meant.includes(kind))) {
    problems.error(
      'AM1201',
      node.entries[0]?.span ?? node.span,
      'this rule names no tool, resource, prompt or method',
      'add `tool: "name"`, or `tool: "*"` for all',
    );
  }
  return first !== undefined && second === undefined;
}

/** What its keys must not say together; false where they do. */
export function isConsistent(rule: Rule, read: RuleRecord, problems: Problems): boolean {
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
