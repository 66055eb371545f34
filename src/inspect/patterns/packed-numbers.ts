import { endianness } from 'node:os';

/** Kinds of arrays, and how many bytes a number of each has. */
type Numbers = Int32Array | Uint16Array | Uint8Array;
type Kind<T extends Numbers> = { readonly BYTES_PER_ELEMENT: number } & (new (bytes: ArrayBuffer) => T);

const BYTES_OF_LENGTH = 4;

/**
 * Arrays of numbers as one text, lowest bytes first, each behind its length in bytes. Not deflated as what is packed as JSON: to read it, what is in every start
 * would load zlib.
 */
export function packNumbers(arrays: readonly Numbers[]): string {
  return Buffer.concat(
    arrays.flatMap((array) => {
      const length = Buffer.alloc(BYTES_OF_LENGTH);
      length.writeUInt32LE(array.byteLength);
      return [length, inOrder(Buffer.from(array.slice().buffer), array.BYTES_PER_ELEMENT)];
    }),
  ).toString('base64');
}

/** Gives one array after the other, as they were packed. */
export function unpackNumbers(text: string): <T extends Numbers>(kind: Kind<T>) => T {
  const packed = Buffer.from(text, 'base64');
  let at = 0;
  return (kind) => {
    const from = at + BYTES_OF_LENGTH;
    at = from + packed.readUInt32LE(at);
    // Copied to where an array may begin.
    const bytes = new Uint8Array(packed.subarray(from, at));
    inOrder(Buffer.from(bytes.buffer), kind.BYTES_PER_ELEMENT);
    return new kind(bytes.buffer);
  };
}

/** From the order of this machine, or to it. */
function inOrder(bytes: Buffer, size: number): Buffer {
  if (endianness() === 'LE' || size === 1) return bytes;
  return size === 2 ? bytes.swap16() : bytes.swap32();
}
