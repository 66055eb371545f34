import { expect, it } from 'vitest';
import { MAX_INPUT_BYTES } from '../../../src/pdp/encode-input.js';
import { createEvaluator } from '../../../src/pdp/create-evaluator.js';
import { call, compile, evaluatorOf, layer } from '../support.js';
import { hostilePolicies, hostileRego } from './hostile-policies.js';

const MIB = 1024 * 1024;
const hostile = call({ tool: { name: 'hostile' } });

/** What is to end for want of memory has steps without end, and less memory: it is full earlier. */
const UNTIL_MEMORY = { fuel: 100_000_000_000n, headroomBytes: 64 * MIB };

it.each(Object.entries(hostilePolicies))('%s: a denial with its reason, twice, and the next decision works', async (_what, policy) => {
  const evaluator = await evaluatorOf(layer(hostileRego(policy)), policy.code === 'memory' ? UNTIL_MEMORY : {});
  for (let round = 0; round < 2; round++) {
    expect(evaluator.decide(hostile)).toMatchObject({ kind: 'error', code: policy.code });
    expect(evaluator.decide(call())).toMatchObject({ kind: 'decided', decision: { effect: 'allow' } });
  }
});

it('what is printed is bounded by decision', async () => {
  const main = {
    path: 'main.rego',
    text: `package mcp.main

decision := {"allow": true, "effect": "allow"} if {
	count([1 | some x in numbers.range(1, 100); trace(sprintf("%2000d", [x]))]) == 100
}`,
  };
  const printed: string[] = [];
  const evaluator = await createEvaluator({
    wasm: await compile({ modules: [main] }, ['mcp/main/decision']),
    data: {},
    revision: 'r1',
    print: (text) => void printed.push(text),
  });
  for (let round = 1; round <= 2; round++) {
    expect(evaluator.decide(call())).toMatchObject({ kind: 'decided' });
    expect(printed).toHaveLength(21 * round);
  }
  expect(Math.max(...printed.map(({ length }) => length))).toBe(1001);
  expect(printed.at(-1)).toContain('left out');
});

it('the largest message, read to its last leaf, is within the steps of a decision', async () => {
  const rego = `package mcp.policy

deny contains "found" if {
	some item in input.arguments.items
	item.name == "hostile"
}

allow := true`;
  const item = { name: 'ordinary', tags: ['a', 'b', 3], nested: { deep: [true, null] } };
  const items = Array.from({ length: Math.floor((MAX_INPUT_BYTES * 0.95) / JSON.stringify(item).length) }, () => item);
  const evaluator = await evaluatorOf(layer(rego));
  expect(evaluator.decide(call({ arguments: { items } }))).toMatchObject({ kind: 'decided', decision: { effect: 'allow' } });
});
