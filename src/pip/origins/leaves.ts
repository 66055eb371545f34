import { isJsonObject, jsonIn, type JsonValue } from '../../protocol/json/json.js';

/** A value of more words is a sentence. */
const MOST_WORDS_OF_A_VALUE = 4;
/** As deep as texts are looked into; what lies deeper is not read. */
const DEEPEST = 64;

/**
 * Every text of a value, names of members too. `listed`: it stands by itself as a value of data, and is none of the texts that an answer
 * is made of; a text that is JSON is read as that. False: some of it lies too deep.
 */
export function readLeaves(value: JsonValue, see: (text: string, listed: boolean) => void): boolean {
  let whole = true;
  const read = (each: JsonValue, data: boolean, depth: number): void => {
    if (depth > DEEPEST) whole = false;
    else if (typeof each === 'string') {
      const parsed = data ? undefined : parseData(each);
      if (parsed === undefined) see(each, data && isShort(each));
      else read(parsed, true, depth + 1);
    } else if (typeof each === 'number') see(String(each), data);
    else if (Array.isArray(each)) for (const one of each as readonly JsonValue[]) read(one, data, depth + 1);
    else if (isJsonObject(each)) {
      // Of a content block it is the text that is read; `structuredContent` is data (MCP 2025-06-18, Tools, "Structured Content").
      for (const [name, member] of Object.entries(each)) {
        if (data) see(name, isShort(name));
        read(member, data || name === 'structuredContent', depth + 1);
      }
    }
  };
  read(value, false, 0);
  return whole;
}

function parseData(text: string): JsonValue | undefined {
  return /^\s*[[{]/.test(text) ? jsonIn(text) : undefined;
}

function isShort(text: string): boolean {
  return text.length <= 200 && text.trim().split(/\s+/).length <= MOST_WORDS_OF_A_VALUE;
}
