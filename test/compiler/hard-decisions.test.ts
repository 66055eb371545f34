import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import { isHidden } from '../../src/compiler/meaning/hidden.js';
import { judgePolicy } from '../../src/compiler/meaning/judge-policy.js';
import type { Engine } from '../../src/engine/engine.js';
import type { WasmEvaluator } from '../../src/pdp/create-evaluator.js';
import { joinLayers } from '../../src/pdp/join-layers.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { HARD_DECISIONS, type HardCase, type HardGroup } from './hard-decisions.cases.js';
import { engine, inWasm } from './harness.js';
import { inputOfCall } from './hard-decisions.input.js';
import { pageOf } from './hard-decisions.page.js';

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

describe.each(HARD_DECISIONS)('$title', ({ policies, extended: others = {}, cases }) => {
  const extended = (file: string) => (others[file] === undefined ? undefined : { file, text: others[file] });
  const compiled = policies.map((text) => {
    const result = compilePolicy(text, { file: 'policy.yaml', extended });
    if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
    return result;
  });
  let evaluators: readonly WasmEvaluator[];
  let set: PolicySet;
  beforeAll(async () => {
    evaluators = await Promise.all(compiled.map(({ bundle }) => inWasm(opa, bundle)));
    set = joinLayers(evaluators.map((evaluator, at) => ({ name: `layer${at}`, evaluator })));
  });
  afterAll(() => set.dispose());

  test.each(cases.map((each) => [each.why, each] as const))('%s', (_why, { call, decision, by, duties, hidden }) => {
    const input = inputOfCall(call, set.config);
    const verdict = set.decide(input);
    expect({ effect: verdict.effect, reasons: verdict.reasons }).toMatchObject({ effect: decision });
    if (by !== undefined) expect([...verdict.reasons.map(({ id }) => id), ...verdict.rules]).toContain(by);
    if (duties !== undefined) expect(decision === 'deny' ? [] : verdict.obligations.map(dutyOf).toSorted()).toEqual(duties);
    if (hidden !== undefined && input.tool !== undefined) expect(set.hidden(input, [input.tool]).has(input.tool.name)).toBe(hidden);
    // And the reference says the same of each layer.
    for (const [at, { policy }] of compiled.entries()) {
      const outcome = evaluators[at]?.decide(input);
      expect(judgePolicy(policy, input).effect).toBe(outcome?.kind === 'decided' ? outcome.decision.effect : outcome);
      if (hidden !== undefined && input.tool !== undefined) expect(isHidden(policy, input.tool, input)).toBe(hidden);
    }
  });
});

test('there are sixty of them at least, and the page has them all', () => {
  expect(HARD_DECISIONS.flatMap(({ cases }: HardGroup): readonly HardCase[] => cases).length).toBeGreaterThanOrEqual(60);
  const path = join(import.meta.dirname, '../../docs/hard-decisions.md');
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(path, pageOf(HARD_DECISIONS));
  expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(pageOf(HARD_DECISIONS));
});

function dutyOf(duty: PolicySetObligation): string {
  if (duty.kind === 'rate_limit') return `rate_limit ${duty.key === undefined ? '' : `${duty.key} `}${duty.requests}/${duty.per}`;
  if (duty.kind === 'redact') return `redact ${duty.path}`;
  if (duty.kind === 'label') return `label ${duty.label}`;
  return duty.kind;
}

type PolicySetObligation = ReturnType<PolicySet['decide']>['obligations'][number];
