import { jsonIn } from '../../protocol/json/json.js';
import type { Edit } from './edits.js';
import { inString } from './json-string.js';
import { jsonTokens } from './json-tokens.js';

/** Texts of JSON within each other. */
const DEEPEST = 4;

/**
 * The same edits of a text that is JSON, or has a line of it in which they stand, so that it still is: within its strings, in place of whole numbers, and never of
 * what is around them. They must be in order and apart.
 */
export function keptJson(text: string, edits: readonly Edit[], depth = 0): readonly Edit[] {
  if (edits.length === 0 || depth > DEEPEST) return edits;
  if (isJson(text)) return inTokens(text, 0, edits, depth);
  const all: Edit[] = [];
  for (let i = 0; i < edits.length;) {
    const [from, to] = lineOf(text, edits[i]?.start ?? 0);
    const first = i;
    while ((edits[i]?.start ?? Infinity) < to || i === first) i += 1;
    const inLine = edits.slice(first, i);
    const line = text.slice(from, to);
    const isKept = inLine.every(({ end }) => end <= to) && isJson(line);
    all.push(...(isKept ? inTokens(line, from, inLine, depth) : inLine));
  }
  return all;
}

/** An object or a list: what else is JSON by itself is a text or a number to who reads it. */
function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && jsonIn(text) !== undefined;
}

function lineOf(text: string, at: number): readonly [from: number, to: number] {
  const end = text.indexOf('\n', at);
  return [at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end];
}

/** `from`: where in the text of the edits this JSON begins. */
function inTokens(json: string, from: number, edits: readonly Edit[], depth: number): readonly Edit[] {
  const all: Edit[] = [];
  let next = 0;
  for (const [at, to] of jsonTokens(json)) {
    const [start, end] = [from + at, from + to];
    while ((edits[next]?.end ?? Infinity) <= start) next += 1;
    let last = next;
    while ((edits[last]?.start ?? Infinity) < end) last += 1;
    const within = edits.slice(next, last);
    const [first] = within;
    if (first === undefined) continue;
    const token = json.slice(at, to);
    if (token.startsWith('"')) all.push(...inString(token, start, within, (value, inner) => keptJson(value, inner, depth + 1)));
    else all.push({ ...first, start, end, text: /^[tfn]/.test(token) ? 'null' : '0' });
  }
  return all;
}
