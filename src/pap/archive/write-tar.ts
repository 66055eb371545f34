import { ArchiveError, type TarEntry } from './read-tar.js';

const BLOCK = 512;

/**
 * A ustar archive that is the same bytes for the same files: sorted, mode 0600, no owner, time 0 (as `opa build` writes it,
 * with a leading slash).
 */
export function writeTar(entries: readonly TarEntry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  const blocks = sorted.flatMap(({ name, bytes }) => [...headers(`/${name}`, bytes.length), padded(bytes)]);
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

function headers(name: string, size: number): Buffer[] {
  if (Buffer.byteLength(name) <= 100) return [header(name, size, '0')];
  const record = paxRecord('path', name);
  return [header('/pax', record.length, 'x'), padded(record), header('/long', size, '0')];
}

function header(name: string, size: number, type: '0' | 'x'): Buffer {
  if (size > 0o77777777777) throw new ArchiveError(`\`${name}\` is too large for an archive`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 'utf8');
  block.write('0000600\0', 100, 'latin1');
  block.write('0000000\0', 108, 'latin1');
  block.write('0000000\0', 116, 'latin1');
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  block.write('00000000000\0', 136, 'latin1');
  block.write('        ', 148, 'latin1');
  block.write(type, 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (length !== Buffer.byteLength(`${length}${rest}`)) length = Buffer.byteLength(`${length}${rest}`);
  return Buffer.from(`${length}${rest}`);
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % BLOCK;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(BLOCK - rest)]);
}
