import { DIGIT, KINDS, LETTER, OTHER } from './number-kinds.js';
import type { NumberPattern } from './number-patterns.js';
import { FIRST_STATE, PatternStates, type NumberStates } from './number-states.js';
import { numberAt, writeNumber } from './written-numbers.js';

/** A name that only esbuild's `define` writes. */
declare const __NUMBER_STATES__: string | undefined;

/**
 * To work out what a first text needs took up to ten milliseconds, so it is done when the program is built. Not packed: the first message of each session has a date
 * in it, and whoever unpacks loads zlib.
 */
const written = typeof __NUMBER_STATES__ === 'string' ? () => __NUMBER_STATES__ : undefined;

/** All states, as JSON has them in the program (`scripts/written-tables.mjs`). Numbers in texts have two characters each. */
interface WrittenStates {
  /** What it was made of. */
  readonly patterns: string;
  /** Of each state the one behind a digit, its row and its ends. */
  readonly states: string;
  /** Of each row the states behind a letter and behind each sign; behind another character there is always the first. */
  readonly rows: string;
  /** Which patterns end before a sign or another character, a digit and a letter: their bits as a number in base 16. */
  readonly ends: readonly (readonly string[])[];
}

/** As they were written into the program, or, where it was not built, worked out as they are come to. Throws where they are of other patterns. */
export function numberStates(patterns: readonly NumberPattern[], text = written?.()): NumberStates {
  if (text === undefined) return new PatternStates(patterns);
  const { patterns: made, states, rows, ends } = JSON.parse(text) as WrittenStates;
  if (made !== sourcesOf(patterns))
    throw new Error('the program was built with other patterns of numbers than it has: build it again with scripts/build.mjs');
  return {
    behind(state, kind) {
      if (kind === OTHER) return FIRST_STATE;
      if (kind === DIGIT) return numberAt(states, state * OF_STATE);
      return numberAt(rows, numberAt(states, state * OF_STATE + 1) * OF_ROW + kind - LETTER);
    },
    endedBefore: (state, kind) => BigInt(ends[numberAt(states, state * OF_STATE + 2)]?.[kind > LETTER ? OTHER : kind] ?? 0),
  };
}

/** Numbers that a state and a row have. */
const OF_STATE = 3;
const OF_ROW = KINDS - LETTER;

/** What is written into the program. */
export function writeStates(patterns: readonly NumberPattern[]): string {
  const all = new PatternStates(patterns);
  const rows = new Numbered();
  const ends = new Numbered();
  let states = '';
  for (let state = FIRST_STATE; state < all.size; state++) {
    const row = Array.from({ length: OF_ROW }, (_, sign) => writeNumber(all.behind(state, LETTER + sign)));
    const ended = [OTHER, DIGIT, LETTER].map((kind) => `0x${all.endedBefore(state, kind).toString(16)}`);
    states += [all.behind(state, DIGIT), rows.numberOf(row.join('')), ends.numberOf(ended.join(' '))].map(writeNumber).join('');
  }
  return JSON.stringify({
    patterns: sourcesOf(patterns),
    states,
    rows: rows.all().join(''),
    ends: ends.all().map((each) => each.split(' ')),
  } satisfies WrittenStates);
}

class Numbered {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  all(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}

function sourcesOf(patterns: readonly NumberPattern[]): string {
  return patterns
    .map((each) => `${each.stands}${each.stands === 'row' ? `${each.least}-${each.most}` : ''} ${each.pattern.source}`)
    .join('\n');
}
