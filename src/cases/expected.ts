import { listOf, oneOrMore } from '../compiler/language/collections.js';
import { freeMap } from '../compiler/language/free-map.js';
import { optional, record, required } from '../compiler/language/record.js';
import { action } from '../compiler/language/action.js';
import { text } from '../compiler/language/scalars.js';
import type { Shape } from '../compiler/language/shape.js';
import type { Effect } from '../pdp/decision.js';
import type { JsonObject } from '../protocol/json/json.js';

/** What a case says of its decision; what it is silent about may be anything. */
export interface Expected {
  readonly effect: Effect;
  /** Ids of the rules that decide: these and no others. */
  readonly rules?: readonly string[] | undefined;
  /** Each stands in the message of a reason, or is its id. */
  readonly reasons?: readonly string[] | undefined;
  /** As many as there are, each with these members and perhaps more. */
  readonly obligations?: readonly JsonObject[] | undefined;
  /** Each stands in a warning; an empty list: there is none. */
  readonly warnings?: readonly string[] | undefined;
}

const whole = record(
  'a decision',
  {
    effect: required(action, 'What the policy says: `allow`, `deny` or `ask`.'),
    rules: optional(listOf(text), 'Ids of the rules that decide: these and no others.'),
    reasons: optional(oneOrMore(text), 'Each stands in the message of a reason, or is its id.'),
    obligations: optional(listOf(freeMap('a map of members')), 'As many as there are, each with these members and perhaps more.'),
    warnings: optional(listOf(text), 'Each stands in a warning; an empty list: there is none.'),
  },
  {
    action: 'write `effect`',
    decision: 'write `effect`',
    reason: 'write `reasons`',
    rule: 'write `rules`, a list',
    warning: 'write `warnings`, a list',
    obligation: 'write `obligations`, a list',
  },
);

export const expected: Shape<Expected> = {
  expected: '`allow`, `deny`, `ask`, or a map with `effect`',
  schema: { anyOf: [action.schema, whole.schema] },
  read(node, problems) {
    if (node.kind === 'map') return whole.read(node, problems);
    const effect = action.read(node, problems);
    return effect === undefined ? undefined : { effect };
  },
};
