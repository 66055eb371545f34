/** A span of a text, and what is to stand there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** It was found in what an encoding held: where all of that goes, what stands there instead is encoded too. */
  readonly isEncoded: boolean;
}

/** In order; those that overlap become one, under the text of the first. */
export function joined(edits: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    const last = all.at(-1);
    if (last === undefined || edit.start >= last.end) all.push(edit);
    else all[all.length - 1] = { ...last, end: Math.max(last.end, edit.end), isEncoded: last.isEncoded || edit.isEncoded };
  }
  return all;
}

/** The text with all of them, which must be in order and apart. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: instead } of edits) {
    result += text.slice(done, start) + instead;
    done = end;
  }
  return result + text.slice(done);
}
