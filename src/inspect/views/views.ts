import { characterSet, hasAny, hasAll, type Traits } from '../traits/traits.js';
import { base32Decoded, base32ListDecoded, mayBeBase32 } from './base32.js';
import { base64Decoded, listDecoded } from './base64.js';
import { codesDecoded, mayBeCodes } from './code-lists.js';
import { decompressed, mayBeCompressed } from './compressed.js';
import { shown } from './controls.js';
import { unescaped } from './escapes.js';
import { hexDecoded, mayBeHex } from './hex.js';
import { htmlDecoded } from './html.js';
import { markupRemoved } from './markup.js';
import { mayBeQuotedPrintable, quotedPrintableDecoded } from './quoted-printable.js';
import { linesJoined, windowsLinesJoined } from './soft-ends.js';
import { roomOfMessage, type Room } from './room.js';
import { IN_SOURCE, partsBetween } from './stretches.js';
import { foldedLinesJoined, mayBeFolded } from './hard-ends.js';
import { foldedIn, foldedLength, unicodeFolded } from './unicode.js';
import { urlDecoded } from './url.js';
import { rawView, type View } from './view.js';

/** Honest texts need three, and one that has something of every kind one for each. */
const MAX_VIEWS = 15;
/** Of decodings alone: a text that still changes after these was built to be unreadable. */
const MAX_DECODED = 8;
/** Derived characters per character of the original, over all views; short texts get the floor. */
const MAX_GROWTH = 14;
const GROWTH_FLOOR = 4_096;

const PERCENT = characterSet('%');
const ZERO_X = characterSet('0x');
const AMPERSAND = characterSet('&');
const BACKSLASH = characterSet('\\');
/** NUL, ESC, DEL, and all others that are no white space. */
const CONTROLS = characterSet('\0\u0001\u001b\u007f');
/** Of a border of CDATA there may be one alone. */
const TAG = characterSet('<>');
const SOFT_END = characterSet('=-');
const LINES = characterSet('\n');
const WINDOWS_LINES = characterSet('\r\n');

/** Of a view, and of what the decoder made of it. */
type Beside = (view: View, made: View) => View | undefined;

interface Decoding {
  readonly mayDecode: (traits: Traits, text: string) => boolean;
  /** `room`: for what is unpacked. */
  readonly decode: (view: View, room: Room) => View | 'too much' | undefined;
  /** It takes away and decodes nothing: after one round there is seldom more. */
  readonly takesAway?: true;
  /** Where the text may become longer than it was, how long: asked before it is written. */
  readonly length?: (text: string) => number;
  /** Where it changes something: other readings of the same, of which nothing further is made. */
  readonly beside?: readonly Beside[];
}

/** Each with what a text must have before it is asked: most texts have none of it. */
const DECODERS: readonly Decoding[] = [
  // Before any that may take digits of it for escapes: of what is compressed none may be missing.
  { mayDecode: mayBeCompressed, decode: decompressed },
  { mayDecode: (traits) => hasAny(traits, PERCENT) || hasAll(traits, ZERO_X), decode: urlDecoded },
  { mayDecode: (traits) => hasAny(traits, AMPERSAND), decode: htmlDecoded },
  { mayDecode: (traits) => hasAny(traits, BACKSLASH), decode: unescaped },
  { mayDecode: (traits) => hasAny(traits, CONTROLS), decode: shown, takesAway: true },
  { mayDecode: (traits) => hasAny(traits, TAG), decode: markupRemoved, takesAway: true },
  { mayDecode: (traits) => hasAll(traits, LINES) && hasAny(traits, SOFT_END), decode: linesJoined, takesAway: true },
  { mayDecode: (traits) => hasAll(traits, WINDOWS_LINES) && hasAny(traits, SOFT_END), decode: windowsLinesJoined, takesAway: true },
  // Before those that take two digits for a byte.
  { mayDecode: mayBeCodes, decode: codesDecoded },
  { mayDecode: ({ runs }) => runs.length > 0, decode: base64Decoded, beside: [listDecoded, foldedBeside] },
  { mayDecode: mayBeBase32, decode: base32Decoded, beside: [base32ListDecoded] },
  { mayDecode: mayBeHex, decode: hexDecoded },
  { mayDecode: mayBeQuotedPrintable, decode: quotedPrintableDecoded },
  { mayDecode: ({ ascii }) => !ascii, decode: unicodeFolded, length: foldedLength },
];

