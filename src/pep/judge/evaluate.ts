import type { ShadowData } from '../../audit/event.js';
import type { SeenDefinitions } from '../../definitions/seen-definitions.js';
import type { Reason } from '../../pdp/decision.js';
import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { DefinitionFact, InputDocument, Mode, ToolFact } from '../../pdp/input-document.js';
import type { PolicySet, Verdict } from '../../pdp/policy-set.js';
import { buildInput, listingInput, type Circumstances, type Setting } from '../../pip/build-input.js';
import { promptFact } from '../../pip/prompt-fact.js';
import type { SessionOrigins } from '../../pip/origins/origins.js';
import type { SessionFacts } from '../../pip/session-facts.js';
import { COMPLETE } from '../../protocol/methods.js';
import type { Clock } from '../../telemetry/clock.js';
import type { Log } from '../../telemetry/log.js';
import { createConsequences, type Consequences } from './consequences.js';
import { takeFromLimits, type CountingDeps } from './counting.js';
import { examine, type ExamineDeps, type Examined, type Question } from './examine.js';
import type { About, Judgement } from './judgement.js';
import { dutiesOf, effectOf, redactablePart, type Duties, type Redaction } from './obligations.js';
import { originsOf, remember } from './origins.js';
import { INCOMPLETE, isStated, pepReason } from './reasons.js';
import { toolFactOf } from './tool-fact.js';
import { askShadow, type Enforced, type ShadowPolicy } from './shadow.js';

export interface EvaluateDeps extends ExamineDeps, CountingDeps {
  /** Wins over what the policy says. */
  readonly mode: Mode | undefined;
  readonly shadow: ShadowPolicy | undefined;
  readonly session: SessionFacts;
  readonly origins: SessionOrigins;
  readonly definitions: SeenDefinitions;
  readonly setting: Setting;
  readonly clock: Clock;
  readonly ids: () => string;
  readonly log: Log;
}

/** The revision in records where there is none. */
const NO_REVISION = 'none';
const NO_REDACTIONS: readonly Redaction[] = [];
const NO_POLICY = pepReason('no_policy', 'no policy is loaded');
const INTERNAL = pepReason('internal_error', 'the message could not be decided; the log of the proxy says why');
const NOBODY_TO_ASK = pepReason('approval_required', 'this needs an approval, and nobody can be asked from here', 'medium');

export interface Evaluate {
  /** By one policy set; undefined denies. */
  decide(question: Question, policy: PolicySet | undefined): Judgement;
  /** The same where inspection found something, or could not end. Undefined: there is nothing to decide. */
  decideFound(question: Question, policy: PolicySet): Judgement | undefined;
  /** A denial of our own, which no mode softens: nobody asked the policy. */
  deny(about: About, reason: Reason, policy: PolicySet | undefined): Judgement;
  readonly together: Consequences['together'];
}

/**
 * inspect → input document → decision → obligations and limits. Never throws: whatever goes wrong on the way is a denial
 * (invariant 1), and a denial takes from no limit (S-16).
 */
export function createEvaluate(deps: EvaluateDeps): Evaluate {
  const modeOf = (policy: PolicySet | undefined) => deps.mode ?? policy?.config.mode ?? 'enforce';
  const { follow, together } = createConsequences(deps.session);
  const all: WeighDeps = { ...deps, follow };
  const denied = (about: About, reason: Reason, policy: PolicySet | undefined, enforced: boolean): Judgement => ({
    about,
    id: deps.ids(),
    effect: 'deny',
    enforced,
    mode: modeOf(policy),
    reasons: [reason],
    rules: [],
    warnings: [],
    revision: policy?.revision ?? NO_REVISION,
    bundles: policy?.bundles,
    redactions: [],
    retryAfterMs: undefined,
    hidden: false,
    input: undefined,
    log: undefined,
    settings: undefined,
    shadow: undefined,
  });
  const orDenied = <T>(question: Question, policy: PolicySet, weighed: () => T): T | Judgement => {
    try {
      return weighed();
    } catch (error) {
      deps.log.error('a message could not be decided and counts as denied', { method: question.method, err: error });
      return denied(aboutOf(question), INTERNAL, policy, modeOf(policy) === 'enforce');
    }
  };
  return {
    decide: (question, policy) => {
      if (policy === undefined) return denied(aboutOf(question), NO_POLICY, policy, true);
      return orDenied(question, policy, () => weigh(question, examine(question, policy.config, deps), policy, modeOf(policy), all));
    },
    decideFound: (question, policy) =>
      orDenied(question, policy, () => {
        const examined = examine(question, policy.config, deps);
        if (examined.complete && examined.findings.length === 0) return undefined;
        return weigh(question, examined, policy, modeOf(policy), all);
      }),
    deny: (about, reason, policy) => denied(about, reason, policy, true),
    together,
  };
}

function aboutOf({ direction, kind, method, acting, topic }: Question): About {
  return { direction, kind, method, acting, tool: topic.tool };
}

type WeighDeps = EvaluateDeps & Pick<Consequences, 'follow'>;

