import { isJsonObject, type JsonValue } from '../protocol/json.js';
import type { Redaction } from './obligations.js';

const REDACTED = '[REDACTED]';

type Cut = readonly [start: number, end: number, replacement: string];

/**
 * What stands in place of a redacted value. Of a string only the spans go, where all that was asked for are spans of it. A whole value is
 * replaced by what the policy states, else by nothing of the same type, so that a schema still holds: 0, false, {}, [], and a text that says so.
 */
export function inPlaceOf(value: JsonValue, redactions: readonly Redaction[]): JsonValue {
  const cuts = typeof value === 'string' ? cutsOf(value, redactions) : undefined;
  if (typeof value === 'string' && cuts !== undefined) return withoutSpans(value, cuts);
  const whole = redactions.find(({ span }) => span === undefined);
  if (whole?.replacement !== undefined) return whole.replacement;
  if (typeof value === 'string') return redactions.find(({ replacement }) => replacement !== undefined)?.replacement ?? REDACTED;
  return nothingLike(value);
}

/** Undefined where one speaks of the whole value: it has no span, an empty one, or one that the string does not have. */
function cutsOf(text: string, redactions: readonly Redaction[]): readonly Cut[] | undefined {
  const cuts: Cut[] = [];
  for (const { span, replacement } of redactions) {
    if (span === undefined || span[0] >= span[1] || span[1] > text.length) return undefined;
    cuts.push([...span, replacement ?? REDACTED]);
  }
  return cuts;
}

/** Spans that overlap become one, under the replacement of the first. */
function withoutSpans(text: string, cuts: readonly Cut[]): string {
  let result = '';
  let done = 0;
  for (const [start, end, replacement] of cuts.toSorted(([a], [b]) => a - b)) {
    if (start >= done) result += text.slice(done, start) + replacement;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}

function nothingLike(value: Exclude<JsonValue, string>): JsonValue {
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return false;
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? {} : null;
}
