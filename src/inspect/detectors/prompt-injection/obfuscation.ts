import { asciiClass } from '../../traits/runs.js';
import { traitsOf } from '../../traits/traits.js';
import { unitsOf } from '../../traits/units.js';
import { Output } from '../../views/output.js';
import { derived, step, type Decoder, type View } from '../../views/view.js';
import { unleet } from './leet.js';
import { FEWEST_SPELLED, type Reading } from './short-reading.js';

/** Words of orders as they look reversed and in ROT13: one of them in a text is reason enough to read it that way. */
export const REVERSED_WORDS =
  'snoitcurtsni snoitcurtsnI noitcurtsni tpmorp tpmorP erongi erongI drawsid dragersid dragersiD drowssap tegrof tegroF edirrevo'
    .toLowerCase()
    .split(' ');
export const ROT13_WORDS = 'vtaber qvfertneq sbetrg birevqr vafgehpgvbaf vafgehpgvba cebzcg cnffjbeq ercrng perqragvnyf qrfpevcgvbaf'.split(
  ' ',
);

const LETTER = asciiClass(/[a-z]/i);
const OF_WORD = 1;
const ALPHANUMERIC = 2;
const SIGN = 4;
const BLANK = 8;
/** What a unit below 128 is where letters stand alone. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) return OF_WORD | ALPHANUMERIC;
  if (character === '_') return OF_WORD;
  return /[ \n]/.test(character) ? BLANK : /[.*|~+/-]/.test(character) ? SIGN : 0;
});
/** Which disguises a text shows. */
export interface Disguises extends Pick<Reading, 'spaced' | 'leet'> {
  readonly reversed: boolean;
  readonly rot13: boolean;
}

/** Disguises that only a text meant for a model wears; each is undone only when the reading shows it. */
export function undisguised(view: View, { reversed, rot13, spaced, leet }: Disguises): readonly View[] {
  const found: View[] = [];
  if (reversed) found.push(whole(view, 'reversed', reversedText(view.text)), whole(view, 'reversed', reversedWords(view.text)));
  const add = (plain: View | undefined) => {
    if (plain !== undefined) found.push(plain);
  };
  const undone = (name: string, decode: Decoder) => {
    return derived(view, name, (text, output) => {
      output.evasive = true;
      return decode(text, output);
    });
  };
  if (rot13) add(inPlace(undone('rot13', rotated), view));
  if (spaced) add(undone('unspaced', unspaced));
  if (leet) add(inPlace(undone('unleeted', unleet), view));
  return found;
}

/** A view of which each unit stands where it was read: its places are those of what it was made of. */
function inPlace(plain: View | undefined, { origin }: View): View | undefined {
  if (plain === undefined) return undefined;
  const { text, made, evasive } = plain;
  return {
    text,
    made,
    evasive,
    origin,
    get traits() {
      return plain.traits;
    },
  };
}

/** By code points: the halves of one keep their order. */
function reversedText(text: string): string {
  const output = new Output(text);
  for (let at = text.length - 1; at >= 0; at--) {
    const code = text.charCodeAt(at);
    const before = code >= 0xdc00 && code < 0xe000 ? text.charCodeAt(at - 1) : 0;
    if (before >= 0xd800 && before < 0xdc00) output.unit(before, --at);
    output.unit(code, at);
  }
  return output.text();
}

/** `erongi suoiverp` → `ignore previous`: each word by itself. */
function reversedWords(text: string): string {
  return text.replaceAll(/[a-z]{2,40}/gi, (word) => reversedText(word));
}

/** `i g n o r e` → `ignore`: four letters or more that stand alone, one space or sign between two of them. */
function unspaced(text: string, output: Output): boolean {
  const { length } = text;
  const units = unitsOf(text);
  const kindOf = (at: number) => KINDS[units === undefined ? text.charCodeAt(at) : (units[at] ?? 0)] ?? 0;
  let copied = 0;
  for (let start = 0; start < length; start++) {
    const kind = kindOf(start);
    if ((kind & OF_WORD) === 0) continue;
    if ((kindOf(start + 1) & OF_WORD) !== 0) {
      // Nothing within a word stands alone.
      while ((kindOf(start + 1) & OF_WORD) !== 0) start += 1;
      continue;
    }
    // Behind a word the next begins: nothing of one stands before it.
    if ((kind & ALPHANUMERIC) === 0) continue;
    let end = start;
    // Between letters that a sign parts, a blank ends the word.
    const isBySign = (kindOf(start + 1) & SIGN) !== 0;
    const parting = isBySign ? SIGN : SIGN | BLANK;
    while ((kindOf(end + 1) & parting) !== 0 && (kindOf(end + 2) & ALPHANUMERIC) !== 0 && (kindOf(end + 3) & OF_WORD) === 0) end += 2;
    if (end - start >= 2 * (FEWEST_SPELLED - 1) || (end > start && (isBySign || isSetApart(text, start, end)))) {
      output.copy(copied, start);
      for (let at = start; at <= end; at += 2) output.unit(text.charCodeAt(at), at);
      copied = end + 1;
    }
    start = end;
  }
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** Of words whose letters stand alone the short ones are known by the wider gaps about them. */
function isSetApart(text: string, start: number, end: number): boolean {
  const before = start === 0 || isGap(text.slice(Math.max(0, start - 2), start));
  const after = end + 1 >= text.length || isGap(text.slice(end + 1, end + 3));
  return before && after && (start > 1 || end + 3 < text.length);
}

/** `i|g|n|o|r|e| |a|l|l`: a space, with the sign that parts the letters beside it. */
function isGap(between: string): boolean {
  return /\s/.test(between) && /^[\s|~+/]*$/.test(between);
}

/** A view whose places are not those of the original: it speaks of the whole. */
function whole(view: View, name: string, text: string): View {
  return {
    text,
    made: step(view, name),
    evasive: true,
    origin: { of: view, placeOf: (at) => (at === 0 ? 0 : view.text.length) },
    get traits() {
      return traitsOf(text);
    },
  };
}

const ROTATED = Uint8Array.from({ length: 128 }, (_, code) => {
  if (LETTER[code] !== 1) return code;
  return code + ((code | 0x20) < 0x6e ? 13 : -13);
});

function rotated(text: string, output: Output): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    output.unit(code < 128 ? (ROTATED[code] ?? code) : code, at);
  }
  return true;
}
