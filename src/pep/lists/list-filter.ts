import { isJsonObject, type JsonValue } from '../../protocol/json/json.js';
import { elementSpans, findSpan, splice, type JsonSpan, type Splice } from '../../protocol/json/json-span.js';

/** A client may keep a filtered list this long at most: a reload of the policy must reach it (MCP 2026-07-28, caching). */
export const MAX_LIST_TTL_MS = 60_000;

/**
 * The answer to a list without the entries of `list` that `hides` says: the order, the cursor and every other byte stay the server's. Where the
 * answer carries cache fields they become private and short, because another principal's list is another list.
 * Undefined where the entries cannot be told apart in the bytes (a name that stands twice): the answer must not pass.
 */
export function filterList(json: Buffer, list: string, result: JsonValue, hides: (index: number) => boolean): Buffer | undefined {
  if (!isJsonObject(result)) return json;
  const splices: Splice[] = [];
  const entries = result[list];
  if (Array.isArray(entries)) {
    const shown = entries.map((_entry, index) => !hides(index));
    if (shown.includes(false)) {
      const array = findSpan(json, ['result', list]);
      const spans = array === undefined ? [] : elementSpans(json, array.start);
      if (array === undefined || spans.length !== entries.length) return undefined;
      splices.push({ ...array, text: `[${shownText(json, spans, shown)}]` });
    }
  }
  const scope = result['cacheScope'];
  if (typeof scope === 'string' && scope !== 'private') splices.push(...replace(json, 'cacheScope', '"private"'));
  const ttl = result['ttlMs'];
  if (typeof ttl === 'number' && !(ttl <= MAX_LIST_TTL_MS)) splices.push(...replace(json, 'ttlMs', String(MAX_LIST_TTL_MS)));
  return splices.length === 0 ? json : splice(json, splices);
}

function shownText(json: Buffer, spans: readonly JsonSpan[], shown: readonly boolean[]): string {
  return spans
    .filter((_span, index) => shown[index])
    .map(({ start, end }) => json.toString('utf8', start, end))
    .join(',');
}

function replace(json: Buffer, member: string, text: string): Splice[] {
  const span = findSpan(json, ['result', member]);
  return span === undefined ? [] : [{ ...span, text }];
}
