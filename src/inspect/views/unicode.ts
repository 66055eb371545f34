import { CONFUSABLES, isAlphabet, isFramed } from './confusables.js';
import type { Output } from './output.js';
import { derived, type View } from './view.js';

/** Zero-width, soft hyphen, bidi controls, variation selectors, fillers, controls of eight bits, private ones: nothing that a reader sees, or can read. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffd\u0080-\u0084\u0086-\u009f\ue000-\uf8ff]/u;
const FIRST_TAG = 0xe0000;
const LAST_TAG = 0xe007f;

/**
 * What the text looks like: invisible characters gone, tag characters read as the ASCII they mirror, NFKC, look-alikes and
 * accented letters as plain ones. Whitespace of every kind is a space.
 */
export function unicodeFolded(view: View): View | undefined {
  return derived(view, 'unicode-folded', (text, output) => fold(text, output, [0, text.length]));
}

/** The same of some parts alone, of which in turn the beginning and the end are given. */
export function foldedIn(view: View, parts: readonly number[]): View | undefined {
  return derived(view, 'unicode-folded', (text, output) => fold(text, output, parts));
}

function fold(text: string, output: Output, parts: readonly number[]): boolean {
  let copied = 0;
  const visit: Visit = (at, length, plain, code) => {
    output.copy(copied, at);
    output.units(plain, at);
    if (code >= FIRST_TAG && code <= LAST_TAG) output.evasive = true;
    copied = at + length;
  };
  for (let i = 0; i < parts.length; i += 2) eachFolded(text, visit, parts[i], parts[i + 1]);
  if (copied === 0) return false;
  output.copy(copied, text.length);
  return true;
}

/** It stands for a sentence of eighteen characters; no other becomes more than eight. */
export const LONGEST_FOLDED = '\ufdfa';

/** How long the text becomes, where that may be long; else 0. */
export function foldedLength(text: string): number {
  if (!text.includes(LONGEST_FOLDED)) return 0;
  let length = text.length;
  eachFolded(text, (_, units, plain) => {
    length += plain.length - units;
  });
  return length;
}

const BEYOND_ASCII = /[\u0080-\uffff]/g;
/** Characters of ASCII after which the next of others is searched for: that costs as much as so many are read. */
const FAR = 32;

type Visit = (at: number, length: number, plain: string, code: number) => void;

/** Every character that is read as others, in order, with the units that it has. */
function eachFolded(text: string, visit: Visit, from = 0, to = text.length): void {
  let plainUnits = FAR;
  for (let at = from; at < to; at++) {
    if (plainUnits >= FAR) {
      BEYOND_ASCII.lastIndex = at;
      const found = BEYOND_ASCII.exec(text);
      if (found === null || found.index >= to) return;
      at = found.index;
    }
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      plainUnits += 1;
      continue;
    }
    plainUnits = 0;
    const code = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) ?? unit) : unit;
    const length = code > 0xffff ? 2 : 1;
    const plain = isForeign(code) ? undefined : foldedOf(code);
    if (plain !== undefined) visit(at, length, plain, code);
    at += length - 1;
  }
}

/** They hold others apart. */
function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}

/** Ideographs, kana, Hangul, lone surrogates and most above U+FFFF cannot look like ASCII, and are left as they are. */
function isForeign(code: number): boolean {
  if (code < 0x10000) {
    if (code < 0x2e00 || code >= 0xfb00) return false;
    return !((code >= 0x3000 && code <= 0x3002) || code === 0x3164 || isAlphabet(code) || isPrivate(code));
  }
  if (code >= 0x1d400 && code <= 0x1d7ff) return false;
  return !(isFramed(code) || (code >= FIRST_TAG && code <= 0xe0fff));
}

/** By code unit, worked out when first met: what it becomes where that is one unit, else one of these. */
const single = new Uint16Array(0x10000);
const UNKNOWN = 0;
const ITSELF = 1;
const SEVERAL = 2;
/** Those that become nothing or several units, and those above U+FFFF; the ranges of `isForeign` bound both. */
const several = new Map<number, string | undefined>();
const asText = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));

/** What a character is read as; undefined where that is itself. */
function foldedOf(code: number): string | undefined {
  if (code > 0xffff) {
    if (!several.has(code)) several.set(code, changedBy(code));
    return several.get(code);
  }
  if (single[code] === UNKNOWN) remember(code);
  const known = single[code] ?? ITSELF;
  if (known === ITSELF) return undefined;
  if (known === SEVERAL) return several.get(code);
  return asText[known] ?? String.fromCharCode(known);
}

function remember(code: number): void {
  const plain = changedBy(code);
  if (plain === undefined) {
    single[code] = ITSELF;
  } else if (plain.length === 1 && plain.charCodeAt(0) > SEVERAL) {
    single[code] = plain.charCodeAt(0);
  } else {
    single[code] = SEVERAL;
    several.set(code, plain);
  }
}

function changedBy(code: number): string | undefined {
  const character = String.fromCodePoint(code);
  if (code >= FIRST_TAG && code <= LAST_TAG) return String.fromCharCode(code & 0x7f);
  let plain = '';
  for (const each of character.normalize('NFKC')) {
    if (INVISIBLE.test(each) || /\p{M}/u.test(each)) continue;
    const latin = /\p{Script=Latin}/u.test(each) ? each.normalize('NFD').replace(/\p{M}/gu, '') : each;
    plain += CONFUSABLES.get(latin) ?? latin;
  }
  return plain === character ? undefined : plain;
}
