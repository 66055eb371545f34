import { endianness } from 'node:os';

/** Of a shorter text the copy costs more than it spares. */
const SHORT = 256;
const FIRST_SIZE = 8_192;
/** As machines write numbers that have this order, they write UTF-16. */
export const isLittle = endianness() === 'LE';

let units = new Uint16Array(FIRST_SIZE);
let bytes = Buffer.from(units.buffer);

/**
 * The UTF-16 units of a longer text, and a zero behind them, until the next text: to read them so costs less than to ask a text for each, above
 * all one that is a part of another. Undefined of a text that is to be asked.
 */
export function unitsOf(text: string): Uint16Array | undefined {
  const { length } = text;
  if (length < SHORT || !isLittle) return undefined;
  if (length >= units.length) {
    units = new Uint16Array(2 * length);
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text, 'utf16le');
  units[length] = 0;
  return units;
}
