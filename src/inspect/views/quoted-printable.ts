import { asciiClass, isIn } from '../traits/runs.js';
import { characterSet, hasAny, type Traits } from '../traits/traits.js';
import { escapeDecoder } from './escape-decoder.js';
import { hexNumber } from './hex-digits.js';
import { utf8Sequence } from './lenient-utf8.js';
import type { Output } from './output.js';
import { derived, type Encoding, type View } from './view.js';

const EQUALS = characterSet('=');
const DIGIT = asciiClass(/[0-9A-F]/);
/** So many in a row settings and the queries of addresses seldom have, nor that of the sign itself. */
const IN_A_ROW = 3;
const OF_SIGN = '=3D';
const RETURN = 0x0d;
const NEW_LINE = 0x0a;
const SIGN = 0x3d;
const ESCAPED: Encoding = { escaped: (instead) => instead.replaceAll('=', '=3D') };

export function mayBeQuotedPrintable(traits: Traits): boolean {
  return traits.digits > 0 && hasAny(traits, EQUALS);
}

/** A mail as it was sent (RFC 2045 §6.7): `=69=67=6E`, and lines that go on behind a last `=`. */
export function quotedPrintableDecoded(view: View): View | undefined {
  return hasSigns(view.text) ? derived(view, 'quoted-printable-decoded', decode, ESCAPED) : undefined;
}

/** Asked sign by sign: an expression looks at each character, and most texts have few signs. */
function hasSigns(text: string): boolean {
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    let count = 0;
    while (count < IN_A_ROW && isEscape(text, at + 3 * count)) count += 1;
    if (count === IN_A_ROW || (count > 0 && text.startsWith(OF_SIGN, at))) return true;
  }
  return false;
}

function isEscape(text: string, at: number): boolean {
  return text.charCodeAt(at) === SIGN && isIn(text, at + 1, DIGIT) && isIn(text, at + 2, DIGIT);
}

const decode = escapeDecoder(afterSign, '=');

function afterSign(text: string, at: number, output: Output, copied: number): number {
  const next = text.charCodeAt(at + 1) === RETURN ? at + 2 : at + 1;
  if (text.charCodeAt(next) === NEW_LINE) {
    output.copy(copied, at);
    return next + 1;
  }
  const lead = byteAt(text, at);
  if (lead < 0) return at;
  output.copy(copied, at);
  const { code, length } = lead < 0x80 ? { code: lead, length: 1 } : utf8Sequence(lead, (index) => byteAt(text, at + 3 * index));
  output.point(code, at);
  return at + 3 * length;
}

function byteAt(text: string, at: number): number {
  return text.charCodeAt(at) === SIGN ? hexNumber(text, at + 1, 2) : -1;
}
