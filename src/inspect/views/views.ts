import { asciiClass, hasRun } from '../runs.js';
import { baseDecoded } from './base.js';
import { htmlDecoded, unescaped } from './escapes.js';
import { unicodeFolded } from './unicode.js';
import { urlDecoded } from './url.js';
import { rawView, type View } from './view.js';

/** Each runs only when its trigger is in the text. */
const DECODERS: readonly ((view: View) => View | undefined)[] = [urlDecoded, htmlDecoded, unescaped, baseDecoded, unicodeFolded];

/** Honest texts need three; a text that still changes after these was built to be unreadable. */
const MAX_VIEWS = 9;
/** Derived characters per character of the original, over all views; short texts get the floor. */
const MAX_GROWTH = 8;
const GROWTH_FLOOR = 4_096;

export interface Views {
  /** The text as it came first. */
  readonly views: readonly View[];
  /** False when there was more to decode than the limits allow. */
  readonly complete: boolean;
}

/**
 * The text as it came, then one decoding after the other, each on top of those before, in rounds until nothing changes.
 * A chain, not all combinations: what hides behind a decoding too many is still in the views before it.
 */
export function viewsOf(text: string): Views {
  let last = rawView(text);
  const views: View[] = [last];
  if (isPlain(text)) return { views, complete: true };
  let derived = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const decode of DECODERS) {
      const next = decode(last);
      if (next === undefined) continue;
      derived += next.text.length;
      if (views.length >= MAX_VIEWS || derived > Math.max(GROWTH_FLOOR, text.length * MAX_GROWTH)) return { views, complete: false };
      views.push(next);
      last = next;
      changed = true;
    }
  }
  return { views, complete: true };
}

/** Characters of base64 (RFC 4648), its URL form and hex with separators, and how many stand together before a decoder looks. */
const ENCODED = asciiClass(/[A-Za-z0-9+/_:-]/);
const SHORTEST_ENCODED = 24;

/** Nothing here starts any decoder: one scan instead of five. */
function isPlain(text: string): boolean {
  return !/[%\\&]|[^\p{ASCII}]|0x/u.test(text) && !hasRun(text, ENCODED, SHORTEST_ENCODED);
}
