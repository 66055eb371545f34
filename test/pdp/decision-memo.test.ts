import { expect, it } from 'vitest';
import { DecisionMemo } from '../../src/pdp/decision-memo.js';
import type { Decision, Outcome } from '../../src/pdp/decision.js';

function decided(rule: string): Outcome {
  const decision: Decision = { allow: true, effect: 'allow', reasons: [], rules: [rule], warnings: [], obligations: [], labels: [] };
  return { kind: 'decided', decision };
}

it('gives the answer of the same input again, and none of another', () => {
  const memo = new DecisionMemo();
  const outcome = decided('one');
  expect(memo.get('a')).toBeUndefined();
  expect(memo.put('a', outcome)).toBe(outcome);
  expect(memo.get('a')).toBe(outcome);
  expect(memo.get('b')).toBeUndefined();
});

it('keeps equal answers of many inputs as one object, and others apart', () => {
  const memo = new DecisionMemo();
  const first = memo.put('a', decided('one'));
  expect(memo.put('b', decided('one'))).toBe(first);
  expect(memo.get('b')).toBe(first);
  expect(memo.put('c', decided('two'))).toEqual(decided('two'));
  expect(memo.get('c')).not.toBe(first);
});

it('remembers no input that is long, and no answer that fills the memory', () => {
  const memo = new DecisionMemo();
  expect(memo.put('a'.repeat(4097), decided('one'))).toBeUndefined();
  expect(memo.put('a', decided('x'.repeat(512 * 1024)))).toBeUndefined();
  expect(memo.get('a')).toBeUndefined();
});

it('forgets what was not asked for while two generations were filled, and keeps what was', () => {
  const memo = new DecisionMemo();
  const kept = memo.put('kept', decided('kept'));
  memo.put('left', decided('left'));
  const perGeneration = Math.ceil((512 * 1024) / 4000);
  for (let at = 0; at < 4 * perGeneration; at++) {
    memo.put(String(at).padStart(4000, '.'), decided('kept'));
    expect(memo.get('kept')).toBe(kept);
  }
  expect(memo.get('left')).toBeUndefined();
  expect(memo.get(String(0).padStart(4000, '.'))).toBeUndefined();
});
