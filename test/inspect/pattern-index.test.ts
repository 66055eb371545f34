import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMAND_RULES } from '../../src/inspect/detectors/command-injection/dangerous.js';
import { PARAMETER_RULES } from '../../src/inspect/detectors/command-injection/parameter.js';
import { ESCAPES } from '../../src/inspect/detectors/sql-injection/escapes.js';
import { FRAGMENTS } from '../../src/inspect/detectors/sql-injection/fragments.js';
import { STATEMENTS } from '../../src/inspect/detectors/sql-injection/statements.js';
import { FEATURES } from '../../src/inspect/detectors/tool-poisoning/features.js';
import { HIDDEN_TEXT } from '../../src/inspect/detectors/tool-poisoning/hidden-text.js';
import { NAMES } from '../../src/inspect/detectors/tool-poisoning/names.js';
import { PatternIndex } from '../../src/inspect/patterns/pattern-index.js';
import { traitsOf } from '../../src/inspect/traits/traits.js';
import { attacksOn, parsePattern } from './step-counter.js';

const patternsOf = (...tables: readonly (readonly { readonly pattern: RegExp }[])[]) => tables.flat().map(({ pattern }) => pattern);
/** With how many patterns of a table are left to be tried in the labelled sample, of all of them. */
const TABLES: readonly (readonly [table: string, patterns: readonly RegExp[], tried: number])[] = [
  ['commands', patternsOf(COMMAND_RULES), 0.1],
  ['parameters', patternsOf(PARAMETER_RULES), 0.15],
  ['SQL', patternsOf(ESCAPES, STATEMENTS, FRAGMENTS), 0.15],
  ['definitions', patternsOf(FEATURES, HIDDEN_TEXT, NAMES), 0.1],
];
const folder = join(import.meta.dirname, '../fixtures/detection');
const CASES: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line !== '');
const TEXTS = CASES.flatMap((line) => textsIn((JSON.parse(line) as { readonly arguments: unknown }).arguments));

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value, value.toUpperCase()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

it.each(TABLES)('%s: leaves out no pattern that has a match in a text, and most of the others', (_table, patterns, least) => {
  const index = new PatternIndex(patterns);
  const left = TEXTS.map((text) => {
    const possible = index.possible(text, traitsOf(text));
    expect(possible).toEqual([...new Set(possible)].toSorted((a, b) => a - b));
    return possible;
  });
  const missed: string[] = [];
  let matched = 0;
  // One pattern after the other: hundreds in turn for each text take five times as long.
  for (const [at, { source, flags }] of patterns.entries()) {
    const pattern = new RegExp(source, flags);
    for (const [i, text] of TEXTS.entries()) {
      pattern.lastIndex = 0;
      if (!pattern.test(text)) continue;
      matched += 1;
      if (left[i]?.includes(at) !== true) missed.push(`${source} in ${text}`);
    }
  }
  expect(missed).toEqual([]);
  expect(matched).toBeGreaterThan(10);
  expect(left.flat().length / (TEXTS.length * patterns.length)).toBeLessThan(least);
});

it.each(TABLES)('%s: a pattern is tried in what it is made to match', (_table, patterns) => {
  const index = new PatternIndex(patterns);
  for (const [at, pattern] of patterns.entries()) {
    for (const attack of attacksOn(parsePattern(pattern.source, pattern.flags))) {
      const text = attack(200);
      if (pattern.test(text)) expect(index.possible(text, traitsOf(text)), `${pattern.source} in ${text}`).toContain(at);
    }
  }
});

it.each<readonly [why: string, text: string, possible: readonly number[]]>([
  ['a piece of text, letter case aside', 'Ignore All rules', [0, 3]],
  ['half of it', 'ignore', [3]],
  ['its words apart', 'all, ignore', [3]],
  ['one of several pieces', 'call the model', [1, 3]],
  ['the other one', 'call the agent', [1, 3]],
  ['its sign missing', 'to: me', [3]],
  ['piece and sign', 'to: me@home', [2, 3]],
])('by what a pattern needs: %s', (_why, text, possible) => {
  const index = new PatternIndex([/ignore all/i, /call.{1,9}(?:model|agent)/i, /to: .{1,9}@/, /[a-z]{3}/]);
  expect(index.possible(text, traitsOf(text))).toEqual(possible);
});

it('reads texts one after the other, for one table and another', () => {
  const one = new PatternIndex([/ignore all/]);
  const other = new PatternIndex([/all rules/]);
  const asked = ['ignore all', 'all rules', 'ignore', 'ignore all rules'].map((text) => [
    one.possible(text, traitsOf(text)).length,
    other.possible(text, traitsOf(text)).length,
  ]);
  expect(asked).toEqual([
    [1, 0],
    [0, 1],
    [0, 0],
    [1, 1],
  ]);
});
