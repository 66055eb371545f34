import { MAX_INPUT_BYTES, MAX_INPUT_DEPTH } from './encode-input.js';

/** Characters: what is held on to until the next document comes must not be a large message. */
const MOST_HELD = 16 * 1024;
/** Quotes or brackets, colon, comma. */
const PUNCTUATION = 4;
/** `-1.2345678901234567e-300` and its comma. */
const LONGEST_NUMBER = 26;

/**
 * Whether a document is under every limit, told without writing it out: false where that is not certain. Escapes make six bytes of a
 * character at most. What stands in the same place as in the document before, and is the same object, is not measured again.
 */
export function createSizeCheck(): (input: object) => boolean {
  const before: unknown[] = [];
  const sizes: number[] = [];
  return (input) => {
    const members = input as Readonly<Record<string, unknown>>;
    let left = MAX_INPUT_BYTES / 6 - PUNCTUATION;
    let at = 0;
    for (const name in members) {
      const value = members[name];
      if (typeof value !== 'object' || value === null) left = room(value, left, 1);
      else {
        if (before[at] !== value) {
          const free = room(value, MAX_INPUT_BYTES, 1);
          if (free <= 0) return false;
          sizes[at] = MAX_INPUT_BYTES - free;
          before[at] = MAX_INPUT_BYTES - free <= MOST_HELD ? value : undefined;
        }
        left -= sizes[at] ?? MAX_INPUT_BYTES;
      }
      left -= name.length + PUNCTUATION;
      if (left <= 0) return false;
      at++;
    }
    return true;
  };
}

/** What is left of a budget in characters after a value; nothing, where it nests too deep. */
function room(value: unknown, budget: number, depth: number): number {
  if (typeof value === 'string') return budget - value.length - PUNCTUATION;
  if (typeof value !== 'object' || value === null) return budget - LONGEST_NUMBER;
  if (depth >= MAX_INPUT_DEPTH) return 0;
  let left = budget - PUNCTUATION;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      left = room(item, left, depth + 1);
      if (left <= 0) return 0;
    }
    return left;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const name in members) {
    left = room(members[name], left - name.length - PUNCTUATION, depth + 1);
    if (left <= 0) return 0;
  }
  return left;
}
