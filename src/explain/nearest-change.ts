import { compilePolicy } from '../compiler/compile-policy.js';
import type { Policy } from '../compiler/language/policy.js';
import type { Rule } from '../compiler/language/rule.js';
import type { AskRego } from '../compiler/meaning/judge-conditions.js';
import { judgePolicy } from '../compiler/meaning/judge-policy.js';
import type { Verdict } from '../compiler/meaning/verdict.js';
import type { Span } from '../errors/diagnostic.js';
import type { Effect } from '../pdp/decision.js';
import type { InputDocument } from '../pdp/input-document.js';
import { applyEdits, editOf, isOfArguments, valueAt, type Edit } from './edit.js';
import { either, repairsOfList, together, type Repair, type RepairContext } from './repairs.js';

/** A change after which the answer is another one, tried out. */
export type Change =
  /** `context`: of who calls, by which client, when or after what, and perhaps of arguments too. */
  | { readonly kind: 'arguments' | 'context'; readonly edits: readonly Edit[]; readonly effect: Effect }
  | { readonly kind: 'add rule'; readonly rule: string; readonly effect: Effect }
  /** Without `action`: the rule taken out. */
  | {
      readonly kind: 'change rule';
      readonly id: string;
      readonly span: Span;
      readonly action?: 'allow';
      readonly effect: Effect;
    };

export interface Asked {
  readonly policy: Policy;
  readonly input: InputDocument;
  /** Of the reference evaluator, on this input. */
  readonly verdict: Verdict;
  /** What the policy's conditions in Rego say of it. */
  readonly rego: AskRego;
  /** Of everything that decides: guards and other layers too. */
  readonly effect: Effect;
  /** Guards or other layers do not allow it either: no rule of this policy changes that. */
  readonly deniedElsewhere: boolean;
  /** Folders that the policy speaks of. */
  readonly roots: readonly string[];
  /** Looks at changed arguments and decides again, in WASM. */
  readonly decide: (input: InputDocument) => Effect;
}

/** Evaluations in WASM; one takes some 50 µs. */
const MOST_TRIED = 500;

/** The smallest change that was found: of the call, else of the rules. Undefined: none of what was tried changes the answer. */
export function nearestChange(asked: Asked): Change | undefined {
  const { effect, input, decide } = asked;
  for (const edits of repairs(asked).slice(0, MOST_TRIED)) {
    if (edits.length === 0) continue;
    const after = decide(applyEdits(input, edits));
    if (isFlipped(effect, after))
      return { kind: edits.every(({ at }) => isOfArguments(at)) ? 'arguments' : 'context', edits, effect: after };
  }
  return ruleChange(asked);
}

/** A call that is not allowed is to be allowed, an allowed one is not. */
function isFlipped(before: Effect, after: Effect): boolean {
  return before === 'allow' ? after !== 'allow' : after === 'allow';
}

function repairs({ input, verdict, effect, roots }: Asked): readonly Repair[] {
  const context: RepairContext = { input, roots };
  const { rules, tier } = verdict.trace;
  const of = (action: Rule['action']) => rules.filter(({ rule }) => rule.action === action);
  const allows = of('allow').filter(({ counts }) => counts);
  const questions = of('ask').filter(({ counts }) => counts);
  if (effect === 'allow') {
    const tripped = [...of('deny'), ...questions].map((each) => repairsOfList(each, true, context));
    const failing = allows.filter(({ decides }) => decides).map((each) => repairsOfList(each, false, context));
    return either([...tripped, failing.length === 0 ? [] : together(failing)]).filter(({ length }) => length > 0);
  }
  const lifted = [...of('deny'), ...questions].filter(({ decides }) => decides).map((each) => repairsOfList(each, false, context));
  const allowed = tier === 'default' ? [[]] : either(allows.map((each) => repairsOfList(each, true, context)));
  return together([...lifted, allowed, ...findingRepairs(input)]);
}

/** Without the text that a detector found. */
function findingRepairs(input: InputDocument): readonly (readonly Repair[])[] {
  return input.findings.flatMap(({ path, span: [start, end] }) => {
    const text = valueAt(input, path);
    if (typeof text !== 'string' || !path.startsWith('/arguments')) return [];
    return [[[], [editOf(input, path, text.slice(0, start) + text.slice(end))], [editOf(input, path, undefined)]]];
  });
}

/** Of the rules: one less, one that allows instead, or one more. Judged by the reference evaluator. */
function ruleChange({ policy, input, verdict, rego, effect, deniedElsewhere }: Asked): Change | undefined {
  if (deniedElsewhere) return undefined;
  const judged = (rules: readonly Rule[]) => judgePolicy({ ...policy, rules }, input, rego).effect;
  const inTheWay = effect === 'allow' ? [] : verdict.trace.rules.filter(({ rule, decides }) => decides && rule.action !== 'allow');
  for (const { rule, id } of inTheWay) {
    const place = { kind: 'change rule', id, span: rule.span } as const;
    const without = judged(policy.rules.filter((each) => each !== rule));
    if (isFlipped(effect, without)) return { ...place, effect: without };
    const instead = judged(policy.rules.map((each) => (each === rule ? { ...rule, action: 'allow' } : each)));
    if (isFlipped(effect, instead)) return { ...place, action: 'allow', effect: instead };
  }
  // An allow that asks for something is not to be undone by one that asks for nothing.
  if (effect !== 'allow' && verdict.trace.rules.some(({ rule, counts }) => counts && rule.action !== 'deny')) return undefined;
  const text = ruleText(input, effect === 'allow' ? 'deny' : 'allow');
  const added = compilePolicy(`version: "1.0"\nrules:\n${text}`, { file: 'added.yaml' });
  if (!added.ok) return undefined;
  const after = judged([...policy.rules, ...added.policy.rules]);
  return isFlipped(effect, after) ? { kind: 'add rule', rule: text, effect: after } : undefined;
}

function ruleText({ tool, resource, prompt, method }: InputDocument, action: 'allow' | 'deny'): string {
  const [kind, name] =
    tool !== undefined
      ? ['tool', tool.name]
      : resource !== undefined
        ? ['resource', resource.uri]
        : prompt !== undefined
          ? ['prompt', prompt.name]
          : ['method', method];
  return `- ${kind}: ${JSON.stringify(name)}\n  action: ${action}\n`;
}
