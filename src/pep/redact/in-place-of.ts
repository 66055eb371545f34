import { cutOut, type Cut } from '../../inspect/cut/cut-out.js';
import { isJsonObject, type JsonValue } from '../../protocol/json/json.js';
import type { Redaction } from '../judge/obligations.js';

const REDACTED = '[REDACTED]';

/** RFC 4648 §4. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * What stands in place of a redacted value. Of a string only the spans go, where all that was asked for are spans of it. A whole value is
 * replaced by what the policy states, else by nothing of the same type, so that a schema still holds: 0, false, {}, [], and a text that says so.
 * What was Base64 by the schema of MCP (`isBytes`) still is.
 */
export function inPlaceOf(value: JsonValue, redactions: readonly Redaction[], isBytes = false): JsonValue {
  if (typeof value !== 'string') return wholeOf(redactions)?.replacement ?? nothingLike(value);
  const cuts = cutsOf(value, redactions);
  const text = cuts === undefined ? inPlaceOfAll(redactions) : cutOut(value, cuts);
  return isBytes && isBase64(value) && !isBase64(text) ? Buffer.from(inPlaceOfAll(redactions)).toString('base64') : text;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && BASE64.test(text);
}

function wholeOf(redactions: readonly Redaction[]): Redaction | undefined {
  return redactions.find(({ span }) => span === undefined);
}

function inPlaceOfAll(redactions: readonly Redaction[]): string {
  const stated = wholeOf(redactions)?.replacement ?? redactions.find(({ replacement }) => replacement !== undefined)?.replacement;
  return stated ?? REDACTED;
}

/** Undefined where one speaks of the whole value: it has no span, an empty one, or one that the string does not have. */
function cutsOf(text: string, redactions: readonly Redaction[]): readonly Cut[] | undefined {
  const cuts: Cut[] = [];
  for (const { span, replacement, view } of redactions) {
    if (span === undefined || span[0] >= span[1] || span[1] > text.length) return undefined;
    cuts.push({ span, text: replacement ?? REDACTED, view: view ?? 'raw' });
  }
  return cuts;
}

function nothingLike(value: Exclude<JsonValue, string>): JsonValue {
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return false;
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? {} : null;
}
