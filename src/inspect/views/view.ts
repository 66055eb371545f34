import type { Edit } from '../cut/edits.js';
import { firstFrom } from '../first-from.js';
import { eachMatch } from '../patterns/matches.js';
import { traitsOf, type Traits } from '../traits/traits.js';
import { derivedTraits } from './derived-traits.js';
import { Output } from './output.js';
import { IN_VIEW, partsBetween, placeIn, through, type Stretches } from './stretches.js';

/** One way to read a text: as it came, or decoded. A detector matches in `text` and reports in offsets of the original. */
export interface View {
  readonly text: string;
  /** How it was made: `raw`, `url-decoded×2`, `url-decoded×2+unicode-folded`. */
  readonly made: string;
  /** Decoding met a form that no honest writer uses (overlong UTF-8, escapes of escapes): a signal by itself. */
  readonly evasive: boolean;
  /** Undefined for the text as it came. */
  readonly origin: Origin | undefined;
  /** What the text has; a view that is cut off at its end keeps those of the whole. */
  readonly traits: Traits;
}

/** What a view was made of. A view that is cut off at its end keeps it. */
export interface Origin {
  readonly of: View;
  /** The offset in `of` that a UTF-16 unit of the view was read from, or that the view ends at. */
  readonly placeOf: (at: number) => number;
  /** Long stretches that stand in the view as in `of`. */
  readonly stretches?: Stretches | undefined;
  /** Undefined where what is put into the view can be put into `of` as it is. */
  readonly encoding?: Encoding | undefined;
}

/** How what is put into the text of a view is put into the text that it was made of, so that it still can be decoded. */
export interface Encoding {
  /** What is put in, so that it is not taken for escapes. */
  readonly escaped?: (instead: string) => string;
  /** Edits of the text of which none cuts what it holds encoded; in order and apart, as those that come. */
  readonly kept?: (text: string, edits: readonly Edit[]) => readonly Edit[];
}

export function rawView(text: string): View {
  return { text, made: 'raw', evasive: false, origin: undefined, traits: traitsOf(text) };
}

/** The span of the original that [start, end) of the view was read from: all of what several units were read from as one. */
export function originalSpan(view: View, start: number, end: number): readonly [number, number] {
  let [from, to] = [start, end];
  for (let { text, origin } = view; origin !== undefined; { text, origin } = origin.of) {
    const { placeOf } = origin;
    const last = from < to ? placeOf(to - 1) : -1;
    from = placeOf(from);
    to = placeOf(to);
    if (to === last) to = placeOf(firstFrom(text.length, placeOf, last + 1));
    to = Math.max(from, to);
  }
  return [from, to];
}

/**
 * In turn where parts of a view begin and end that do not stand so in the view that it was made of, which is read before it, each with so many
 * units `beside` it; all of the text as it came. What was found in the rest was found there.
 */
export function changedParts({ text, origin }: View, beside: number): readonly number[] {
  if (origin?.stretches === undefined) return [0, text.length];
  return partsBetween(origin.stretches, text.length, beside, IN_VIEW);
}

/** Writes what the text reads like, in order and to its end; false when that is the text itself (what was written is then of no use). */
export type Decoder = (text: string, output: Output) => boolean;

/** The view that a decoder makes of another; undefined when it changes nothing. */
export function derived(view: View, name: string, decode: Decoder, encoding?: Encoding): View | undefined {
  const output = new Output(view.text);
  if (!decode(view.text, output)) return undefined;
  const text = output.text();
  const evasive = view.evasive || output.evasive;
  let traits: Traits | undefined;
  return {
    text,
    made: step(view, name),
    evasive,
    origin: originOf(view, decode, text.length, output.stretches, encoding),
    // Of some readings nobody asks for them.
    get traits() {
      return (traits ??= derivedTraits(text, view.traits, output.stretches));
    },
  };
}

/** What was decoded is decoded again for its places, when they are first asked for: most findings stand where nothing was. */
function originOf(of: View, decode: Decoder, length: number, stretches: Origin['stretches'], encoding: Origin['encoding']): Origin {
  let places: Uint32Array | undefined;
  return {
    of,
    stretches,
    encoding,
    placeOf(at) {
      if (at === length) return of.text.length;
      const known = stretches === undefined ? -1 : placeIn(stretches, at);
      if (known >= 0) return known;
      if (places === undefined) {
        places = new Uint32Array(length + 1);
        decode(of.text, new Output(of.text, places));
        places[length] = of.text.length;
      }
      return places[at] ?? 0;
    },
  };
}

/** The same of a view that was made of `of` in several steps, where those between are no readings of their own. */
export function originIn(of: View, { origin }: View): Origin | undefined {
  if (origin === undefined || origin.of === of) return origin;
  const { placeOf, stretches, encoding } = origin;
  const before = originIn(of, origin.of);
  if (before === undefined) return origin;
  return {
    of,
    encoding,
    placeOf: (at) => before.placeOf(placeOf(at)),
    stretches: stretches && before.stretches && through(stretches, before.stretches),
  };
}

/** The name of what is made of a view. */
export function step({ made }: View, name: string): string {
  return made === 'raw' ? name : `${made}+${name}`;
}

/** What replaces one match; undefined leaves it as it is. */
export type Replace = (match: string) => string | undefined;

/**
 * The view with every match of `pattern` (which must be global, and is never empty) replaced; undefined when nothing was. Each unit of a
 * replacement maps to the whole match.
 */
export function replaceMapped(view: View, pattern: RegExp, replace: Replace): Pick<View, 'text' | 'origin' | 'traits'> | undefined {
  const replaceAll: Decoder = (text, output) => {
    let copied = 0;
    eachMatch(pattern, text, ({ index, 0: match }) => {
      const replacement = replace(match);
      if (replacement === undefined || replacement === match) return;
      output.copy(copied, index);
      output.units(replacement, index);
      copied = index + match.length;
    });
    if (copied === 0) return false;
    output.copy(copied, text.length);
    return true;
  };
  const made = derived(view, '', replaceAll);
  return made === undefined ? undefined : { text: made.text, origin: made.origin, traits: made.traits };
}
