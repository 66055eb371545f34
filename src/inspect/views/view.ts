/** One way to read a text: as it came, or decoded. A detector matches in `text` and reports in offsets of the original. */
export interface View {
  readonly text: string;
  /** How it was made: `raw`, `url-decoded×2`, `url-decoded×2+unicode-folded`. */
  readonly made: string;
  /** Decoding met a form that no honest writer uses (overlong UTF-8, escapes of escapes): a signal by itself. */
  readonly evasive: boolean;
  /** Original offset of each UTF-16 unit, and one more for the end; undefined where offsets are the original's own. */
  readonly starts: Uint32Array | undefined;
}

export function rawView(text: string): View {
  return { text, made: 'raw', evasive: false, starts: undefined };
}

/** The span of the original that [start, end) of the view was read from. */
export function originalSpan({ starts }: View, start: number, end: number): readonly [number, number] {
  if (starts === undefined) return [start, end];
  const from = starts[start] ?? 0;
  const to = starts[end] ?? from;
  return [from, Math.max(from, to)];
}

/** What replaces one match; undefined leaves it as it is. */
export type Decode = (match: string) => string | undefined;

/**
 * The view with every match of `pattern` (which must be global) replaced; undefined when nothing was. Each unit of a
 * replacement maps to the whole match.
 */
export function replaceMapped(
  view: View,
  pattern: RegExp,
  decode: Decode,
): { readonly text: string; readonly starts: Uint32Array } | undefined {
  const { text } = view;
  const pieces: string[] = [];
  const edits: { readonly from: number; readonly to: number; readonly length: number }[] = [];
  let copied = 0;
  for (const match of text.matchAll(pattern)) {
    const replacement = decode(match[0]);
    if (replacement === undefined || replacement === match[0]) continue;
    const to = match.index + match[0].length;
    pieces.push(text.slice(copied, match.index), replacement);
    edits.push({ from: match.index, to, length: replacement.length });
    copied = to;
  }
  if (edits.length === 0) return undefined;
  pieces.push(text.slice(copied));
  const result = pieces.join('');
  const starts = new Uint32Array(result.length + 1);
  const original = view.starts;
  let at = 0;
  let source = 0;
  const put = (offset: number) => {
    starts[at++] = original === undefined ? offset : (original[offset] ?? 0);
  };
  for (const { from, to, length } of edits) {
    while (source < from) put(source++);
    for (let i = 0; i < length; i++) put(from);
    source = to;
  }
  while (source <= text.length) put(source++);
  return { text: result, starts };
}
