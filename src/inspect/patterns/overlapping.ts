/** More than an order has from its first sign to its last, so that one part has all of it. */
export const OVERLAP = 900;

export interface Piece {
  /** Where it begins in its text. */
  readonly from: number;
  readonly text: string;
}

/** What begins between `from` and `to` in parts of so many units, each with what is behind it: an order that stands on a border is whole in one. */
export function overlapping(text: string, from: number, to: number, length: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to; at += length) pieces.push({ from: at, text: text.slice(at, Math.min(to, at + length) + OVERLAP) });
  return pieces;
}
