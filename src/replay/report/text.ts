import { cut, plain } from '../../audit/report/plain.js';
import { largestFirst, outcomeOf, type Comparison, type DifferenceGroup } from '../comparison.js';
import type { CallNotes } from '../read-calls.js';

const MOST_LISTED = 20;
const MOST_LINES = 10;

/** A comparison for people: what it adds up to, the differences by group, and what cannot be told. Ends with a line feed. */
export function comparisonText(comparison: Comparison, notes: CallNotes): string {
  const { calls, same, otherReasons, different, unknown, unknownDifferent } = comparison;
  const lines = [
    `${count(calls, 'decision')} made again: ${number(same)} the same, ${number(different)} different${unknown === 0 ? '' : `, ${number(unknown)} not certain`}`,
  ];
  if (otherReasons > 0) lines.push(`${number(otherReasons)} of the same ${otherReasons === 1 ? 'has' : 'have'} other reasons or rules`);
  if (notes.limited) lines.push('the log has more: --limit was reached');
  if (different > 0) lines.push('', 'different:', ...groupLines(comparison.groups));
  if (unknown > 0) {
    lines.push(
      '',
      `not certain, because the log does not hold what was decided as it was: ${count(unknown, 'decision')}, ${unknownDifferent === 0 ? 'the same' : `${number(unknownDifferent)} different`} on what it holds`,
      ...placeLines(comparison.unknownPlaces),
      ...groupLines(comparison.unknownGroups),
    );
  }
  lines.push(...noteLines(notes));
  if (outcomeOf(comparison) === 'nothing_compared') lines.push('', `nothing was compared: ${whyNothing(comparison, notes)}`);
  return `${lines.join('\n')}\n`;
}

export function groupLines(groups: ReadonlyMap<string, DifferenceGroup>): string[] {
  const sorted = largestFirst(groups);
  const shown = sorted.slice(0, MOST_LISTED);
  const width = Math.min(30, Math.max(0, ...shown.map(({ subject }) => plain(subject).length)));
  const lines = shown.flatMap(({ subject, from, to, reason, calls, example }) => [
    `  ${cut(plain(subject), 30).padEnd(width)}  ${`${from} → ${to}`.padEnd(13)}  ${number(calls).padStart(6)}  ${reasonText(reason)}`,
    `  ${' '.repeat(width)}  for example ${plain(example.id)}, ${plain(example.time)}`,
  ]);
  return sorted.length > MOST_LISTED ? [...lines, `  … and ${number(sorted.length - MOST_LISTED)} more`] : lines;
}

function reasonText({ id, message }: DifferenceGroup['reason']): string {
  if (id === '' && message === '') return '';
  return cut(plain(id === '' || id === message ? message || id : message === '' ? id : `${id}: ${message}`), 160);
}

function placeLines(places: ReadonlyMap<string, number>): string[] {
  const sorted = [...places].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const lines = sorted.slice(0, MOST_LINES).map(([place, calls]) => `  ${cut(plain(place), 80)}: ${count(calls, 'decision')}`);
  return sorted.length > MOST_LINES ? [...lines, `  … and ${number(sorted.length - MOST_LINES)} more places`] : lines;
}

function whyNothing({ unknown }: Comparison, { unrecorded, badCount }: CallNotes): string {
  if (unknown > 0) return 'of no decision the log holds all that the policy may read';
  if (Object.values(unrecorded).some((decisions) => decisions > 0)) return 'the log has no decision that can be made again';
  return badCount > 0 ? 'no decision of the log could be read' : 'the log has no decision that was asked for';
}

/** What was left out of the comparison. */
function noteLines({ unrecorded, bad, badCount }: CallNotes): string[] {
  const lines: string[] = [];
  const out = [
    [unrecorded['no input'], 'without an input document'],
    [unrecorded['not the policy'], 'refused before a policy was asked'],
  ] as const;
  const told = out.filter(([calls]) => calls > 0).map(([calls, why]) => `${number(calls)} ${why}`);
  if (told.length > 0) lines.push('', `not made again: ${told.join(', ')}`);
  if (badCount > 0) {
    lines.push('', `${count(badCount, 'line')} could not be read:`);
    for (const { file, line, problem } of bad.slice(0, MOST_LINES)) lines.push(`  ${plain(file)}:${line}: ${plain(problem)}`);
    if (badCount > MOST_LINES) lines.push(`  … and ${number(badCount - MOST_LINES)} more`);
  }
  return lines;
}

export const number = (value: number): string => value.toLocaleString('en-US');
export const count = (value: number, what: string): string => `${number(value)} ${what}${value === 1 ? '' : 's'}`;
