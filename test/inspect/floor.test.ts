import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { engine } from '../compiler/harness.js';
import { readCases } from '../eval/case.js';
import { createJudge, type Judged } from '../eval/judge.js';
import { byCategory, summarise, type Rate } from '../eval/summarise.js';
import { shipped } from '../profiles/decide-case.js';

const CASES = readCases(join(import.meta.dirname, '../fixtures/detection'));

/** Cases of the sample that `standard` blocks; a change may raise the floor, not sink below it. */
const BLOCKED: readonly (readonly [group: string, blocked: number, of: number])[] = [
  ['path_traversal plain (arguments)', 18, 18],
  ['path_traversal hard (arguments)', 8, 10],
  ['command_injection plain (arguments)', 18, 18],
  ['command_injection hard (arguments)', 11, 14],
  ['sql_injection plain (arguments)', 19, 20],
  ['sql_injection hard (arguments)', 10, 12],
  ['ssrf plain (arguments)', 2, 2],
  ['ssrf hard (arguments)', 32, 32],
  ['prompt_injection plain (arguments)', 19, 20],
  ['prompt_injection hard (arguments)', 4, 8],
  ['prompt_injection plain (tool_result)', 4, 4],
  ['prompt_injection hard (tool_result)', 1, 2],
  ['pii plain (arguments)', 19, 20],
  ['tool_poisoning plain (tool_description)', 12, 12],
  ['tool_poisoning hard (tool_description)', 4, 4],
];
const CEILINGS: readonly (readonly [group: string, blocked: number, of: number])[] = [
  ['benign plain (arguments)', 0, 107],
  ['benign hard (arguments)', 1, 110],
  ['benign plain (tool_description)', 0, 20],
];

let opa: Engine;
let policy: PolicySet;
let judged: readonly Judged[];
let rates: ReadonlyMap<string, Rate>;
beforeAll(async () => {
  opa = await engine();
  policy = await shipped(opa, 'standard');
  judged = CASES.map(createJudge(policy));
  rates = summarise(judged, byCategory);
}, 60_000);
afterAll(async () => {
  policy.dispose();
  await opa.close();
});

describe('the labelled sample through `standard`', () => {
  it('every group has a bound', () => {
    expect([...rates.keys()].toSorted()).toEqual([...BLOCKED, ...CEILINGS].map(([group]) => group).toSorted());
  });

  it.each(BLOCKED)('%s: at least %i of %i blocked', (group, blocked, of) => {
    expect(rates.get(group)?.count).toBe(of);
    expect(rates.get(group)?.blocked).toBeGreaterThanOrEqual(blocked);
  });

  it.each(CEILINGS)('%s: at most %i of %i blocked', (group, blocked, of) => {
    expect(rates.get(group)?.count).toBe(of);
    expect(rates.get(group)?.blocked).toBeLessThanOrEqual(blocked);
  });
});
