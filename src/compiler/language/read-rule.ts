import type { Condition } from '../conditions/condition.js';
import { isConsistent, namesOneTarget } from './check-rule.js';
import { ruleRecord, type RuleRecord } from './rule-keys.js';
import type { Rule } from './rule.js';
import type { Located, Shape } from './shape.js';
import { TARGET_KINDS, type Target } from './target.js';

export const rule: Shape<Rule> = {
  ...ruleRecord,
  schema: { ...ruleRecord.schema, oneOf: TARGET_KINDS.map((kind) => ({ required: [kind] })) },
  read(node, problems) {
    const named = namesOneTarget(node, problems);
    const read = ruleRecord.read(node, problems);
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
    return isConsistent(rule, read, problems) ? rule : undefined;
  },
};

/** What is asked of the arguments, then of the context. */
function conditionsOf({
  conditions: own,
  arguments: schema,
  identity: who,
  client: by,
  time: when,
  session: before,
}: RuleRecord): readonly Condition[] {
  return [own, schema, who, by, when, before].flatMap((each) => each ?? []);
}

function targetOf(read: RuleRecord): Located<Target> | undefined {
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
