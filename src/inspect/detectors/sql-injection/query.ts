import type { Match } from '../../detector.js';
import { partsOf } from '../../views/parts.js';
import { replaceMapped, type View } from '../../views/view.js';
import { tautology } from './tautology.js';
import { QUERY_RULES, WAYS_OUT } from './way-out.js';

/** A query that is longer carries data: all of it is looked at for a way out, its beginning for a condition that was put into it. */
const LONGEST_PART = 32_768;
const TRIGGER = /--|\bor\b/i;
/** `WHERE name = 'admin'-- ' AND …`: the comment swallows a quote, so the text was put together. What begins with a line (`'--- part 2'`) ends no string. */
const SWALLOWED = /[\w%'"]["')];?--[^\n'"]{0,64}['"][\s)]{0,8}(?:and|or|order|group|limit|;|$)/i;

/** SQL where SQL is meant: strings are data, so only what stands outside of them counts. */
export function query(view: View, report: (match: Match) => void): void {
  const parts = partsOf(view, LONGEST_PART);
  for (const part of parts) if (WAYS_OUT.test(part.text)) leaves(part, report);
  const short = parts[0] ?? view;
  if (!TRIGGER.test(short.text)) return;
  const comment = SWALLOWED.exec(short.text);
  if (comment !== null) found('comment', short, comment.index, comment.index + comment[0].length, report);
  const bare = withoutStrings(short);
  const always = tautology(bare.text, 'text', { isStatement: true });
  if (always !== undefined && /\bor\b/i.test(bare.text.slice(always.start, always.end))) {
    found('tautology', bare, always.start, always.end, report);
  }
}

/** What no honest query needs. Verbs and the number of statements are the policy's business (`input.sql`). */
function leaves(view: View, report: (match: Match) => void): void {
  for (const { rule, pattern, also } of QUERY_RULES) {
    const match = pattern.exec(view.text);
    if (match !== null && also?.test(view.text) !== false) found(rule, view, match.index, match.index + match[0].length, report);
  }
}

function found(rule: string, view: View, start: number, end: number, report: (match: Match) => void): void {
  report({ rule, confidence: 'high', severity: 'high', view, start, end });
}

const STRING = /'[^']*'/g;

/** Strings of more than one word are emptied: what they say is no condition. */
function withoutStrings(view: View): View {
  const bare = replaceMapped(view, STRING, (text) => (/\s/.test(text) ? "''" : undefined));
  return bare === undefined ? view : { ...view, ...bare };
}
