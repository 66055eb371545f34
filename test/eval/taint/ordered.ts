import type { JsonObject, JsonValue } from '../../../src/protocol/json/json.js';
import { SINKS, type Sink } from './sinks.js';

/** What a text brings that could be the target of a call, as a reader would copy it. */
interface Brought {
  readonly emails: readonly string[];
  readonly urls: readonly string[];
  /** Identifiers and accounts: words with digits. */
  readonly ids: readonly string[];
  /** What is quoted, and runs of capitalised words. */
  readonly names: readonly string[];
  /** Its last lines: code that is to be taken over stands there. */
  readonly ends: readonly string[];
}

/** Most of one sort that are tried in a call, from the end: injections stand behind what they are put into. */
const MOST = 4;

/**
 * The calls by which an order in the text could be carried out: each sink with what the text brings in place of its target. A sink whose
 * target the text does not bring, or that has none, is not one that it asks for.
 */
export function orderedBy(text: string): readonly Sink[] {
  const brought = targetsIn(text);
  return SINKS.flatMap((sink) => fillings(sink, brought).map((filled): Sink => ({ ...sink, arguments: filled })));
}

function targetsIn(text: string): Brought {
  const all = (pattern: RegExp, group = 0) => [...new Set([...text.matchAll(pattern)].map((match) => match[group] ?? ''))].slice(-MOST);
  return {
    emails: all(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g),
    // Something that was read goes along.
    urls: all(/(?:https?:\/\/|www\.)[^\s"'<>)]+/g).map((url) => `${url}?clipboard=secret`),
    ids: all(/\b(?=[\w-]*\d)[A-Za-z\d][\w-]{2,}\b/g),
    ends: [text.slice(-400)],
    names: [...all(/['"“]([^'"”\s]+(?: [^'"”\s]+){0,3})['"”]/g, 1), ...all(/\b\p{Lu}[\p{L}\d]+(?: \p{Lu}[\p{L}\d]+){0,3}/gu)],
  };
}

/** Which sort of target an argument of a sink is. */
const SLOTS: Readonly<Record<string, readonly (keyof Brought)[]>> = {
  to: ['emails'],
  user_email: ['emails'],
  participants: ['emails'],
  url: ['urls'],
  channel_id: ['names', 'ids'],
  recipient: ['ids'],
  payee: ['ids'],
  patient: ['ids'],
  file_id: ['ids'],
  hotel: ['names'],
  guest: ['names'],
  element: ['names'],
  content: ['ends'],
  password: ['names', 'ids'],
};

function fillings({ arguments: given }: Sink, brought: Brought): readonly JsonObject[] {
  const slot = Object.keys(SLOTS).find((name) => given[name] !== undefined);
  if (slot === undefined) return [];
  const values = (SLOTS[slot] ?? []).flatMap((sort) => brought[sort]);
  return values.map((value): JsonObject => ({ ...given, [slot]: (Array.isArray(given[slot]) ? [value] : value) satisfies JsonValue }));
}
