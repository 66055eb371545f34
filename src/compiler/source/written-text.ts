import type { Span } from '../../errors/diagnostic.js';

/** A text of a policy and how it was written there, so that what is said of a part of it can be shown in the file. */
export interface WrittenText {
  readonly value: string;
  readonly span: Span;
  /** As it stands in the file: with its quotes, its escapes, the `|` of a block and all indentation. */
  readonly written: string;
  readonly variables?: Variables;
}

/** Variables that stood in a text. */
export interface Variables {
  /** The text before they were replaced. */
  readonly template: string;
  readonly replaced: readonly Replaced[];
}

/** In UTF-16 units: a part of the template, and what became of it. */
export interface Replaced {
  readonly from: number;
  readonly length: number;
  readonly at: number;
  readonly by: number;
}

/** The place of `length` characters from `offset` on: of their first line, where they run over several; the last character's beyond the end. */
export function placeWithin(text: WrittenText, offset: number, length: number): Span {
  const template = text.variables?.template ?? text.value;
  const units = unitsOf(text.written);
  const first = units[countOf(template, templateOffset(text, offset, 'first'))] ?? units.at(-1);
  if (first === undefined) return text.span;
  const last = units[countOf(template, templateOffset(text, offset + Math.max(1, length) - 1, 'last'))] ?? units.at(-1) ?? first;
  const before = text.written.slice(0, first.from);
  const lines = before.split('\n');
  const column = lines.length === 1 ? text.span.column + before.length : (lines.at(-1) ?? '').length + 1;
  const end = text.written.indexOf('\n', first.from);
  const to = Math.min(Math.max(last.to, first.to), end === -1 ? text.written.length : end);
  return { file: text.span.file, line: text.span.line + lines.length - 1, column, length: to - first.from };
}

/** All of what became of a variable stands where its name does: there at its beginning, or at its end. */
function templateOffset({ variables }: WrittenText, offset: number, end: 'first' | 'last'): number {
  let moved = 0;
  for (const { from, length, at, by } of variables?.replaced ?? []) {
    if (offset < at) break;
    if (offset < at + by) return end === 'first' ? from : from + length - 1;
    moved = from + length - (at + by);
  }
  return offset + moved;
}

interface Unit {
  readonly from: number;
  readonly to: number;
}

const BLANK = /[ \t\r\n]/;
const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|[^])|[^]/g;

/**
 * Where each character stands that is not blank. However YAML folds lines and takes indentation away, only blanks come and go: the
 * n-th other character of the value is the n-th of what was written.
 */
function unitsOf(written: string): readonly Unit[] {
  if (/^[|>]/.test(written)) return plainUnits(written, written.indexOf('\n') + 1, written.length);
  if (written.startsWith('"')) return tokens(written, ESCAPE).flatMap(({ token, from }) => unitsOfEscape(token, from));
  if (!written.startsWith("'")) return plainUnits(written, 0, written.length);
  return tokens(written, /''|[^]/g).flatMap(({ token, from }) => (BLANK.test(token) ? [] : [{ from, to: from + token.length }]));
}

function plainUnits(written: string, start: number, end: number): readonly Unit[] {
  const units: Unit[] = [];
  for (let from = start; from < end; from++) if (!BLANK.test(written.charAt(from))) units.push({ from, to: from + 1 });
  return units;
}

function tokens(written: string, token: RegExp): readonly { readonly token: string; readonly from: number }[] {
  return [...written.slice(1, -1).matchAll(token)].map(({ 0: found, index }) => ({ token: found, from: index + 1 }));
}

/** A character beyond U+FFFF is two units, of one escape. */
function unitsOfEscape(token: string, from: number): readonly Unit[] {
  const unit = { from, to: from + token.length };
  const hex = /^\\[xuU](.+)/.exec(token)?.[1];
  if (hex !== undefined) {
    const code = Number.parseInt(hex, 16);
    if (BLANK.test(String.fromCharCode(code))) return [];
    return code > 0xffff ? [unit, unit] : [unit];
  }
  return BLANK.test(token) || /^\\[nrt]$/.test(token) ? [] : [unit];
}

function countOf(text: string, offset: number): number {
  return text.slice(0, offset).replaceAll(/[ \t\r\n]/g, '').length;
}
