import { randomFillSync } from 'node:crypto';

/** Made at a time: random bytes are asked for and written out once for all of them. */
const BLOCK = 128;
const UUID_LENGTH = 36;
const HEX = Buffer.from('0123456789abcdef');
const DASH = 0x2d;

/**
 * Random UUIDs (RFC 9562 §5.4) as `crypto.randomUUID` makes them. A call needs three; made in blocks each is a view of one text, where
 * `randomUUID` leaves 700 bytes of pieces behind.
 */
export function uuids(): () => string {
  const random = Buffer.alloc(16 * BLOCK);
  const ascii = Buffer.alloc(UUID_LENGTH * BLOCK);
  let text = '';
  let at = 0;
  return () => {
    if (at === text.length) {
      randomFillSync(random);
      write(random, ascii);
      text = ascii.toString('latin1');
      at = 0;
    }
    at += UUID_LENGTH;
    return text.slice(at - UUID_LENGTH, at);
  };
}

function write(random: Buffer, ascii: Buffer): void {
  let to = 0;
  for (let from = 0; from < random.length; from++) {
    const place = from % 16;
    let byte = random[from] ?? 0;
    // Version and variant.
    if (place === 6) byte = (byte & 0x0f) | 0x40;
    if (place === 8) byte = (byte & 0x3f) | 0x80;
    if (place === 4 || place === 6 || place === 8 || place === 10) ascii[to++] = DASH;
    ascii[to++] = HEX[byte >> 4] ?? 0;
    ascii[to++] = HEX[byte & 0x0f] ?? 0;
  }
}
