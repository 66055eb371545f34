import type { Diagnostic } from '../../errors/diagnostic.js';
import type { Scanned } from '../scanned.js';
import type { Texts } from './place.js';
import { rowsOf } from './rows.js';

/** What was found as problems of the files that it stands in: an error is what the policy stops or changes. */
export function diagnosticsOf(scanned: readonly Scanned[], texts: Texts): readonly Diagnostic[] {
  return rowsOf(scanned, texts).map(({ place, what, rule, path, view, outcome, says }) => {
    const seen = view === '' || view === 'raw' ? '' : `, seen as ${view}`;
    const where = path === '' ? '' : ` at ${path}${seen}`;
    return {
      severity: outcome === 'noted' || outcome === 'passed' ? 'warning' : 'error',
      code: rule,
      message: `${what}: ${rule}${where}, ${outcome}`,
      span: place,
      ...(says === undefined ? {} : { hint: says }),
    };
  });
}
