import { characterSet, hasAny, type Traits } from '../traits.js';
import { escapeDecoder } from './escape-decoder.js';
import { hexNumber } from './hex-digits.js';
import { utf8Sequence } from './lenient-utf8.js';
import type { Output } from './output.js';
import { derived, type Encoding, type View } from './view.js';

const EQUALS = characterSet('=');
/** What settings and the queries of addresses seldom have: three in a row, or that of the sign itself. */
const SIGNS = /=[\dA-F]{2}=[\dA-F]{2}=[\dA-F]{2}|=3D/;
const RETURN = 0x0d;
const NEW_LINE = 0x0a;
const SIGN = 0x3d;
const ESCAPED: Encoding = { escaped: (instead) => instead.replaceAll('=', '=3D') };

export function mayBeQuotedPrintable(traits: Traits): boolean {
  return traits.digits > 0 && hasAny(traits, EQUALS);
}

/** A mail as it was sent (RFC 2045 §6.7): `=69=67=6E`, and lines that go on behind a last `=`. */
export function quotedPrintableDecoded(view: View): View | undefined {
  return SIGNS.test(view.text) ? derived(view, 'quoted-printable-decoded', decode, ESCAPED) : undefined;
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
