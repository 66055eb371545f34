import type { Truth } from '../compiler/operators/operator.js';

/** Unlike `Truth` it can be written as JSON. */
export function wordOf(truth: Truth): 'true' | 'false' | 'unknown' {
  return truth === undefined ? 'unknown' : truth ? 'true' : 'false';
}
