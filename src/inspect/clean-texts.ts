import type { Surface } from './inspector.js';
import type { Role } from './roles.js';

/** All that a detector may know of a text that is no member name. */
interface Known {
  readonly text: string;
  readonly name: string;
  readonly role: Role;
  readonly surface: Surface;
  readonly tool: string | undefined;
}

/** Each a power of two. With the lengths they bound what is kept: 1.5 million characters. */
const SHORT_PLACES = 2_048;
const LONG_PLACES = 256;
const SHORT = 256;
const LONGEST = 4_096;
const LONGEST_NAME = 128;
/** Of a long text not every character tells where it is kept. */
const SAMPLES = 32;

/**
 * Texts in which nothing was found, each until another needs its place: the paths, words and pages that a conversation comes back to. A text
 * that comes once pays for reading a few of its characters. Detectors say the same of the same text, or this could not be.
 */
export class CleanTexts {
  readonly #places = Array.from({ length: SHORT_PLACES + LONG_PLACES }, (): Known | undefined => undefined);

  /** Where a text is kept: asked once for both questions. Results have texts under two names; they must not take each other's place. */
  placeOf(text: string, name: string): number {
    if (text.length > LONGEST) return NOWHERE;
    const hash = hashOf(text, name);
    return text.length > SHORT ? SHORT_PLACES + (hash & (LONG_PLACES - 1)) : hash & (SHORT_PLACES - 1);
  }

  has(place: number, text: string, name: string, role: Role, surface: Surface, tool: string | undefined): boolean {
    const known = this.#places[place];
    return (
      known !== undefined &&
      known.text === text &&
      known.role === role &&
      known.name === name &&
      known.surface === surface &&
      known.tool === tool
    );
  }

  add(place: number, known: Known): void {
    if (place !== NOWHERE && known.name.length <= LONGEST_NAME && (known.tool?.length ?? 0) <= LONGEST_NAME) this.#places[place] = known;
  }
}

const NOWHERE = -1;

function hashOf(text: string, name: string): number {
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  let hash = text.length + Math.imul(name.length, 7) + (name.length > 0 ? name.charCodeAt(0) : 0);
  for (let at = text.length - 1; at >= 0; at -= step) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash ^ (hash >>> 15);
}
