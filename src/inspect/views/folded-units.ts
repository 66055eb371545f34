import { CONFUSABLES, isAlphabet, isFramed } from './confusables.js';

/** Zero-width, soft hyphen, bidi controls, variation selectors, fillers, controls of eight bits, private ones: nothing that a reader sees, or can read. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffd\u0080-\u0084\u0086-\u009f\ue000-\uf8ff]/u;
export const FIRST_TAG = 0xe0000;
export const LAST_TAG = 0xe007f;

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

const UNKNOWN = 0;
const SEVERAL = 1;
/** By code unit, worked out when first met: what it becomes where that is one unit, itself for most, else one of these; halves of pairs stay unknown. */
export const single = new Uint16Array(0x10000);
for (let unit = 0; unit < 0x80; unit++) single[unit] = unit;
/** Those that become nothing or several units, and those above U+FFFF; the ranges of `isForeign` bound both. */
const several = new Map<number, string | undefined>();
const asText = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));

/** What a character is read as; undefined where that is itself. */
export function foldedOf(code: number): string | undefined {
  if (code > 0xffff) {
    if (isForeign(code)) return undefined;
    const known = several.get(code);
    if (known === undefined && !several.has(code)) several.set(code, changedBy(code));
    return known ?? several.get(code);
  }
  // What one half of a pair is by itself tells nothing of the pair.
  if (isSurrogate(code)) return undefined;
  if (single[code] === UNKNOWN) remember(code);
  const known = single[code] ?? code;
  if (known === code) return undefined;
  if (known === SEVERAL) return several.get(code);
  return asText[known] ?? String.fromCharCode(known);
}

/** Whether a unit becomes one other, as `single` tells. */
export function isSingle(unit: number): boolean {
  return (single[unit] ?? UNKNOWN) > SEVERAL;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}

function remember(code: number): void {
  const plain = isForeign(code) ? undefined : changedBy(code);
  if (plain === undefined) {
    single[code] = code;
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
