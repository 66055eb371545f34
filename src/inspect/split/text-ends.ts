/** Blanks and rows of signs that no word stands in: who reads a text passes over them. */
const GAP = /[^\p{L}\p{N}\p{M}]{8,}/gu;
/** What is left of one on each side: a speaker is named behind a line end. */
const LEFT = 2;
/** No text without it has one. */
const MAY_HAVE_GAP = /\W{8}/;
const WORDED = /[\p{L}\p{N}]/u;

/** A part of a text, and where it begins there. */
export interface TextPart {
  readonly from: number;
  readonly text: string;
}

/** Whether there is anything to be read. */
export function hasWord(text: string): boolean {
  return WORDED.test(text);
}

/** A text without its gaps. */
export function worded(text: string): readonly TextPart[] {
  return MAY_HAVE_GAP.test(text) ? partsOf(text) : [{ from: 0, text }];
}

/** So much of the beginning of a longer text, gaps not counted. */
export function beginningOf(text: string, length: number): readonly TextPart[] {
  for (let read = 2 * length; ; read *= 4) {
    const parts = worded(text.slice(0, read));
    if (read < text.length && lengthOf(parts) < length) continue;
    const taken: TextPart[] = [];
    let left = length;
    for (const part of parts) {
      if (left <= 0) break;
      taken.push({ from: part.from, text: part.text.slice(0, left) });
      left -= part.text.length;
    }
    return taken;
  }
}

/** The same of its end. */
export function endOf(text: string, length: number): readonly TextPart[] {
  for (let read = 2 * length; ; read *= 4) {
    const start = Math.max(0, text.length - read);
    const parts = worded(text.slice(start));
    if (start > 0 && lengthOf(parts) < length) continue;
    const taken: TextPart[] = [];
    let left = length;
    for (const part of parts.toReversed()) {
      if (left <= 0) break;
      const cut = Math.max(0, part.text.length - left);
      taken.unshift({ from: start + part.from + cut, text: part.text.slice(cut) });
      left -= part.text.length;
    }
    return taken;
  }
}

function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(GAP)) {
    const to = index === 0 ? 0 : index + LEFT;
    if (to > from) parts.push({ from, text: text.slice(from, to) });
    from = index + gap.length;
    if (from < text.length) from -= LEFT;
  }
  if (from < text.length) parts.push({ from, text: text.slice(from) });
  return parts;
}

function lengthOf(parts: readonly TextPart[]): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0);
}
