import { skipString } from '../protocol/json/skip-string.js';
import { exactBuffer } from './wasm/exact-buffer.js';

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
  return encodeText(inputText(input));
}

/** The same of a text that `inputText` made. */
export function encodeText(text: string): ArrayBuffer {
  const bytes = encoder.encode(text.includes('\\ud') ? replaceLoneSurrogates(text) : text);
  if (bytes.length > MAX_INPUT_BYTES)
    throw new InputTooLarge(`the input document has ${bytes.length} bytes; at most ${MAX_INPUT_BYTES} are decided`);
  if (isTooDeep(bytes)) throw tooDeep();
  return exactBuffer(bytes);
}

/** A document as JSON text. Throws `InputTooLarge` where no text can hold it. */
export function inputText(input: object): string {
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

const [QUOTE, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5b, 0x5d, 0x7b, 0x7d];

function isTooDeep(encoded: Uint8Array): boolean {
  if (encoded.length <= 2 * MAX_INPUT_DEPTH) return false;
  const bytes = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.length);
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = skipString(bytes, at) - 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > MAX_INPUT_DEPTH) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
  }
  return false;
}
