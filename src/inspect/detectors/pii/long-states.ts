import type { LongTexts } from '../../traits/long-texts.js';
import { NumberAutomaton } from './number-automaton.js';
import { KIND_OF } from './number-kinds.js';

/**
 * Reads a longer text by the automaton: the state behind it, and each place of the table where patterns end. Undefined where there are more states than room: what was
 * visited then is to be forgotten.
 */
export function longStates(
  text: string,
  from: number,
  to: number,
  automaton: NumberAutomaton,
  texts: LongTexts,
  visit: (at: number, place: number) => void,
): number | undefined {
  const { passes, list } = texts;
  const states = texts.tables(tablesOfStates).of(automaton);
  let state = NumberAutomaton.start;
  for (let at = from; at < to;) {
    const length = texts.put(text, at, to);
    for (let i = 0; i < length;) {
      state = passes.marks(i, length, state);
      for (let pair = 0; pair < 2 * passes.markPairs.value; pair += 2) visit(at + (list[pair] ?? 0), list[pair + 1] ?? 0);
      if (state !== 0) break;
      // It goes on there, where the table now knows what is behind.
      i = passes.stoppedAt.value;
      const place = passes.unknownPlace.value;
      const next = automaton.at(place);
      if (Math.abs(next) >= states.length) return undefined;
      states[place] = next;
      state = passes.stateBefore.value;
    }
    at += length;
  }
  return state;
}

function tablesOfStates(texts: LongTexts): { of(automaton: NumberAutomaton): Int32Array } {
  const { states, statesEnd } = texts.passes;
  texts.bytes('numberKinds', KIND_OF.length).set(KIND_OF);
  const table = texts.numbers('states', (statesEnd.value - states.value) / Int32Array.BYTES_PER_ELEMENT);
  let known: NumberAutomaton | undefined;
  return {
    of(automaton) {
      if (known !== automaton) table.fill(0);
      known = automaton;
      return table;
    },
  };
}
