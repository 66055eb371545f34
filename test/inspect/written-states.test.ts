import { expect, it } from 'vitest';
import { NumberAutomaton } from '../../src/inspect/detectors/pii/number-automaton.js';
import { KIND_BITS, KINDS } from '../../src/inspect/detectors/pii/number-kinds.js';
import { NUMBER_PATTERNS, type NumberPattern } from '../../src/inspect/detectors/pii/number-patterns.js';
import { FIRST_STATE, PatternStates } from '../../src/inspect/detectors/pii/number-states.js';
import { numberAt, writeNumber } from '../../src/inspect/detectors/pii/written-numbers.js';
import { numberStates, writeStates } from '../../src/inspect/detectors/pii/written-states.js';
import * as fc from '../properties.js';

const written = writeStates(NUMBER_PATTERNS);

it('what is written says of each state and kind of character what the patterns say', () => {
  const made = new PatternStates(NUMBER_PATTERNS);
  const known = numberStates(NUMBER_PATTERNS, written);
  /** By state of the patterns the one that was written for it. */
  const same = [FIRST_STATE];
  const differences: string[] = [];
  for (let state = FIRST_STATE; state < made.size; state++) {
    for (let kind = 0; kind < KINDS; kind++) {
      const next = made.behind(state, kind);
      const other = known.behind(same[state] ?? -1, kind);
      if ((same[next] ??= other) !== other || made.endedBefore(state, kind) !== known.endedBefore(same[state] ?? -1, kind))
        differences.push(`state ${state}, kind ${kind}`);
    }
  }
  expect(differences).toEqual([]);
  expect(new Set(same).size).toBe(made.size);
});

it('there are so few states that what is looked up for one text is there for the next, and the program does not grow by them', () => {
  const { size } = everyStateOf(NUMBER_PATTERNS);
  expect(size).toBeLessThan(8_000);
  expect(size).toBeGreaterThan(500);
  expect(written.length).toBeLessThan(60_000);
});

function everyStateOf(patterns: readonly NumberPattern[]): PatternStates {
  const states = new PatternStates(patterns);
  for (let state = FIRST_STATE; state < states.size; state++) for (let kind = 0; kind < KINDS; kind++) states.behind(state, kind);
  return states;
}

it('the automaton says the same of a text by what is written as by the patterns', () => {
  const automata = [numberStates(NUMBER_PATTERNS, written), new PatternStates(NUMBER_PATTERNS)].map(
    (states) => new NumberAutomaton(states),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(KINDS - 1), { maxLength: 60 }), (kinds) => {
      const [one, other] = automata.map((automaton) => {
        let state = NumberAutomaton.start;
        return kinds.map((kind) => {
          const place = state | kind;
          state = Math.abs(automaton.at(place));
          return { state: state >> KIND_BITS, ended: automaton.endedAt(place) };
        });
      });
      expect(one).toEqual(other);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['one less', NUMBER_PATTERNS.slice(1)],
  ['another order', NUMBER_PATTERNS.toReversed()],
  ['another form', NUMBER_PATTERNS.map((each, at) => (at === 3 ? { ...each, pattern: /\d{9}/ } : each))],
  ['another place', NUMBER_PATTERNS.map((each, at) => (at === 3 ? { pattern: each.pattern, stands: 'start' as const } : each))],
  ['a longer row', NUMBER_PATTERNS.map((each) => (each.stands === 'row' ? { ...each, most: each.most + 1 } : each))],
])('says so where it was written of other patterns: %s', (_, patterns) => {
  expect(() => numberStates(patterns, written)).toThrow('built with other patterns of numbers than it has: build it again');
});

it('a number in two characters is read where it stands, and one that has no place there is refused', () => {
  const numbers = Array.from({ length: 8_281 }, (_, number) => number);
  const text = numbers.map(writeNumber).join('');
  expect(numbers.map((at) => numberAt(text, at))).toEqual(numbers);
  expect(JSON.stringify(text)).toHaveLength(text.length + 2);
  expect(() => writeNumber(8_281)).toThrow('8281 has no place');
});
