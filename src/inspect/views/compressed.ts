import { isUtf8 } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import { joined, type Edit } from '../cut/edits.js';
import type { Encoded } from '../cut/group-edits.js';
import type { Traits } from '../traits.js';
import { DIGIT, allLinesFrom } from './base64-lines.js';
import { inflated } from './inflate.js';
import type { Output } from './output.js';
import { isIn } from '../runs.js';
import { derived, type View } from './view.js';

/** How gzip begins in Base64. */
const GZIP = 'H4sI';
/** How zlib does, by its levels: 78 01, 78 5e, 78 9c, 78 da. */
const ZLIB = /e(?:A[E-H]|F[4-7]|J[w-z]|N[o-r])/y;
const SMALL_E = 0x65;
const CAPITAL_H = 0x48;
/** A header, and some letters. */
const SHORTEST = 24;
/** Runs that begin so are tried in one text: noise does once in 16,000. */
const MOST_TRIES = 256;

/** A stretch that holds compressed text. */
interface Compressed extends Encoded {
  readonly text: string;
}

export function mayBeCompressed(traits: Traits, text: string): boolean {
  for (let i = 0; i < traits.runs.length; i += 2) if (begins(text, traits.runs[i] ?? 0)) return true;
  return false;
}

function begins(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === SMALL_E) {
    ZLIB.lastIndex = at;
    return ZLIB.test(text);
  }
  return first === CAPITAL_H && text.startsWith(GZIP, at);
}

/** Base64 of gzip or zlib that holds text of at most `room` bytes. All of it was read from all of its digits. */
export function decompressed(view: View, room: number): View | 'too much' | undefined {
  const { text, traits } = view;
  const found = compressedIn(text, traits.runs, room);
  if (found === 'too much' || found.length === 0) return found === 'too much' ? found : undefined;
  return derived(view, 'decompressed', (source, output) => decode(source, output, found), {
    kept: (source, edits) => keptCompressed(source, edits, found),
  });
}

function decode(source: string, output: Output, all: readonly Compressed[]): boolean {
  let copied = 0;
  for (const { lines, end, text } of all) {
    const start = lines[0] ?? 0;
    output.copy(copied, start);
    if (!output.add(text)) output.units(text, start);
    copied = end;
  }
  output.copy(copied, source.length);
  return true;
}

function compressedIn(text: string, runs: readonly number[], room: number): readonly Compressed[] | 'too much' {
  const all: Compressed[] = [];
  let left = room;
  let tries = 0;
  let done = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const start = runs[run] ?? 0;
    if (start < done || !begins(text, start)) continue;
    let end = start;
    while (isIn(text, end, DIGIT)) end += 1;
    if (end - start < SHORTEST) continue;
    if (++tries > MOST_TRIES) return 'too much';
    const lines = allLinesFrom(text, start, end);
    const result = inflated(Buffer.from(text.slice(start, lines.at(-1)), 'base64'), left);
    if (result.is === 'too much') return result.is;
    if (result.is === 'other') continue;
    const { bytes } = result;
    left -= bytes.length;
    done = lines.at(-1) ?? end;
    while (text[done] === '=') done += 1;
    all.push({ lines, end: done, text: bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1') });
  }
  return all;
}

/** Of what is compressed no part can be changed alone: what is put in stands for all of it. */
function keptCompressed(text: string, edits: readonly Edit[], all: readonly Compressed[]): readonly Edit[] {
  return joined(
    edits.map((edit) => {
      const within = all.find(({ lines, end }) => edit.start < end && edit.end > (lines[0] ?? 0));
      if (within === undefined) return edit;
      const start = within.lines[0] ?? 0;
      if (!edit.isEncoded && edit.start <= start && edit.end >= within.end) return edit;
      const bytes = text.startsWith(GZIP, start) ? gzipSync(edit.text) : deflateSync(edit.text);
      return { start, end: within.end, text: bytes.toString('base64'), isEncoded: true };
    }),
  );
}
