import { afterAll, beforeAll, expect, test } from 'vitest';
import { toRegExp } from '../../src/compiler/regex/to-reg-exp.js';
import type { Engine } from '../../src/engine/engine.js';
import type { JsonValue } from '../../src/protocol/json/json.js';
import { engine } from './harness.js';

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

/** Expressions in which letter case counts in one part and not in another, and what `matches` makes of a list of them. */
const EXPRESSIONS = [
  '(?i)select',
  'a(?i)b',
  '(?i:a)b',
  '(?:^a$)|(?:(?i)^b$)',
  '(?i)a(?-i)b',
  '(?i:[a-k])x',
  '(?i:[^a-k])x',
  '(?i:\\Qk.s\\E)z',
  '(?i:\\x{df})s',
  '(?i:[[:upper:]])1',
  '(?i:\\p{Lu})2',
  '(?i)σ(?-i)σ',
];
const TEXTS = [
  'select', 'SELECT', 'ſelect', 'ab', 'aB', 'Ab', 'AB', 'a', 'A', 'b', 'B', 'kx', 'Kx', '\u212ax', 'zx', 'ſx', 'K.Sz', 'k.sz', 'k-sz', 'k.\u017fz',
  'ßs', 'ẞs', 'SSs', 'a1', 'A1', '11', 'é2', 'É2', 'ςσ', 'Σσ', 'σς', 'ΣΣ', '', '\n',
]; // prettier-ignore

test('what the reference judges by matches the texts that RE2 does, letter case by part included', async () => {
  const query = '[[regex.match(expression, text) | some text in input.texts] | some expression in input.expressions]';
  const answer = await opa.evaluate({ modules: [], query, input: { expressions: EXPRESSIONS, texts: TEXTS } });
  if (!answer.ok) throw new Error(JSON.stringify(answer.diagnostics));
  const [first] = answer.result as unknown as readonly { readonly expressions: readonly { readonly value: JsonValue }[] }[];
  const here = EXPRESSIONS.map((expression) => TEXTS.map((text) => toRegExp(expression).test(text)));
  expect(here).toEqual(first?.expressions[0]?.value);
  // Every one of them tells texts apart.
  expect(here.every((row) => row.includes(true) && row.includes(false))).toBe(true);
});
