import type { Span } from '../../errors/diagnostic.js';
import { printable } from '../../errors/printable.js';
import type { Place } from '../subject.js';

/** The files that were read as one text: what was found in them has a line and a column of its own. */
export type Texts = ReadonlyMap<string, string>;
export type Located = Span;

/** Where a finding stands: in a text its own place, elsewhere the line of the document that holds it. */
export function placeOf({ file, line = 1 }: Place, span: readonly [number, number] | undefined, texts: Texts): Located {
  const text = texts.get(file);
  const named = { file: printable(file) };
  if (text === undefined || span === undefined) return { ...named, line, column: 1, length: 1 };
  const [start, end] = span;
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', start);
  const last = Math.min(end, lineEnd === -1 ? text.length : lineEnd);
  return { ...named, line: before.split('\n').length, column: start - lineStart + 1, length: Math.max(1, last - start) };
}

/** The same for people: with as much of it as is known. */
export function written({ file, line: known }: Place, { line, column }: Located, texts: Texts): string {
  const named = printable(file);
  if (texts.has(file)) return `${named}:${line}:${column}`;
  return known === undefined ? named : `${named}:${known}`;
}
