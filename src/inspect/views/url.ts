import { isWithinBase64 } from './base64.js';
import { escapeDecoder } from './escape-decoder.js';
import { hexDigit, hexNumber } from './hex-digits.js';
import { beginsHexText } from './hex.js';
import type { Output } from './output.js';
import { utf8Sequence } from './lenient-utf8.js';
import { derived, originIn, step, type Encoding, type View } from './view.js';

/** Servers, frameworks and libraries decode once each; more rounds than these are not met in the wild. */
const MAX_ROUNDS = 4;
const PERCENT = 0x25;
const ESCAPES: Encoding = { escaped: (instead) => instead.replaceAll('%', '%25') };

/** Percent-decoding until nothing changes, `%uXXXX`, overlong UTF-8 and `0x2e` included. */
export function urlDecoded(view: View): View | undefined {
  let current = view;
  let round = 0;
  for (; round < MAX_ROUNDS; round++) {
    const next = derived(current, '', decodeRound, ESCAPES);
    if (next === undefined) break;
    current = next;
  }
  if (round === 0) return undefined;
  return { ...current, origin: originIn(view, current), made: step(view, `url-decoded×${round}`), evasive: current.evasive || round > 1 };
}

const decodeRound = escapeDecoder(
  (text, at, output, copied) => (text.charCodeAt(at) === PERCENT ? afterPercent : afterZero)(text, at, output, copied),
  '%',
  '0x',
);

function afterPercent(text: string, at: number, output: Output, copied: number): number {
  const kind = text.charCodeAt(at + 1) | 0x20;
  if (kind === 0x75) {
    const code = hexNumber(text, at + 2, 4);
    if (code < 0) return at;
    output.copy(copied, at);
    output.unit(code, at);
    output.evasive = true;
    return at + 6;
  }
  const lead = byteAt(text, at);
  if (lead < 0) return at;
  output.copy(copied, at);
  if (lead < 0x80) {
    output.unit(lead, at);
    return at + 3;
  }
  const { code, length, evasive } = utf8Sequence(lead, (index) => byteAt(text, at + 3 * index));
  output.point(code, at);
  if (evasive) output.evasive = true;
  return at + 3 * length;
}

/** `0x2e`, `0x2f`, `0x5c` and `0x25`: dots, slashes and `%` of filters that know only these. */
function afterZero(text: string, at: number, output: Output, copied: number): number {
  const code = hexNumber(text, at + 2, 2);
  if ((code !== 0x2e && code !== 0x2f && code !== 0x5c && code !== 0x25) || beginsHexText(text, at)) return at;
  // What an escape ends before is none of Base64's digits.
  if (copied !== at && isWithinBase64(text, at)) return at;
  output.copy(copied, at);
  output.unit(code, at);
  output.evasive = true;
  return at + 4;
}

/** The byte of `%2e` at an index, -1 where there is none. */
function byteAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== PERCENT) return -1;
  const high = hexDigit(text, at + 1);
  const low = high < 0 ? -1 : hexDigit(text, at + 2);
  return low < 0 ? -1 : high * 16 + low;
}
