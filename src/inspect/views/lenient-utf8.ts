import { isUtf8 } from 'node:buffer';

/** What one character of UTF-8 stands for, how many bytes it has, and whether it is a form that hides something. */
export interface Sequence {
  readonly code: number;
  readonly length: number;
  readonly evasive: boolean;
}

/**
 * UTF-8 from a lead byte of 0x80 or more, read as leniently as the laxest decoder: overlong forms (`c0 af`, `e0 80 af`,
 * `f8 80 80 80 af`) and `c0` before a plain ASCII byte give the character that they hide. A byte that begins no UTF-8 stays one
 * character. `byteAt` gives the byte so many further on, -1 for none.
 */
export function utf8Sequence(lead: number, byteAt: (index: number) => number): Sequence {
  const length = lengthOf(lead);
  let code = length === 1 ? -1 : lead & (0x7f >> length);
  for (let i = 1; i < length && code >= 0; i++) {
    const byte = byteAt(i);
    code = byte < 0 || (byte & 0xc0) !== 0x80 ? -1 : code * 64 + (byte & 0x3f);
  }
  if (code >= 0 && code <= 0x10ffff) return { code, length, evasive: code < 0x80 };
  const next = lead === 0xc0 || lead === 0xc1 ? byteAt(1) : -1;
  if (next >= 0 && next < 0x80) return { code: next, length: 2, evasive: true };
  return { code: lead, length: 1, evasive: false };
}

function lengthOf(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  if (lead < 0xf8) return 4;
  return lead < 0xfc ? 5 : 6;
}

/** A text that may have bytes in it that are no UTF-8: those are Latin-1, byte for byte. */
export function lenientText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let plain = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const { code, length } = utf8Sequence(lead, (index) => bytes[at + index] ?? -1);
    text += bytes.toString('latin1', plain, at) + String.fromCodePoint(code);
    at += length;
    plain = at;
  }
  return text + bytes.toString('latin1', plain);
}
