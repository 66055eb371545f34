import { isUtf8 } from 'node:buffer';
import type { Code } from '../cut/group-edits.js';
import { utf8Sequence } from './lenient-utf8.js';
import type { Output } from './output.js';
import { isBigEndian, ReadableBytes } from './readable-bytes.js';

/**
 * Writes what digits hold, each character at the place of its first digit: what is cut out of a view must be cut out of what it was read from.
 * `lines`: in turn where each begins and ends.
 */
export function writeDecoded(lines: readonly number[], text: string, code: Code, output: Output): void {
  const bytes = code.decoded(digitsOf(text, lines));
  const isBig = isBigEndian(bytes[0], bytes[1]);
  // A NUL may stand before any text.
  const wide = isBig !== undefined && new ReadableBytes().addBytes(bytes);
  if (wide && isBig) bytes.subarray(0, bytes.length & ~1).swap16();
  const isText = wide || isUtf8(bytes);
  const decoded = wide ? bytes.toString('utf16le') : isText ? bytes.toString('utf8') : '';
  if (isText && output.add(decoded)) return;
  const placeOf = placesOf(lines, code);
  if (!isText) return writeMixed(bytes, placeOf, output);
  let byte = 0;
  for (let i = 0; i < decoded.length; i++) {
    const unit = decoded.charCodeAt(i);
    output.unit(unit, placeOf(byte));
    byte += wide ? 2 : bytesOf(unit);
  }
}

export function digitsOf(text: string, lines: readonly number[]): string {
  let digits = '';
  for (let i = 0; i < lines.length; i += 2) digits += text.slice(lines[i], lines[i + 1]);
  return digits;
}

/** Where the first digit of a byte stands; asked in order. */
function placesOf(lines: readonly number[], { digits, bytes }: Code): (byte: number) => number {
  let line = 0;
  /** What has to be added to the number of a digit for its place. */
  let shift = lines[0] ?? 0;
  return (byte) => {
    const digit = Math.floor((byte * digits) / bytes);
    while (digit + shift >= (lines[line + 1] ?? Infinity) && line + 2 < lines.length) {
      shift += (lines[line + 2] ?? 0) - (lines[line + 1] ?? 0);
      line += 2;
    }
    return digit + shift;
  };
}

/** What is no UTF-8 is Latin-1, byte for byte. */
function writeMixed(bytes: Buffer, placeOf: (byte: number) => number, output: Output): void {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const { code, length } = lead < 0x80 ? { code: lead, length: 1 } : utf8Sequence(lead, (index) => bytes[at + index] ?? -1);
    output.point(code, placeOf(at));
    at += length;
  }
}

/** In UTF-8; a surrogate is half of four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}
