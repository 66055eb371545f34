import type { Finding } from '../../pdp/input-document.js';
import { fromPointer } from '../../protocol/json/json-pointer.js';

/** Stands for what is not written down. */
export const MASK = '[masked]';

/** Findings of these detectors are personal or secret text; others say only where an attack is. */
const SENSITIVE: ReadonlySet<string> = new Set(['secret', 'pii']);

/** What findings say of a place: spans of a string to replace. */
export interface Marks {
  readonly below: Map<string, Marks>;
  readonly spans: { readonly start: number; readonly end: number; readonly rule: string }[];
}

/** Undefined where no finding is of such text. */
export function marksOf(findings: readonly Finding[]): Marks | undefined {
  let root: Marks | undefined;
  // Of most documents there are none: one list that cannot change, which engines go over by an iterator.
  if (findings.length === 0) return root;
  for (const { detector, rule, path, span } of findings) {
    if (!SENSITIVE.has(detector)) continue;
    root ??= { below: new Map(), spans: [] };
    let marks = root;
    for (const part of fromPointer(path)) {
      let next = marks.below.get(part);
      if (next === undefined) marks.below.set(part, (next = { below: new Map(), spans: [] }));
      marks = next;
    }
    marks.spans.push({ start: span[0], end: span[1], rule });
  }
  return root;
}

/** Spans that overlap or touch become one; one that does not fit the text hides all of it. */
export function withoutSpans(text: string, spans: Marks['spans']): string {
  if (spans.some(({ start, end }) => !(start >= 0 && start < end && end <= text.length))) return MASK;
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  let result = '';
  let done = 0;
  for (const { start, end, rule } of ordered) {
    if (start >= done) result += `${text.slice(done, start)}[masked:${rule}]`;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
