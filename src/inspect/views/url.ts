import { replaceMapped, type View } from './view.js';

/** Servers, frameworks and libraries decode once each; more rounds than these are not met in the wild. */
const MAX_ROUNDS = 4;
const TRIGGER = /%(?:u[0-9a-f]{4}|%?[0-9a-f]{2})|0x(?:2e|2f|5c)/i;
const ENCODED = /(?:%[0-9a-f]{2})+|%u[0-9a-f]{4}|0x(?:2e|2f|5c|25)/gi;

/** Percent-decoding until nothing changes, `%uXXXX`, overlong UTF-8 and `0x2e` included. */
export function urlDecoded(view: View): View | undefined {
  if (!TRIGGER.test(view.text)) return undefined;
  let current = view;
  let evasive = view.evasive;
  let round = 0;
  for (; round < MAX_ROUNDS; round++) {
    const next = replaceMapped(current, ENCODED, (match) => {
      const decoded = decodeOne(match);
      if (decoded.evasive) evasive = true;
      return decoded.text;
    });
    if (next === undefined) break;
    current = { ...current, ...next };
  }
  if (round === 0) return undefined;
  return { ...current, made: step(view, `url-decoded×${round}`), evasive: evasive || round > 1 };
}

export function step({ made }: View, name: string): string {
  return made === 'raw' ? name : `${made}+${name}`;
}

function decodeOne(match: string): { readonly text: string; readonly evasive: boolean } {
  if (match.startsWith('0')) return { text: String.fromCharCode(Number.parseInt(match.slice(2), 16)), evasive: true };
  if (match[1] === 'u' || match[1] === 'U') return { text: String.fromCharCode(Number.parseInt(match.slice(2), 16)), evasive: true };
  return decodeBytes(Uint8Array.from({ length: match.length / 3 }, (_, i) => Number.parseInt(match.slice(i * 3 + 1, i * 3 + 3), 16)));
}

/**
 * UTF-8, read as leniently as the laxest decoder: overlong forms (`c0 af`, `e0 80 af`, `f8 80 80 80 af`) and `c0` before a
 * plain ASCII byte give the character that they hide. Bytes that are no UTF-8 at all stay one character each.
 */
function decodeBytes(bytes: Uint8Array): { readonly text: string; readonly evasive: boolean } {
  let text = '';
  let evasive = false;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    const length = lengthOf(lead);
    const code = sequence(bytes, i, lead, length);
    if (length > 1 && code !== undefined && code < 0x80) evasive = true;
    if (code === undefined || code > 0x10ffff) {
      const next = bytes[i + 1];
      if ((lead === 0xc0 || lead === 0xc1) && next !== undefined && next < 0x80) {
        text += String.fromCharCode(next);
        evasive = true;
        i += 2;
      } else {
        text += String.fromCharCode(lead);
        i += 1;
      }
    } else {
      text += String.fromCodePoint(code);
      i += length;
    }
  }
  return { text, evasive };
}

function lengthOf(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  if (lead < 0xf8) return 4;
  return lead < 0xfc ? 5 : 6;
}

/** The code point of a lead byte and its continuations, undefined when they are not all there. */
function sequence(bytes: Uint8Array, at: number, lead: number, length: number): number | undefined {
  if (length === 1) return lead < 0x80 ? lead : undefined;
  let code = lead & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined;
    code = code * 64 + (byte & 0x3f);
  }
  return code;
}
