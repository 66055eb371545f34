import { OPERATORS } from '../../../src/compiler/operators/index.js';
import { UNDER_ROOTS } from '../../../src/compiler/language/under-roots.js';
import type { JsonObject } from '../../../src/protocol/json/json.js';
import * as fc from '../../properties.js';
import { operandOf } from './conditions.js';
import { PREFIXES } from './operands.js';
import { policyFile, TOOLS, type PolicyFile } from './policies.js';

/** What does not read the context: the argument or path conditions that somebody writes. */
const asked = OPERATORS.filter(({ subjects }) => !subjects.includes('context'));

/**
 * Each operator alone, in an allow and in a deny of two tools that no other rule names: whatever the seed, there is a policy in which nothing but
 * its answer decides. Operators that are drawn stand among others, and some seeds have one only where it never turns the decision.
 */
const FIRST: readonly PolicyFile[] = inGroups(
  asked.map(({ name, subjects }): readonly JsonObject[] => {
    const [operand] = fc.sample(operandOf(name), { seed: 1, numRuns: 1 });
    const ofPaths = subjects.includes('paths') || name === UNDER_ROOTS.name;
    const condition = { ...(ofPaths ? {} : { argument: 'q' }), [name]: operand ?? null };
    return ['allow', 'deny'].map((action) => ({ action, conditions: [condition] }));
  }),
).map((rules) => {
  const named = rules.map((rule, at) => ({ tool: TOOLS[at] ?? '', ...rule }));
  const roots = JSON.stringify(rules).includes(`"${UNDER_ROOTS.name}"`) ? { roots: [...PREFIXES] } : {};
  return { version: '1.0', default_action: 'ask', ...roots, rules: named };
});

function inGroups(pairs: readonly (readonly JsonObject[])[]): readonly (readonly JsonObject[])[] {
  const size = Math.floor(TOOLS.length / 2);
  return Array.from({ length: Math.ceil(pairs.length / size) }, (_, at) => pairs.slice(at * size, (at + 1) * size).flat());
}

/** The first of every run, and so many that the seed draws. */
export function policiesOf(seed: number, drawn: number): readonly PolicyFile[] {
  return [...FIRST, ...fc.sample(policyFile, { seed, numRuns: drawn })];
}
