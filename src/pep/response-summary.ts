import type { ResponseSummary } from '../audit/event.js';
import { maskShapes } from '../audit/mask/credential-shapes.js';
import { isJsonObject, parseJson, type JsonValue } from '../protocol/json/json.js';
import type { ResponseMessage } from '../protocol/message.js';
import type { ResponsePeek } from '../protocol/peek-response.js';
import { findSpan } from '../protocol/json/json-span.js';

/** Beyond it a parse costs more than the record is worth. */
const PARSED_BYTES = 16 * 1024;
/** Kinds of content that are counted by name; MCP has five. */
const MAX_KINDS = 16;
/** A kind is the server's text: it may be long, or a credential. */
const MAX_KIND_LENGTH = 64;

/** What came back for a tool call, without its content. */
export function summarize(outcome: ResponseMessage['outcome'], bytes: number): ResponseSummary {
  if ('error' in outcome) {
    const code = isJsonObject(outcome.error) ? outcome.error['code'] : undefined;
    return { outcome: 'error', bytes, ...(typeof code === 'number' ? { error_code: code } : {}) };
  }
  const { result } = outcome;
  if (!isJsonObject(result)) return { outcome: 'result', bytes };
  const content = countKinds(result['content']);
  return { outcome: result['isError'] === true ? 'tool_error' : 'result', bytes, ...(content === undefined ? {} : { content }) };
}

/**
 * The same of a response that was passed on unread. A short one is parsed when the record is made, after the answer went on; of a
 * longer one only what matters is looked up in the bytes.
 */
export function summarizeUnread(peek: ResponsePeek, line: Buffer): () => ResponseSummary {
  const { failed, bodyStart, bodyEnd } = peek;
  const body = line.subarray(bodyStart, bodyEnd);
  if (body.length <= PARSED_BYTES) return () => summarizeBody(body, failed, line.length);
  const member = findSpan(body, [failed ? 'code' : 'isError']);
  const text = member === undefined ? undefined : body.toString('latin1', member.start, member.end);
  const bytes = line.length;
  const code = Number(text);
  const summary: ResponseSummary = failed
    ? { outcome: 'error', bytes, ...(Number.isFinite(code) ? { error_code: code } : {}) }
    : { outcome: text === 'true' ? 'tool_error' : 'result', bytes };
  return () => summary;
}

/** The body is the server's text, which nobody has parsed yet. */
function summarizeBody(body: Buffer, failed: boolean, bytes: number): ResponseSummary {
  try {
    const value = parseJson(body.toString('utf8'));
    return summarize(failed ? { error: value } : { result: value }, bytes);
  } catch {
    return { outcome: failed ? 'error' : 'result', bytes };
  }
}

function countKinds(content: JsonValue | undefined): Readonly<Record<string, number>> | undefined {
  if (!Array.isArray(content)) return undefined;
  const items = content as readonly JsonValue[];
  const only = onlyKind(items);
  if (only !== undefined) return alike(only, items.length);
  const counts = new Map<string, number>();
  for (const item of items) {
    const kind = maskShapes(kindOf(item));
    if (counts.has(kind) || counts.size < MAX_KINDS) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function kindOf(item: JsonValue): string {
  const type = isJsonObject(item) ? item['type'] : undefined;
  if (typeof type !== 'string') return 'other';
  // Masked as a whole: of what is cut short nobody can tell what it was.
  return type.length <= MAX_KIND_LENGTH ? type : maskShapes(type).slice(0, MAX_KIND_LENGTH);
}

function onlyKind(items: readonly JsonValue[]): string | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  const kind = kindOf(first);
  return items.every((item) => item === first || kindOf(item) === kind) ? kind : undefined;
}

let last: { readonly kind: string; readonly count: number; readonly counts: Readonly<Record<string, number>> } | undefined;

/** Most answers are one text: they share an object, whose bytes are copied (audit/encode/member-bytes.ts). */
function alike(kind: string, count: number): Readonly<Record<string, number>> {
  if (last?.kind !== kind || last.count !== count) last = { kind, count, counts: Object.fromEntries([[maskShapes(kind), count]]) };
  return last.counts;
}
