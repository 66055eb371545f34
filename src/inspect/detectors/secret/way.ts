import type { Confidence } from '../../../pdp/input-document.js';
import type { Behind } from '../../traits/near-words.js';

/** One way to write a credential; the value is the first group, or all of the match. */
export interface Written {
  readonly rule: string;
  readonly pattern: RegExp;
  /** The group of words of which one is in every text that is searched. */
  readonly needs: number;
  /** Groups of which each match has a word in the beginning; `needs` where it is not said. */
  readonly begins?: number;
  /** What a match may have before that word, in characters. */
  readonly before: number;
  readonly behind?: Behind;
  /** Undefined where the value is no credential. */
  readonly judge: (value: string, text: string, start: number) => Confidence | undefined;
}

/** A credential behind something like a name, which is certain or none. */
export const way = (
  needs: number,
  pattern: RegExp,
  isOne: (value: string, text: string, start: number) => boolean,
  beginning: Partial<Pick<Written, 'before' | 'begins'>> = {},
): Written => ({
  rule: 'assigned',
  pattern,
  needs,
  before: 0,
  ...beginning,
  judge: (value, text, start) => (isOne(value, text, start) ? 'high' : undefined),
});
