import { trigramsOf } from './trigrams.js';

/** Of English text, the most frequent first; what is not listed is rarer. */
const FREQUENT = ' etaoinsrhldcumfpgwybvkxjqz';
/** How much rarer each is than the one before it, about. */
const RARER = 0.85;

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
    const frequency = clause.reduce((sum, text) => sum + frequencyOf(rarestPiece(text)), 0);
    if (frequency >= least) continue;
    least = frequency;
    rarest = clause;
  }
  if (rarest === undefined) return undefined;
  return { clause: rarest, texts: rarest.map((text) => ({ text, trigram: trigramsOf(rarestPiece(text))[0] ?? 0 })) };
}

function rarestPiece(text: string): string {
  let rarest = text.slice(0, 3);
  let least = frequencyOf(rarest);
  for (let at = 1; at + 3 <= text.length; at++) {
    const piece = text.slice(at, at + 3);
    const frequency = frequencyOf(piece);
    if (frequency >= least) continue;
    least = frequency;
    rarest = piece;
  }
  return rarest;
}

function frequencyOf(piece: string): number {
  let rank = 0;
  for (const character of piece) {
    const at = FREQUENT.indexOf(character);
    rank += at < 0 ? FREQUENT.length : at;
  }
  return RARER ** rank;
}
