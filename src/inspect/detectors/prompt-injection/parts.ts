import { overlapping, type Piece } from '../../patterns/overlapping.js';
import { stretchAt } from '../../views/stretches.js';
import type { View } from '../../views/view.js';

/** A text longer than this is scored by parts: many weak signs in a book are no injection. */
export const PART = 6_000;
/** As long as one sign of an order may be, with what may stand before it and forbid it. */
export const LONGEST_SIGN = 520;

export interface Part extends Piece {
  /** The part of the text that the view was made of, which stands here as it is. */
  readonly same: Part | undefined;
  /** The same, where a little of it was decoded. */
  readonly changed?: ChangedPart | undefined;
  /** So many points are its signs worth less. */
  readonly less?: number | undefined;
}

export interface ChangedPart {
  readonly of: Part;
  /** In turn where that begins and ends which has something new in it, and all that may belong to it. */
  readonly windows: readonly number[];
}

/** The parts of views of one text. A view is parted where the text is that it was made of, so that what was not decoded is the same part. */
export class Parts {
  #known: Map<View, readonly Part[]> | undefined;

  of(view: View): readonly Part[] {
    const { text, origin } = view;
    if (text.length <= PART) return [{ from: 0, text, same: undefined }];
    const known = (this.#known ??= new Map<View, readonly Part[]>()).get(view);
    if (known !== undefined) return known;
    const stretches = origin?.stretches ?? [];
    const parts = cut(text, origin === undefined ? BEGINNING : startsIn(text.length, this.of(origin.of), stretches), stretches);
    this.#known.set(view, parts);
    return parts;
  }
}

interface Start {
  readonly from: number;
  /** What may begin here, and how much of the view is as it was. */
  readonly part: Part | undefined;
  readonly unchanged: number;
}

const BEGINNING: readonly Start[] = [{ from: 0, part: undefined, unchanged: 0 }];

/** Where parts begin in what was made of them. Each begins behind the one before; what is decoded between two stretches belongs to the first. */
function startsIn(length: number, parts: readonly Part[], stretches: readonly number[]): readonly Start[] {
  const starts: Start[] = [];
  let i = 0;
  for (const part of parts) {
    while (i + 3 < stretches.length && (stretches[i + 4] ?? 0) <= part.from) i += 3;
    const [at = 0, source = 0, copied = 0] = stretches.slice(i, i + 3);
    const into = part.from - source;
    const from = starts.length === 0 ? 0 : Math.min(at + Math.max(0, into), stretches[i + 3] ?? length);
    if (from >= length || from <= (starts.at(-1)?.from ?? -1)) continue;
    const isCopied = from === at + into && into >= 0;
    starts.push({ from, part, unchanged: isCopied ? copied - into : 0 });
  }
  return starts;
}

/** From each start to the next and a little further, none longer than a part is. */
function cut(text: string, starts: readonly Start[], stretches: readonly number[]): readonly Part[] {
  const parts: Part[] = [];
  for (const [i, { from, part, unchanged }] of starts.entries()) {
    const next = starts[i + 1]?.from ?? text.length;
    for (const { from: at, text: own } of overlapping(text, from, next, PART)) {
      const isSame = at === from && own.length <= unchanged && own.length === part?.text.length;
      const changed = isSame || part === undefined || at !== from ? undefined : changedPart(part, at, own.length, stretches);
      parts.push({ from: at, text: own, same: isSame ? part : undefined, changed });
    }
  }
  return parts;
}

/** The part of `length` units from `from` on beside the one that it was read from; undefined where most of it is new. */
function changedPart(of: Part, from: number, length: number, stretches: readonly number[]): ChangedPart | undefined {
  const windows: number[] = [];
  let size = 0;
  /** Where what was copied last ends, in the part and in what the other was cut from. */
  let copied = 0;
  let read = of.from;
  const end = of.from + of.text.length;
  const addUntil = (to: number) => {
    const start = Math.max(windows.at(-1) ?? 0, copied - LONGEST_SIGN);
    if (start === windows.at(-1)) windows[windows.length - 1] = to;
    else windows.push(start, to);
    size += to - start;
  };
  for (let i = Math.max(0, stretchAt(stretches, from)); i < stretches.length && (stretches[i] ?? 0) < from + length; i += 3) {
    const at = stretches[i] ?? 0;
    const shift = (stretches[i + 1] ?? 0) - at;
    const begins = Math.max(at, from, of.from - shift);
    const ends = Math.min(at + (stretches[i + 2] ?? 0), from + length, end - shift);
    if (ends <= begins) continue;
    if (begins - from !== copied || begins + shift !== read) addUntil(Math.min(length, begins - from + LONGEST_SIGN));
    copied = ends - from;
    read = ends + shift;
    if (2 * size > length) return undefined;
  }
  if (copied !== length || read !== end) addUntil(length);
  return 2 * size > length ? undefined : { of, windows };
}
