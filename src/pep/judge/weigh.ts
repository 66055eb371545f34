import type { ShadowData } from '../../audit/event.js';
import type { SeenDefinitions } from '../../definitions/seen-definitions.js';
import type { PolicyConfig } from '../../pdp/evaluator.js';
import type { InputDocument, Mode, ToolFact } from '../../pdp/input-document.js';
import type { PolicySet, Verdict } from '../../pdp/policy-set.js';
import { buildInput, listingInput, type Circumstances, type Setting } from '../../pip/build-input.js';
import { promptFact } from '../../pip/prompt-fact.js';
import type { SessionOrigins } from '../../pip/origins/origins.js';
import type { SessionFacts } from '../../pip/session-facts.js';
import type { Clock } from '../../telemetry/clock.js';
import type { Log } from '../../telemetry/log.js';
import type { Consequences } from './consequences.js';
import { takeFromLimits, type CountingDeps } from './counting.js';
import type { ExamineDeps, Examined } from './examine.js';
import type { Question } from './question.js';
import type { About, Judgement } from './judgement.js';
import { dutiesOf, effectOf, redactablePart, type Duties, type Redaction } from './obligations.js';
import { originsOf, remember } from './origins.js';
import { INCOMPLETE, isStated, pepReason } from './reasons.js';
import { toolFactOf } from './tool-fact.js';
import { askShadow, type Enforced, type ShadowPolicy } from './shadow.js';
import { namedDefinition } from './named-definition.js';
import { withViews } from './with-views.js';

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

const NO_REDACTIONS: readonly Redaction[] = [];
const NOBODY_TO_ASK = pepReason('approval_required', 'this needs an approval, and nobody can be asked from here', 'medium');

export function aboutOf({ direction, kind, method, acting, topic }: Question): About {
  return { direction, kind, method, acting, tool: topic.tool };
}

export type WeighDeps = EvaluateDeps & Pick<Consequences, 'follow'>;

/** What the policy says of what was seen, and what follows from it. */
export function weigh(question: Question, examined: Examined, policy: PolicySet, mode: Mode, deps: WeighDeps): Judgement {
  const now = deps.clock.now();
  const tool = toolFact(question, policy.config, deps);
  const definition = question.definition ?? namedDefinition(question, deps.definitions);
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
