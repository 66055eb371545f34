import { isJsonObject, type JsonObject } from '../protocol/json/json.js';
import type { Decision, Effect, FailureCode, Obligation, Reason, Severity } from './decision.js';
import { SEVERITIES } from './decision.js';
import { parseObligation } from './parse-obligation.js';

export type ParsedDecision =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly code: FailureCode & ('malformed_decision' | 'unknown_obligation'); readonly message: string };

const MEMBERS = new Set(['allow', 'effect', 'reasons', 'rules', 'warnings', 'obligations', 'labels']);
const EFFECTS = new Set<unknown>(['allow', 'deny', 'ask'] satisfies Effect[]);
const SEVERITY_SET = new Set<unknown>(SEVERITIES);

class Malformed extends Error {}

/**
 * What the policy answered, checked to the last member: a misspelt one is not an obligation that is quietly dropped.
 * `allow` and `effect` are required and must agree; a list that is absent is empty. Never throws for any JSON value.
 */
export function parseDecision(value: unknown): ParsedDecision {
  try {
    return readDecision(value);
  } catch (cause) {
    if (cause instanceof Malformed) return { ok: false, code: 'malformed_decision', message: cause.message };
    throw cause;
  }
}

function readDecision(value: unknown): ParsedDecision {
  if (!isJsonObject(value)) throw new Malformed('the decision is not an object');
  const unknownMember = Object.keys(value).find((member) => !MEMBERS.has(member));
  if (unknownMember !== undefined) throw new Malformed(`the decision has the unknown member \`${unknownMember}\``);
  const { allow, effect } = value;
  if (typeof allow !== 'boolean') throw new Malformed('`allow` of the decision is not a boolean');
  if (!EFFECTS.has(effect)) throw new Malformed('`effect` of the decision is none of allow, deny, ask');
  if (allow !== (effect === 'allow')) throw new Malformed('`allow` and `effect` of the decision contradict each other');

  const obligations: Obligation[] = [];
  for (const [index, item] of list(value, 'obligations').entries()) {
    const parsed = parseObligation(item);
    if (!parsed.ok)
      return { ok: false, code: 'unknown_obligation', message: `\`obligations[${index}]\` of the decision ${parsed.problem}` };
    obligations.push(parsed.obligation);
  }
  return {
    ok: true,
    decision: {
      allow,
      effect: effect as Effect,
      reasons: list(value, 'reasons').map((item, index) => readReason(item, `reasons[${index}]`)),
      rules: strings(value, 'rules'),
      warnings: list(value, 'warnings').map((item, index) => readReason(item, `warnings[${index}]`)),
      obligations,
      labels: strings(value, 'labels'),
    },
  };
}

function list(decision: JsonObject, member: string): readonly unknown[] {
  const value: unknown = decision[member] === undefined ? [] : decision[member];
  if (!Array.isArray(value)) throw new Malformed(`\`${member}\` of the decision is not a list`);
  return value;
}

function strings(decision: JsonObject, member: string): readonly string[] {
  return list(decision, member).map((item, index) => text(item, `${member}[${index}]`));
}

function readReason(value: unknown, where: string): Reason {
  if (!isJsonObject(value)) throw new Malformed(`\`${where}\` of the decision is not an object`);
  const unknownMember = Object.keys(value).find((member) => !['id', 'message', 'severity', 'source'].includes(member));
  if (unknownMember !== undefined) throw new Malformed(`\`${where}\` of the decision has the unknown member \`${unknownMember}\``);
  const severity = value['severity'];
  if (!SEVERITY_SET.has(severity)) throw new Malformed(`\`${where}.severity\` of the decision is none of ${SEVERITIES.join(', ')}`);
  return {
    id: text(value['id'], `${where}.id`),
    message: text(value['message'], `${where}.message`),
    severity: severity as Severity,
    source: text(value['source'], `${where}.source`),
  };
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Malformed(`\`${where}\` of the decision is not a text`);
}
