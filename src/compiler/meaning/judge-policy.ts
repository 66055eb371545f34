import type { Obligation } from '../../pdp/decision.js';
import type { InputDocument } from '../../pdp/input-document.js';
import { isDefault } from '../defaults.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import { Ids } from '../ids.js';
import { fallbackOf, type Fallback } from './fallback.js';
import { judgeList, type AskRego } from './judge-conditions.js';
import { obligationsOf } from './obligations.js';
import { argumentsReason, promptReason, reasonOf, unlistedReason, uriReason } from './reasons.js';
import { TIERS, tierOf, type Tier } from './tier.js';
import type { JudgedRule, Trace, Verdict } from './verdict.js';

/**
 * The meaning of a policy, as plain as its description (docs/policy-language.md, "Which rule decides"): what the emitted Rego is
 * compared with, and what `policy explain` shows. It reads the language's own objects and shares nothing with the emitter.
 *
 * Conditions written in Rego are asked of `rego`; without it nobody can say, so that they satisfy no allow and trip every deny.
 */
export function judgePolicy(policy: Policy, input: InputDocument, rego: AskRego = () => undefined): Verdict {
  const fallback = fallbackOf(policy, input.server);
  const trace = judgeRules(policy, fallback, input, rego);

  const obligations = obligationsOf(policy, fallback, trace, input);
  const asking = deciding(trace, 'ask').map(reasonOf);
  const allowing = deciding(trace, 'allow').map(({ id }) => id);

  // "Nothing applied: the default."
  const byDefault = trace.tier === 'default' && !trace.unlisted;
  const questions = byDefault && fallback.action === 'ask' ? [fallback.reason(input)] : asking;
  const rules = byDefault && fallback.action === 'allow' ? [fallback.id] : allowing;

  // "Where a rule allows, and nobody can say whether an ask beside it holds, it is denied."
  const doubted = input.acting && rules.length > 0 && questions.length === 0;

  // "Deny beats ask beats allow, whatever the order in the file and whether names or patterns match."
  const denials = [
    ...deciding(trace, 'deny').map(reasonOf),
    ...argumentsReason(policy, input),
    ...uriReason(policy, input),
    ...promptReason(policy, input, trace.tier),
    ...(doubted ? trace.rules.filter(isDoubted).map(reasonOf) : []),
  ];

  if (denials.length > 0) return refusal('deny', denials, trace);
  // "Plumbing passes without a rule and only a deny stops it."
  if (!input.acting) return { effect: 'allow', reasons: [], rules, obligations: [], labels: [], trace };
  const wanting = [...questions, ...approvals(obligations)];
  if (wanting.length > 0) return { ...refusal('ask', wanting, trace), obligations };
  if (rules.length > 0) return { effect: 'allow', reasons: [], rules, obligations, labels: [], trace };
  return refusal('deny', otherwise(fallback, trace, input), trace);
}

function judgeRules(policy: Policy, fallback: Fallback, input: InputDocument, rego: AskRego): Trace {
  const ids = new Ids(policy);
  const speaking = policy.rules.flatMap((rule) => {
    const tier = isDefault(rule) ? undefined : tierOf(rule.target, input);
    return tier === undefined ? [] : [{ rule, id: ids.of(rule), tier, judged: judgeList(rule.conditions, input, rego) }];
  });
  // "Where an allow or ask names the tool exactly, only such rules can allow it"; patterns stand over the default in the same way.
  const tier = TIERS.find((each) => speaking.some((one) => one.tier === each && one.rule.action !== 'deny')) ?? 'default';
  const unlisted = isUnlisted(fallback, tier, input);
  const rules = speaking.map(({ rule, id, tier: own, judged }): JudgedRule => {
    // An unlisted tool is let through by its exact name only.
    const counts = rule.action === 'deny' || (own === tier && !unlisted);
    const decides = counts && (rule.action === 'deny' ? judged.truth !== false : judged.truth === true);
    return { rule, id, tier: own, counts, decides, ...judged };
  });
  return { tier, unlisted, rules };
}

/** A complete tools/list was seen without this tool: neither a pattern nor the default vouches for it; an exact name does not ask. */
function isUnlisted(fallback: Fallback, tier: Tier, { tool }: InputDocument): boolean {
  if (tool?.known !== false || tier === 'name') return false;
  return tier === 'pattern' || fallback.action !== 'deny';
}

function isDoubted({ rule, counts, truth }: JudgedRule): boolean {
  return rule.action === 'ask' && counts && truth === undefined;
}

function deciding({ rules }: Trace, action: Rule['action']): readonly JudgedRule[] {
  return rules.filter(({ decides, rule }) => decides && rule.action === action);
}

/** Until approvals can be given, an obligation to have one asks. */
function approvals(obligations: readonly Obligation[]): Verdict['reasons'] {
  return obligations.flatMap((each) =>
    each.kind === 'approve' ? [{ id: 'approve', message: each.message ?? 'needs approval', severity: 'medium' as const }] : [],
  );
}

/** What a denial says when nothing denies and nothing allows: what would have been allowed. */
function otherwise(fallback: Fallback, { tier, unlisted, rules }: Trace, input: InputDocument): Verdict['reasons'] {
  if (unlisted) return [unlistedReason(input)];
  if (tier === 'default') return [fallback.reason(input)];
  return rules.filter(({ counts, rule }) => counts && rule.action !== 'deny').map(reasonOf);
}

function refusal(effect: 'deny' | 'ask', reasons: Verdict['reasons'], trace: Trace): Verdict {
  return { effect, reasons, rules: [...new Set(reasons.map(({ id }) => id))], obligations: [], labels: [], trace };
}
