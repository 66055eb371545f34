import type { Truth } from '../operators/operator.js';

/**
 * Kleene's three values (docs/policy-language.md, "Conditions"): a condition certainly holds (`true`), certainly fails (`false`), or nobody
 * can say (`undefined`).
 */

/** Holds where every part does, fails where one certainly does. Of nothing it holds. */
export function allOf(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** Holds where one part does, fails where all certainly do. */
export function anyOf(parts: readonly Truth[]): Truth {
  if (parts.includes(true)) return true;
  return parts.includes(undefined) ? undefined : false;
}

export function not(part: Truth): Truth {
  return part === undefined ? undefined : !part;
}

/** A test that is asked of several values: holds where there is one and all hold, fails where all certainly fail or there is none. */
export function ofEvery(values: readonly Truth[]): Truth {
  if (values.every((truth) => truth === false)) return false;
  return values.every((truth) => truth === true) ? true : undefined;
}
