import { MAX_INPUT_BYTES, MAX_INPUT_DEPTH } from './encode-input.js';
import type { InputDocument } from './input-document.js';
import { CHANGING } from './settled-members.js';

/** Characters: what is held on to until the next document comes must not be a large message. */
const MOST_HELD = 16 * 1024;
/** Quotes or brackets, colon, comma. */
const PUNCTUATION = 4;
/** `-1.2345678901234567e-300` and its comma. */
const LONGEST_NUMBER = 26;
/** Escapes make six bytes of a character at most. */
const BUDGET = MAX_INPUT_BYTES / 6 - PUNCTUATION;

const changing: ReadonlySet<string> = new Set(CHANGING);
const CHANGING_NAMES = CHANGING.reduce((length, name) => length + name.length + PUNCTUATION, 0);

/** Whether documents are under every limit, told without writing them out. */
export class SizeCheck {
  /** What the settled members of the document before leave of the budget. */
  #left = 0;

  /** False where it is not certain. `isSettled`: in all but the changing members, the document is as the one before (`SettledMembers`). */
  isSurelySmall(input: InputDocument, isSettled: boolean): boolean {
    if (!isSettled) this.#left = besideChanging(input);
    let left = this.#left - CHANGING_NAMES;
    if (left > 0 && input.arguments !== undefined) left = room(input.arguments, left, 1);
    if (left > 0 && input.params !== undefined) left = room(input.params, left, 1);
    if (left > 0) left = room(input.paths, left, 1);
    if (left > 0 && input.result !== undefined) left = room(input.result, left, 1);
    if (left > 0 && input.session !== undefined) left = room(input.session, left, 1);
    if (left > 0 && input.time !== undefined) left = room(input.time, left, 1);
    return left > 0;
  }

  /** The settled members are small enough to be held on to. */
  get maybeHeld(): boolean {
    return BUDGET - this.#left <= MOST_HELD;
  }
}

function besideChanging(input: InputDocument): number {
  const members = input as unknown as Readonly<Record<string, unknown>>;
  let left = BUDGET;
  for (const name in members) {
    if (changing.has(name)) continue;
    left = room(members[name], left - name.length - PUNCTUATION, 1);
    if (left <= 0) return 0;
  }
  return left;
}

/** What is left of a budget in characters after a value; nothing, where it nests too deep. */
function room(value: unknown, budget: number, depth: number): number {
  if (typeof value === 'string') return budget - value.length - PUNCTUATION;
  if (typeof value !== 'object' || value === null) return budget - LONGEST_NUMBER;
  if (depth >= MAX_INPUT_DEPTH) return 0;
  let left = budget - PUNCTUATION;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    for (let at = 0; at < items.length; at++) {
      left = room(items[at], left, depth + 1);
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
