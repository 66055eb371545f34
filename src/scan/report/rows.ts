import { printable } from '../../errors/printable.js';
import type { Outcome, Scanned } from '../scanned.js';
import { placeOf, written, type Located, type Texts } from './place.js';

/** One finding, or one reason beside findings, as reports show it. Names in it are printable; no text in which something was found is. */
export interface Row {
  readonly place: Located;
  /** That place, for people. */
  readonly where: string;
  readonly what: string;
  readonly rule: string;
  readonly confidence: string;
  readonly view: string;
  /** JSON Pointer, and the span in the value there where the place does not say it. */
  readonly path: string;
  readonly outcome: Outcome | 'denied';
  readonly says: string | undefined;
}

export function rowsOf(scanned: readonly Scanned[], texts: Texts): readonly Row[] {
  return scanned.flatMap((one) => {
    const what = oneLine(one.what);
    const at = (span: readonly [number, number] | undefined) => {
      const place = placeOf(one.place, span, texts);
      return { place, where: written(one.place, place, texts) };
    };
    const found = one.findings.map(({ rule, confidence, view, path, span, outcome, says }): Row => ({
      ...at(span),
      what,
      rule: printable(rule),
      confidence,
      view: printable(view),
      path: oneLine(texts.has(one.place.file) ? path : `${path}[${span.join(',')}]`),
      outcome,
      says: says === undefined ? undefined : oneLine(says),
    }));
    const denied = one.reasons.map(({ id, message }): Row => ({
      ...at(undefined),
      what,
      rule: printable(id),
      confidence: '',
      view: '',
      path: '',
      outcome: one.effect === 'ask' ? 'asked' : 'denied',
      says: oneLine(message),
    }));
    return [...denied, ...found];
  });
}

/** A line break in a name would write rows of its own. */
function oneLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
