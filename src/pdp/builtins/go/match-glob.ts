import { BuiltinLimit } from '../builtin.js';
import type { GlobPart } from './glob.js';

/** What a pattern says of a whole text. */
export type GlobMatcher = (text: string) => boolean;

/** Characters of texts and patterns that one call compares: tenths of a second. */
const MOST_COMPARED = 1_000_000_000;
/** What a place costs that is walked to by itself, against one more character of a text that is compared as a whole. */
const PLACE_COST = 50;

/** One call, and what is left of that for it. */
interface Walk {
  readonly delimiters: ReadonlySet<string>;
  left: number;
}

/** The ways through the text go forward together, so that time is bounded by its length times that of the pattern. */
export function globMatcher(parts: readonly GlobPart[], delimiters: ReadonlySet<string>): GlobMatcher {
  return (text) => follow(parts, [0], text, { delimiters, left: MOST_COMPARED }).includes(text.length);
}

/** Where one can be behind the parts, ascending, from any of `starts`; positions are UTF-16 units. */
function follow(parts: readonly GlobPart[], starts: readonly number[], text: string, walk: Walk): readonly number[] {
  let places = starts;
  for (const [index, part] of parts.entries()) {
    if (places.length === 0) return places;
    // Nothing is to follow: what cannot reach the end is no match.
    if (part.kind === 'any' && !part.limited && index === parts.length - 1) return [text.length];
    places = step(part, places, text, walk);
  }
  return places;
}

function step(part: GlobPart, places: readonly number[], text: string, walk: Walk): readonly number[] {
  pay(walk, compared(part, places, text));
  if (part.kind === 'text') return places.filter((at) => text.startsWith(part.text, at)).map((at) => at + part.text.length);
  if (part.kind === 'one') return afterOne(part.accepts, places, text);
  if (part.kind === 'any') return upTo(part.limited ? walk.delimiters : NO_DELIMITERS, places, text);
  const reached = new Set<number>();
  for (const alternative of part.parts) {
    // An empty one costs nothing by itself.
    pay(walk, places.length * PLACE_COST);
    for (const place of follow(alternative, places, text, walk)) reached.add(place);
  }
  return [...reached].sort((a, b) => a - b);
}

function pay(walk: Walk, compared: number): void {
  walk.left -= compared;
  if (walk.left < 0) throw new BuiltinLimit('a glob takes more comparisons than it may');
}

function afterOne(accepts: (character: string) => boolean, places: readonly number[], text: string): readonly number[] {
  return places.flatMap((at) => {
    const character = characterAt(text, at);
    return character !== '' && accepts(character) ? [at + character.length] : [];
  });
}

function compared(part: GlobPart, places: readonly number[], text: string): number {
  if (part.kind === 'text') return places.length * (PLACE_COST + part.text.length);
  return PLACE_COST * (part.kind === 'any' ? text.length : places.length);
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

const NO_DELIMITERS: ReadonlySet<string> = new Set();

/** Each place that can be reached without a step over a delimiter. */
function upTo(delimiters: ReadonlySet<string>, places: readonly number[], text: string): readonly number[] {
  const reached: number[] = [];
  let next = 0;
  for (const place of places) {
    // Where an earlier place has been it has gone on as far as this one can.
    if (place < next) continue;
    for (let at = place; at <= text.length;) {
      reached.push(at);
      next = at + 1;
      const character = characterAt(text, at);
      if (character === '' || delimiters.has(character)) break;
      at += character.length;
    }
  }
  return reached;
}
