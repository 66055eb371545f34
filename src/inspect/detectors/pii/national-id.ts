export interface NationalId {
  /** ISO 3166 country and name; the rule is `pii.national_id.<name>`. */
  readonly name: string;
  /** Bounded, unanchored, no look-around; boundaries are checked by the caller. Matches in upper case. */
  readonly pattern: RegExp;
  /** The checksum and what else the number must obey. `plain` is the match without separators. */
  readonly valid: (plain: string, match: string) => boolean;
  /**
   * `certain`: structure and checksum leave hardly any accident. `context`: a plain number of that length passes by chance too often,
   * so it is certain only beside a word that names it, and medium without.
   */
  readonly alone: 'certain' | 'context' | 'never';
  readonly words: RegExp;
  /** Where two digits of a year of birth stand that could be those of a paper's date as well. */
  readonly year?: number;
}