const ESCAPES = characterSet('%&\\\0\u0001\u001b\u007f');

/** As much of a text as is judged together, on both sides of what was decoded. */
const BESIDE = 6_000;

/** A token with a character of no width in it: Base64 reads it in pieces. What stands far from any is folded when that is decoded. */
function foldedBeside(view: View, { origin }: View): View | undefined {
  if (view.traits.ascii || foldedLength(view.text) > view.text.length) return undefined;
  return origin?.stretches === undefined
    ? unicodeFolded(view)
    : foldedIn(view, partsBetween(origin.stretches, view.text.length, BESIDE, IN_SOURCE));
}

/** Whether no decoder has to be asked: so it is with most texts. */
function isPlain({ traits, text }: View): boolean {
  if (!traits.ascii || traits.runs.length > 0 || hasAny(traits, ESCAPES)) return false;
  return (
    !hasAll(traits, ZERO_X) &&
    !hasAny(traits, TAG) &&
    !(hasAll(traits, LINES) && hasAny(traits, SOFT_END)) &&
    !mayBeFolded(traits, text) &&
    !mayBeCodes(traits, text) &&
    !mayBeHex(traits) &&
    !mayBeQuotedPrintable(traits)
  );
}

export interface Views {
  /** The text as it came first. */
  readonly views: readonly View[];
  /** False when there was more to decode than the limits allow. */
  readonly complete: boolean;
}

/**
 * The text as it came, then one decoding after the other, each on top of those before, in rounds until nothing changes.
 * A chain, not all combinations: what hides behind a decoding too many is still in the views before it. What is unpacked takes from `room`.
 */
export function viewsOf(text: string, room: Room = roomOfMessage()): Views {
  let last = rawView(text);
  const views: View[] = [last];
  if (isPlain(last)) return { views, complete: true };
  const roomBefore = room.left;
  // What is unpacked is as much text as if it had come so.
  const most = () => Math.max(GROWTH_FLOOR, (text.length + roomBefore - room.left) * MAX_GROWTH);
  const raw = last;
  let derived = 0;
  let decoded = 0;
  const addFolded = (view: View): boolean => {
    const folded = mayBeFolded(view.traits, view.text) ? foldedLinesJoined(view) : undefined;
    if (folded === undefined) return true;
    derived += folded.text.length;
    return views.push(folded) <= MAX_VIEWS && derived <= most();
  };
  // A line that ends at such a column may stand before one that is encoded as a whole: nothing further is made of what is joined.
  if (!addFolded(raw)) return { views, complete: false };
  for (let changed = true; changed;) {
    changed = false;
    for (const decoder of DECODERS) {
      if (!decoder.mayDecode(last.traits, last.text)) continue;
      const grown = decoder.length?.(last.text) ?? 0;
      if (grown > last.text.length && derived + grown > most()) return { views, complete: false };
      const next = decoder.decode(last, room);
      if (next === undefined) continue;
      if (next === 'too much') return { views, complete: false };
      if (decoder.takesAway !== true) decoded += 1;
      if (decoded > MAX_DECODED) return { views, complete: false };
      for (const view of readings(last, next, decoder.beside)) {
        derived += view.text.length;
        if (views.length >= MAX_VIEWS || derived > most()) return { views, complete: false };
        views.push(view);
      }
      last = next;
      changed = true;
    }
  }
  return { views, complete: last === raw || addFolded(last) };
}

/** Other readings of what one decoder changed, then its own, from which others go on. */
function readings(of: View, next: View, beside: Decoding['beside'] = []): readonly View[] {
  return [...beside.flatMap((other) => other(of, next) ?? []), next];
}
