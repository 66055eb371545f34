import { deflateSync, gzipSync } from 'node:zlib';
import { joined, type Edit } from '../cut/edits.js';
import { isIn } from '../traits/runs.js';
import type { Traits } from '../traits/traits.js';
import { DEEPEST_START, SEPARATOR, digitRuns } from './base64.js';
import { isZlib } from './compressed-header.js';
import { DigitBytes, type Work } from './digit-bytes.js';
import { inflated } from './inflate.js';
import { lenientText } from './lenient-utf8.js';
import type { Output } from './output.js';
import { valueOf } from './readable-bytes.js';
import type { Room } from './room.js';
import { derived, type View } from './view.js';

/** How gzip begins in Base64. */
const GZIP = 'H4sI';
/** A header, and some letters. */
const SHORTEST = 24;
/** So many places are tried in one text, and of a text with more runs one of these: noise begins so once in 2,000. */
const MOST_TRIES = 256;
const ONE_OF = 512;
/** Of one text so many digits are decoded for each character, and these beside. What can be read needs two for each digit of it. */
const MOST_DECODED = 4;
const DECODED_FLOOR = 1_024 * 1_024;

/** A stretch that holds compressed text. */
interface Compressed {
  readonly start: number;
  /** Where what follows it begins: behind the first line at most, where its end is not certain, since nobody knows what belongs to it. */
  readonly end: number;
  /** How far it was read: what is put in stands for all of that. */
  readonly reach: number;
  readonly text: string;
}

export function mayBeCompressed(traits: Traits, text: string): boolean {
  const digits = digitRuns(text, traits);
  for (let run = 0; run < digits.length; run += 2) if (beginIn(text, digits[run] ?? 0, digits[run + 1] ?? 0) >= 0) return true;
  return false;
}

/** Where in a run compressed bytes may begin, -1 for nowhere: at its start, and gzip behind a separator too. */
function beginIn(text: string, start: number, end: number): number {
  if (
    text.startsWith(GZIP, start) ||
    isZlib((valueOf(text, start) << 10) | (valueOf(text, start + 1) << 4) | (valueOf(text, start + 2) >> 2))
  )
    return start;
  const deepest = Math.min(end, start + DEEPEST_START);
  const at = text.slice(start, deepest).indexOf(GZIP);
  return at > 0 && isIn(text, start + at - 1, SEPARATOR) ? start + at : -1;
}

/** Base64 of gzip or zlib that holds text. */
export function decompressed(view: View, room: Room): View | 'too much' | undefined {
  const found = compressedIn(view.text, digitRuns(view.text, view.traits), room);
  if (found === 'too much' || found.length === 0) return found === 'too much' ? found : undefined;
  return derived(view, 'decompressed', (source, output) => decode(source, output, found), {
    kept: (source, edits) => keptCompressed(source, edits, found),
  });
}

function decode(source: string, output: Output, all: readonly Compressed[]): boolean {
  let copied = 0;
  for (const { start, end, text } of all) {
    output.copy(copied, start);
    if (!output.add(text)) output.units(text, start);
    copied = end;
  }
  output.copy(copied, source.length);
  return true;
}

function compressedIn(text: string, runs: readonly number[], room: Room): readonly Compressed[] | 'too much' {
  const all: Compressed[] = [];
  const work: Work = { left: MOST_DECODED * text.length + DECODED_FLOOR };
  let tries = Math.max(MOST_TRIES, runs.length / 2 / ONE_OF);
  let done = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const runEnd = runs[run + 1] ?? 0;
    if (runEnd <= done) continue;
    const start = beginIn(text, Math.max(done, runs[run] ?? 0), runEnd);
    if (start < 0) continue;
    const digits = new DigitBytes(text, start, runEnd, work);
    if (digits.first(SHORTEST).length < (SHORTEST * 3) / 4) continue;
    if (--tries < 0) return 'too much';
    const result = inflated(digits, room);
    if (result.is === 'too much' || work.left < 0) return 'too much';
    if (result.is === 'other') continue;
    const { bytes } = result;
    const reach = afterFillers(text, digits.endOf(result.read));
    done = result.isEnded ? reach : Math.min(reach, afterFillers(text, runEnd));
    all.push({ start, end: done, reach, text: lenientText(bytes) });
  }
  return all;
}

function afterFillers(text: string, at: number): number {
  let end = at;
  while (text[end] === '=') end += 1;
  return end;
}

/** Of what is compressed no part can be changed alone: what is put in stands for all of it. */
function keptCompressed(text: string, edits: readonly Edit[], all: readonly Compressed[]): readonly Edit[] {
  return joined(
    edits.map((edit) => {
      const within = all.find(({ start, end }) => edit.start < end && edit.end > start);
      if (within === undefined) return edit;
      const { start, reach } = within;
      if (!edit.isEncoded && edit.start <= start && edit.end >= reach) return edit;
      const bytes = text.startsWith(GZIP, start) ? gzipSync(edit.text) : deflateSync(edit.text);
      return { start, end: reach, text: bytes.toString('base64'), isEncoded: true };
    }),
  );
}