function weigh(question: Question, examined: Examined, policy: PolicySet, mode: Mode, deps: WeighDeps): Judgement {
  const now = deps.clock.now();
  const tool = toolFact(question, policy.config, deps);
  const definition = question.definition ?? namedDefinition(question, deps);
  const prompt = promptFact(question.topic.prompt, policy.config);
  const known: Known = { tool, prompt, definition, origins: originsOf(question, policy.config, deps), mode, now };
  const input = documentOf(question, examined, known, deps);

  const verdict = policy.decide(input);
  const { subject } = input.identity;
  const duties = dutiesOf(verdict, subject, redactablePart(input));
  let obstacles = examined.complete ? duties.obstacles : [INCOMPLETE, ...duties.obstacles];
  const limited = verdict.effect === 'allow' && obstacles.length === 0 ? takeFromLimits(question, duties, subject, deps) : undefined;
  if (limited !== undefined) obstacles = [...obstacles, limited.reason];

  const effect = effectOf(verdict, obstacles);
  const enforced = isEnforced(effect, mode, verdict, duties);
  const passing = effect === 'allow' || !enforced;
  const redactions = effect === 'allow' ? withViews(duties.redactions, input) : NO_REDACTIONS;
  const shadow = deps.shadow && saidBeside(deps.shadow, question, { config: policy.config, examined, effect, redactions }, known, deps);
  if (passing && question.standing !== true) {
    setLabels(duties.labels, deps.session);
    deps.follow(() => remember(question, policy.config, duties.labels, deps));
  }
  return {
    about: aboutOf(question),
    id: deps.ids(),
    effect,
    enforced,
    mode,
    reasons: verdict.effect === 'allow' ? obstacles : verdict.effect === 'ask' ? [...verdict.reasons, NOBODY_TO_ASK] : verdict.reasons,
    rules: verdict.rules,
    warnings: verdict.warnings,
    revision: verdict.revision,
    bundles: verdict.bundles,
    redactions: enforced ? redactions : NO_REDACTIONS,
    retryAfterMs: limited?.retryAfterMs,
    hidden: !passing && tool !== undefined && isHidden(tool, verdict, policy, deps, mode, now),
    input,
    log: duties.log,
    settings: policy.config.audit,
    shadow,
  };
}

/** What of a document follows neither from the message nor from what was seen in it. */
type Known = Pick<Circumstances, 'tool' | 'prompt' | 'definition' | 'origins' | 'mode' | 'now'>;

function documentOf(
  question: Question,
  { findings, paths, facts }: Examined,
  known: Known,
  { setting, session }: EvaluateDeps,
): InputDocument {
  const { tool, prompt, definition, origins, mode, now } = known;
  return buildInput(setting, session, question, { tool, prompt, definition, findings, paths, facts, origins, mode, now });
}

function saidBeside(
  shadow: ShadowPolicy,
  question: Question,
  enforced: Omit<Enforced, 'inputOf'>,
  known: Known,
  deps: EvaluateDeps,
): ShadowData {
  const inputOf = (examined: Examined, config: PolicyConfig) =>
    documentOf(
      question,
      examined,
      { ...known, tool: toolFact(question, config, deps), prompt: promptFact(question.topic.prompt, config) },
      deps,
    );
  return askShadow(shadow, question, { ...enforced, inputOf }, deps);
}

function setLabels(labels: readonly string[], session: SessionFacts): void {
  for (const label of labels) if (!session.label(label)) throw new Error('the session has no room for more labels');
}

/** Shadow lets pass what the policy, the detectors and the limits refuse; a message too large to be decided is none of these. */
function isEnforced(effect: Judgement['effect'], mode: Mode, verdict: Verdict, duties: Duties): boolean {
  if (mode === 'enforce') return true;
  return effect === 'allow' ? duties.redactions.length === 0 : verdict.failure === 'input_too_large';
}

/** A tool that is not listed answers as an unknown one, unless a rule says why in its own words. */
function isHidden(tool: ToolFact, verdict: Verdict, policy: PolicySet, deps: EvaluateDeps, mode: Mode, now: number): boolean {
  if (verdict.effect !== 'deny' || verdict.reasons.some(isStated)) return false;
  return tool.known === false || policy.hidden(listingInput(deps.setting, deps.session, mode, now), [tool]).has(tool.name);
}

function toolFact({ topic }: Question, config: PolicyConfig, deps: EvaluateDeps): ToolFact | undefined {
  return topic.tool === undefined ? undefined : toolFactOf(topic.tool, config, deps);
}

/** What is to be said of the tool, prompt or resource that a client's message names. */
function namedDefinition({ direction, kind, method, topic }: Question, { definitions }: EvaluateDeps): DefinitionFact | undefined {
  if (direction !== 'client_to_server' || kind === 'response') return undefined;
  if (topic.tool !== undefined) return definitions.fact('tool', topic.tool);
  if (topic.prompt !== undefined) return definitions.fact('prompt', topic.prompt);
  if (topic.resource === undefined) return undefined;
  const isTemplate = method === COMPLETE && topic.resource.includes('{');
  return definitions.fact(isTemplate ? 'resource_template' : 'resource', topic.resource);
}

/** Each with the view in which that was found which it takes out. */
function withViews(redactions: readonly Redaction[], { findings, definition }: InputDocument): readonly Redaction[] {
  if (redactions.length === 0) return redactions;
  const found =
    definition === undefined
      ? findings
      : [...findings, ...definition.findings.map((each) => ({ ...each, path: `/definition${each.path}` }))];
  return redactions.map((redaction) => {
    const { path, span } = redaction;
    const view = span && found.find((each) => each.path === path && each.span[0] === span[0] && each.span[1] === span[1])?.view;
    return view === undefined ? redaction : { ...redaction, view };
  });
}
