/** What a part of a pattern means for the whole. */
export interface Piece {
  /** It matches only at the beginning of the text. */
  readonly start: boolean;
  /** It matches only at its end. */
  readonly end: boolean;
  readonly weight: number;
  /** The product of the counts around its most repeated part. */
  readonly repeat: number;
}

export const PLAIN: Piece = { start: false, end: false, weight: 1, repeat: 1 };

/** RE2 gives a program 8 MB (C++ `max_mem`); a pattern of this weight takes a tenth of it. */
export const MAX_WEIGHT = 20_000;
/** A Unicode class is a table of ranges in UTF-8. */
export const UNICODE_CLASS_WEIGHT = 200;
/** `\w`, `[:alpha:]` and their like are a few ranges of ASCII. */
export const PERL_CLASS_WEIGHT = 4;
