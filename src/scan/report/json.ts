import type { Scanned } from '../scanned.js';
import { placeOf, type Texts } from './place.js';

/** For programs: everything that was looked at, with what was found in it. */
export function jsonReport(scanned: readonly Scanned[], texts: Texts): unknown {
  return scanned.map(({ place, what, effect, findings, reasons }) => ({
    file: place.file,
    ...(place.line === undefined ? {} : { line: place.line }),
    what,
    effect,
    reasons,
    findings: findings.map((finding) => {
      const { line, column } = placeOf(place, finding.span, texts);
      return { ...finding, line, column };
    }),
  }));
}
