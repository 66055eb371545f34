import type { Test } from '../../../src/compiler/conditions/condition.js';
import { testsOf } from '../../../src/compiler/conditions/tests-of.js';
import { matches } from '../../../src/pdp/glob.js';
import type { Policy } from '../../../src/compiler/language/policy.js';
import type { Rule } from '../../../src/compiler/language/rule.js';
import { operatorOf } from '../../../src/compiler/operators/index.js';
import type { JsonValue } from '../../../src/protocol/json/json.js';
import { METHODS, PROMPTS, TOOLS, URIS } from './policies.js';
import type { Random } from './random.js';

/** A rule that a message is made for: what it names, and values that most of its tests take, so that the last one shows. */
export interface Aim {
  readonly name: string;
  readonly rule: Rule;
  /** Of the arguments; what stands further out first, since it is drawn with what stands in it. */
  readonly tests: readonly Test[];
}

const NAMES = { tool: TOOLS, method: METHODS, resource: URIS, prompt: PROMPTS } as const;

export function aimAt(policy: Policy, random: Random): Aim | undefined {
  const rule = random.pick(policy.rules);
  if (rule === undefined) return undefined;
  const name = random.pick(NAMES[rule.target.kind].filter((each) => rule.target.globs.some((glob) => matches(glob, each))));
  const depth = ({ subject }: Test) => (subject.kind === 'argument' ? subject.pointer.length : 0);
  return name === undefined ? undefined : { name, rule, tests: testsOf(rule.conditions).toSorted((a, b) => depth(a) - depth(b)) };
}

/** Of a few values the first that all tests of its place take, where there is one. */
export function fitting(test: Test, tests: readonly Test[], draw: () => JsonValue): JsonValue {
  const place = placeOf(test);
  const beside = tests.filter((each) => placeOf(each) === place && operatorOf(each).view === 'value');
  const drawn = Array.from({ length: 8 }, draw);
  return drawn.find((value) => beside.every((each) => operatorOf(each).judge(value, each.operand) === true)) ?? drawn[0] ?? null;
}

function placeOf({ subject }: Test): string {
  return subject.kind === 'argument' ? JSON.stringify(subject.pointer) : '';
}
