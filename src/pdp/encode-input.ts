import { exactBuffer } from './wasm/policy-module.js';

/** As much as the inspector looks at, and what a message is wrapped in. */
export const MAX_INPUT_BYTES = 9 * 1024 * 1024;
/** Deeper than any message that the protocol layer lets through; OPA's parser recurses on the stack. */
export const MAX_INPUT_DEPTH = 256;

export class InputTooLarge extends Error {
  override readonly name = 'InputTooLarge';
}

const encoder = new TextEncoder();

/**
 * The input document as JSON for the module, always our own serialisation: of bytes that are nearly JSON OPA's parser makes an
 * undefined `input` and no error. Lone surrogates, on which it aborts, become U+FFFD. Throws `InputTooLarge`.
 */
export function encodeInput(input: object): ArrayBuffer {
  const text = stringify(input);
  const bytes = encoder.encode(text.includes('\\ud') ? replaceLoneSurrogates(text) : text);
  if (bytes.length > MAX_INPUT_BYTES)
    throw new InputTooLarge(`the input document has ${bytes.length} bytes; at most ${MAX_INPUT_BYTES} are decided`);
  if (isTooDeep(bytes)) throw tooDeep();
  return exactBuffer(bytes);
}

function stringify(input: object): string {
  try {
    return JSON.stringify(input);
  } catch (cause) {
    // Nested deeper than the stack, or longer than a string can be.
    if (cause instanceof RangeError) throw tooDeep();
    throw cause;
  }
}

function tooDeep(): InputTooLarge {
  return new InputTooLarge(`the input document is nested deeper than ${MAX_INPUT_DEPTH} levels`);
}

/** JSON.stringify escapes a surrogate only where it is alone. Other escapes are stepped over, `\\ud800` is not one. */
function replaceLoneSurrogates(text: string): string {
  return text.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (escape) => (escape.length === 6 ? '�' : escape));
}

const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

function isTooDeep(bytes: Uint8Array): boolean {
  if (bytes.length <= 2 * MAX_INPUT_DEPTH) return false;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > MAX_INPUT_DEPTH) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
  }
  return false;
}

function endOfString(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start + 1); end !== -1; end = bytes.indexOf(QUOTE, end + 1)) {
    let slashes = 0;
    while (bytes[end - 1 - slashes] === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return bytes.length;
}
