import { trigramsOf } from './trigrams.js';

/** Of English text, the most frequent first; what is not listed is rarer. */
const FREQUENT = ' etaoinsrhldcumfpgwybvkxjqz';
/** How much rarer each is than the one before it, about. */
const RARER = 0.85;
/** Of each unit below 128 its place among the frequent ones. */
const RANKS = new Uint8Array(128).fill(FREQUENT.length);
for (let rank = 0; rank < FREQUENT.length; rank++) RANKS[FREQUENT.charCodeAt(rank)] = rank;
/** By the places of three characters together. */
const FREQUENCIES = Float64Array.from({ length: 3 * FREQUENT.length + 1 }, (_, rank) => RARER ** rank);

export interface Rarest {
  readonly clause: readonly string[];
  /** Of each of the clause's texts the trigram that is met least. */
  readonly texts: readonly { readonly text: string; readonly trigram: number }[];
}

/** Of clauses of texts, of at least three characters each, the one whose texts are met least. Undefined without any. */
export function rarestTrigrams(clauses: readonly (readonly string[])[]): Rarest | undefined {
  let least = Infinity;
  let rarest: readonly string[] | undefined;
  for (const clause of clauses) {
    const frequency = clause.reduce((sum, text) => sum + frequencyOf(rarestPiece(text), 0), 0);
    if (frequency >= least) continue;
    least = frequency;
    rarest = clause;
  }
  if (rarest === undefined) return undefined;
  return { clause: rarest, texts: rarest.map((text) => ({ text, trigram: trigramsOf(rarestPiece(text))[0] ?? 0 })) };
}

function rarestPiece(text: string): string {
  let rarest = 0;
  let least = Infinity;
  for (let at = 0; at + 3 <= text.length; at++) {
    const frequency = frequencyOf(text, at);
    if (frequency >= least) continue;
    least = frequency;
    rarest = at;
  }
  return text.slice(rarest, rarest + 3);
}

/** Of the three characters from a place on. */
function frequencyOf(text: string, at: number): number {
  return FREQUENCIES[rankOf(text.charCodeAt(at)) + rankOf(text.charCodeAt(at + 1)) + rankOf(text.charCodeAt(at + 2))] ?? 0;
}

function rankOf(code: number): number {
  return RANKS[code] ?? FREQUENT.length;
}
