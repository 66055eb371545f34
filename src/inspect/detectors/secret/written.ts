import type { Confidence } from '../../../pdp/input-document.js';
import { NearWords, type Behind } from '../../near-words.js';
import type { Traits } from '../../traits.js';
import type { View } from '../../views/view.js';
import type { Report } from '../report.js';
import { HANDED_OVER } from './handed-over.js';
import { MARKED } from './marked.js';
import { NAMED } from './named.js';
import { isStandIn } from './placeholder.js';

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

/** What says most first. */
export const WAYS = [...MARKED, ...HANDED_OVER, ...NAMED].map((way) => ({
  ...way,
  near: new NearWords(way.pattern, way.begins ?? way.needs, way.before, way.behind),
}));
const ANY = WAYS.reduce((all, { needs }) => all | needs, 0);

export function mayBeWritten({ literals: words }: Traits): boolean {
  return (words & ANY) !== 0;
}

/** Credentials by what people write around them. */
export function writtenSecrets({ text, traits }: View, report: Report): void {
  for (const { rule, near, needs, judge } of WAYS) {
    if ((traits.literals & needs) === 0) continue;
    near.eachMatch(text, traits.places, (match) => {
      const value = match[1] ?? match[2] ?? match[0];
      if (isStandIn(value)) return;
      const start = match.index + match[0].lastIndexOf(value);
      const confidence = judge(value, text, start);
      if (confidence !== undefined) report(rule, confidence, start, start + value.length);
    });
  }
}
