import { NearWords } from '../../traits/near-words.js';
import type { Traits } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import type { Report } from '../report.js';
import { CURL } from './curl.js';
import { HANDED_OVER } from './handed-over.js';
import { MARKED } from './marked.js';
import { NAMED } from './named.js';
import { isPlace, isStandIn } from './placeholder.js';

/** What says most first. */
export const WAYS = [...MARKED, ...CURL, ...HANDED_OVER, ...NAMED].map((way) => ({
  ...way,
  near: new NearWords(way.pattern, way.begins ?? way.needs, way.before, way.behind),
}));
const ANY = WAYS.reduce((all, { needs }) => all | needs, 0);

export function mayBeWritten({ literals: words }: Traits): boolean {
  return (words & ANY) !== 0;
}

/** Credentials by what people write around them. */
export function writtenSecrets({ text, traits }: View, report: Report): void {
  for (const way of WAYS) if ((traits.literals & way.needs) !== 0) writtenIn(way, text, traits.places, report);
}

function writtenIn({ rule, near, judge }: (typeof WAYS)[number], text: string, places: readonly number[], report: Report): void {
  near.eachMatch(text, places, (match) => {
    const value = match[1] ?? match[2] ?? match[3] ?? match[0];
    const start = match.index + match[0].lastIndexOf(value);
    const confidence = judge(value, text, start);
    if (confidence === undefined || isStandIn(value) || (rule === 'assigned' && isPlace(value))) return;
    report(rule, confidence, start, start + value.length);
  });
}
