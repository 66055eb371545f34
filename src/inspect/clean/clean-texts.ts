import { withStanding, type Standing, type Standings } from './standings.js';
import type { View } from '../views/view.js';

/** A text in which nothing was found. */
export interface CleanText {
  readonly text: string;
  readonly standings: Standings;
  /** Undefined where they are to be made again. */
  readonly views: readonly View[] | undefined;
  /** Of the detectors that have nothing to say of the text anywhere, a bit each. */
  readonly silent: number;
}

/** Each a power of two. With the lengths they bound what is kept: 1.5 million characters. */
const SHORT_PLACES = 2_048;
const LONG_PLACES = 256;
/**
 * Places that one hash may take. With one alone a fifth of 500 paths had another of them in their place, and each of those was read whole with every
 * call that named it.
 */
const TOGETHER = 4;
const SHORT = 256;
const LONGEST = 4_096;
/** Of a long text not every character tells where it is kept. */
const SAMPLES = 32;

/**
 * Texts in which nothing was found, each until another needs its place: the paths, words and pages that a conversation comes back to, and
 * arguments that answers repeat. A text that comes once pays for reading a few of its characters. Detectors say the same of the same text, or
 * this could not be.
 */
export class CleanTexts {
  readonly #places = Array.from({ length: SHORT_PLACES + LONG_PLACES }, (): CleanText | undefined => undefined);

  /** Where a text may be kept: asked once for both questions. */
  placeOf(text: string): number {
    if (text.length > LONGEST) return NOWHERE;
    const hash = hashOf(text);
    return text.length > SHORT
      ? SHORT_PLACES + (hash & (LONG_PLACES / TOGETHER - 1)) * TOGETHER
      : (hash & (SHORT_PLACES / TOGETHER - 1)) * TOGETHER;
  }

  at(place: number, text: string): CleanText | undefined {
    if (place === NOWHERE) return undefined;
    for (let at = place; at < place + TOGETHER; at++) {
      const known = this.#places[at];
      if (known !== undefined && known.text === text) return known;
    }
    return undefined;
  }

  /** The newest stands first; what is in the way of it moves on, the last of them out. */
  add(place: number, clean: CleanText): void {
    if (place === NOWHERE || !clean.standings.isShort) return;
    let next: CleanText | undefined = clean;
    for (let at = place; at < place + TOGETHER; at++) {
      const known: CleanText | undefined = this.#places[at];
      this.#places[at] = next;
      if (known === undefined || known.text === clean.text) return;
      next = known;
    }
  }
}

const NOWHERE = -1;

/** `views` are kept of what a client sends, until an answer repeats it: what an answer brings seldom comes back. */
export function cleanText(text: string, at: Standing, views: readonly View[], silent: number, known: CleanText | undefined): CleanText {
  const comesBack = at.surface === 'arguments' && views.length === 1;
  return { text, standings: withStanding(known?.standings, at), views: comesBack ? views : undefined, silent };
}

function hashOf(text: string): number {
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  let hash = text.length;
  for (let at = text.length - 1; at >= 0; at -= step) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash ^ (hash >>> 15);
}
