import type { InspectedText, Match } from '../../detector.js';
import { type AnyCase, Cased } from '../../letter-case.js';
import { PatternTable } from '../../patterns/pattern-table.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import { partsOf } from '../../views/parts.js';
import { replaceMapped, type View } from '../../views/view.js';
import { CONTEXT, type CommandRule, type Typed } from './command-rule.js';
import { COMMAND_RULES } from './dangerous.js';
import { unquoted } from './unquoted.js';

const COMMANDS = new PatternTable(COMMAND_RULES, 'commands');

/** Longer than a command line that a person or a model writes: what a here-document brings is read in parts, all of it, since another command may follow. */
export const LONGEST_PART = 32_768;

/** A value that is a command, judged by what it does. */
export function inCommand(inspected: InspectedText, report: (match: Match) => void): void {
  for (const view of inspected.views) {
    for (const part of partsOf(view, LONGEST_PART)) inText(part, report);
  }
}

/** One command, as it stands and as a shell reads it. */
export function inText(view: View, report: (match: Match) => void): void {
  const short = withoutExtensions(view);
  dangerous(COMMANDS, short, report);
  const plain = unquoted(short);
  if (plain !== undefined) dangerous(COMMANDS, plain, report);
}

/** What of a table a text has. */
export function dangerous(table: PatternTable<CommandRule>, view: View, report: (match: Match) => void): void {
  const cased = new Cased(view.text, view.traits.ascii);
  for (const at of table.possible(view.text, view.traits)) {
    const row = table.rows[at];
    if (row === undefined) continue;
    const found = firstOf(row.rule, row.pattern, cased);
    if (found === undefined) continue;
    const { rule, severity, confidence } = row.rule;
    report({ rule, confidence: found.usual ? 'low' : confidence, severity, view, start: found.start, end: found.end });
  }
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly usual: boolean;
}

function typedAt(text: string, start: number, end: number): Typed {
  return { match: text.slice(start, end), before: text.slice(0, start), from: text.slice(start, start + CONTEXT), text };
}

const FIRST_UNIT = 1;
/** Matches of what people type at work; of a text with more of them the next counts as it is. */
const MOST_USUAL = 16;

/** The first match that is not what people type at work; where all are, the first. */
function firstOf({ isUsual }: CommandRule, pattern: AnyCase, cased: Cased): Found | undefined {
  let first: Found | undefined;
  let rest = cased;
  for (let usual = 0, offset = 0; ; usual++) {
    const match = pattern.exec(rest);
    if (match === null) return first;
    const start = offset + match.index;
    const end = start + match[0].length;
    if (isUsual === undefined || usual === MOST_USUAL || !isUsual(typedAt(cased.text, start, end))) return { start, end, usual: false };
    first ??= { start, end, usual: true };
    // A match may reach over the beginning of another.
    offset = start + FIRST_UNIT;
    rest = new Cased(cased.text.slice(offset));
  }
}

/** What Windows adds to the name of a program by itself. */
const EXTENSION = /\.exe\b/gi;

const DOT = characterSet('.');

function withoutExtensions(view: View): View {
  if (!hasAny(view.traits, DOT)) return view;
  const plain = replaceMapped(view, EXTENSION, () => '');
  return plain === undefined ? view : { ...view, ...plain };
}
