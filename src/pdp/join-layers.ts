import { createHash } from 'node:crypto';
import type { Decision, Effect, FailureCode, Outcome, Reason } from './decision.js';
import type { Evaluator } from './evaluator.js';
import { joinConfigs } from './join-configs.js';
import type { InputDocument } from './input-document.js';
import type { LayeredObligation, PolicySet, Verdict } from './policy-set.js';

export interface Layer {
  readonly name: string;
  readonly evaluator: Evaluator;
  /** The revision that its author gave it. */
  readonly label?: string | undefined;
}

/** What one layer says; a failure says deny. */
interface Opinion extends Omit<Verdict, 'revision' | 'bundles'> {
  readonly effect: Effect;
}

const NO_OBLIGATIONS: readonly LayeredObligation[] = [];
const STRICTNESS: Readonly<Record<Effect, number>> = { allow: 0, ask: 1, deny: 2 };

/**
 * Several policies decide together: the strictest effect wins, its layers' reasons are joined, and every layer's obligations,
 * warnings and labels count. No layers deny. A layer that fails denies: adding one never allows more.
 */
export function joinLayers(given: readonly Layer[]): PolicySet {
  const layers = distinctNames(given);
  const by = { revision: joinedRevision(layers), ...bundlesOf(layers) };
  return {
    ...by,
    layers: layers.map(({ name, evaluator }) => ({ name, revision: evaluator.revision })),
    config: joinConfigs(layers.map(({ evaluator }) => evaluator.config)),
    decide: deciderOf(layers, by),
    hidden: (input, tools) => new Set(layers.flatMap(({ evaluator }) => [...evaluator.hidden(input, tools)])),
    dispose() {
      for (const { evaluator } of layers) evaluator.dispose();
    },
  };
}

/** An evaluator that remembers gives one outcome for most messages: what follows from the last ones is kept. */
function deciderOf(layers: readonly Layer[], by: Pick<Verdict, 'revision' | 'bundles'>): (input: InputDocument) => Verdict {
  const outcomes: (Outcome | undefined)[] = layers.map(() => undefined);
  let acting: boolean | undefined;
  let verdict: Verdict | undefined;
  return (input) => {
    if (acting !== input.acting) verdict = undefined;
    acting = input.acting;
    for (let at = 0; at < layers.length; at++) {
      const outcome = layers[at]?.evaluator.decide(input);
      if (outcome === outcomes[at]) continue;
      outcomes[at] = outcome;
      verdict = undefined;
    }
    verdict ??= verdictOf(joinOpinions(layers.map(({ name }, index) => opinionOf(name, outcomes[index], input.acting))), by);
    return verdict;
  };
}

/** Member by member: answers that are no two alike each need one. */
function verdictOf(
  { effect, failure, reasons, rules, warnings, obligations, labels }: Opinion,
  { revision, bundles }: Pick<Verdict, 'revision' | 'bundles'>,
): Verdict {
  const said = { effect, reasons, rules, warnings, obligations, labels, revision };
  if (failure === undefined && bundles === undefined) return said;
  return { ...said, ...(failure === undefined ? {} : { failure }), ...(bundles === undefined ? {} : { bundles }) };
}

function bundlesOf(layers: readonly Layer[]): Pick<Verdict, 'bundles'> {
  const named = layers.flatMap(({ name, label }) => (label === undefined ? [] : [[name, { revision: label }] as const]));
  return named.length === 0 ? {} : { bundles: Object.fromEntries(named) };
}

function opinionOf(name: string, outcome: Outcome | undefined, acting: boolean): Opinion {
  if (outcome === undefined) return NO_POLICY;
  return outcome.kind === 'decided' ? decided(name, outcome.decision, acting) : failed(name, outcome);
}

function decided(name: string, { effect, reasons, rules, warnings, labels, obligations }: Decision, acting: boolean): Opinion {
  if (obligations.length === 0) return { effect, reasons, rules, warnings, labels, obligations: NO_OBLIGATIONS };
  const layered = obligations.map((obligation): LayeredObligation => ({ ...obligation, layer: name }));
  // Until approvals can be given, an obligation to have one is a question.
  const approval = effect === 'allow' && acting ? obligations.find(({ kind }) => kind === 'approve') : undefined;
  if (approval?.kind !== 'approve') return { effect, reasons, rules, warnings, labels, obligations: layered };
  return { effect: 'ask', reasons: [approvalReason(approval.message)], rules, warnings, labels, obligations: layered };
}

function failed(name: string, { code, message }: Exclude<Outcome, { kind: 'decided' }>): Opinion {
  const reason: Reason = { id: `outcome.${code}`, message: `policy \`${name}\`: ${message}`, severity: 'high', source: 'pdp' };
  return { effect: 'deny', failure: code, reasons: [reason], rules: [reason.id], warnings: [], obligations: [], labels: [] };
}

function approvalReason(message: string | undefined): Reason {
  return { id: 'approve', message: message ?? 'needs approval', severity: 'medium', source: 'mcp.main' };
}

const NO_POLICY: Opinion = failed('none', { kind: 'error', code: 'no_policy', message: 'no policy is loaded' });

function joinOpinions(opinions: readonly Opinion[]): Opinion {
  const [first, ...others] = opinions;
  if (first === undefined) return NO_POLICY;
  if (others.length === 0) return first;
  const effect = opinions.reduce<Effect>(
    (strictest, { effect }) => (STRICTNESS[effect] > STRICTNESS[strictest] ? effect : strictest),
    'allow',
  );
  const deciding = opinions.filter((opinion) => opinion.effect === effect);
  const failure: FailureCode | undefined = opinions.find((opinion) => opinion.failure !== undefined)?.failure;
  return {
    effect,
    ...(failure === undefined ? {} : { failure }),
    reasons: distinct(deciding.flatMap(({ reasons }) => reasons)),
    rules: distinct(deciding.flatMap(({ rules }) => rules)),
    warnings: distinct(opinions.flatMap(({ warnings }) => warnings)),
    obligations: opinions.flatMap(({ obligations }) => obligations),
    labels: distinct(opinions.flatMap(({ labels }) => labels)),
  };
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** Counters and records go by a layer's name: two folders called `policy` stay two. */
function distinctNames(layers: readonly Layer[]): readonly Layer[] {
  const seen = new Map<string, number>();
  return layers.map(({ name, ...layer }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name}#${count}`, ...layer };
  });
}

function joinedRevision(layers: readonly Layer[]): string {
  const [first, ...others] = layers;
  if (first !== undefined && others.length === 0) return first.evaluator.revision;
  const hash = createHash('sha256');
  for (const { name, evaluator } of layers) hash.update(`${JSON.stringify([name, evaluator.revision])}\n`);
  return `sha256:${hash.digest('hex')}`;
}
