import type { InspectedText, Match } from '../../detector.js';
import { PatternTable } from '../../patterns/pattern-table.js';
import { plainName } from '../../roles/role-names.js';
import { partsOf } from '../../views/parts.js';
import { originalSpan, rawView, type View } from '../../views/view.js';
import { commandsInCode, type CodeCommand } from './code-commands.js';
import { CODE_RULES } from './code-rules.js';
import { dangerous, inText, LONGEST_PART } from './in-command.js';

const CODE = new PatternTable(CODE_RULES, 'code');

/** Code that a call writes into a file or draws a picture of: nobody runs it by this call, and what is taken out may be an attack. */
const WRITTEN = new Set('css patch diff patches diagram mermaid plantuml graphviz newstring oldstring newtext oldtext'.split(' '));

/** A value that an interpreter runs: what no honest code says, and the commands that it starts, by what they do. */
export function inCode(inspected: InspectedText, report: (match: Match) => void): void {
  if (inspected.surface !== 'arguments' || WRITTEN.has(plainName(inspected.name))) return;
  for (const view of inspected.views) {
    for (const part of partsOf(view, LONGEST_PART)) {
      dangerous(CODE, part, report);
      commands(part, report);
    }
  }
}

/** All that it starts, a line each and read once. What is found in one is told of its text: what the code has there is decoded. */
function commands(view: View, report: (match: Match) => void): void {
  const found = commandsInCode(view.text);
  if (found.length === 0) return;
  const lines = rawView(found.map(({ line }) => line).join('\n'));
  for (const part of partsOf(lines, LONGEST_PART)) {
    inText(part, (match) => {
      const [at] = originalSpan(match.view, match.start, match.end);
      const { start, end } = commandAt(found, at);
      report({ ...match, view, start, end });
    });
  }
}

/** The one that has this place of the lines. */
function commandAt(found: readonly CodeCommand[], at: number): { readonly start: number; readonly end: number } {
  let behind = 0;
  return found.find(({ line }) => (behind += line.length + 1) > at) ?? { start: 0, end: 0 };
}
