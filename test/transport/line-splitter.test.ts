import { afterEach, expect, test, vi } from 'vitest';
import type { Line } from '../../src/transport/interceptor.js';
import { LINE_PREFIX_BYTES, LineSplitter } from '../../src/transport/stdio/line-splitter.js';
import * as fc from '../properties.js';

function split(chunks: readonly Buffer[], maxLineBytes?: number): Line[] {
  const splitter = new LineSplitter(maxLineBytes);
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

/** Long enough to be kept as a piece, between short ones that are gathered. */
const long = 'x'.repeat(5000);
const text = fc
  .array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\r', long, '{"id":1}'), { maxLength: 40 })
  .map((parts) => Buffer.from(parts.join('')));
const cuts = fc.array(fc.nat(), { maxLength: 12 });

function cut(bytes: Buffer, at: readonly number[]): Buffer[] {
  const places = [...new Set(at.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((place, index) => bytes.subarray(place, [...places, bytes.length][index]));
}

afterEach(() => vi.restoreAllMocks());

test('S-33: however the bytes are cut, the lines are the same and no byte is lost', () => {
  fc.assert(
    fc.property(text, cuts, (bytes, at) => {
      const lines = split(cut(bytes, at));
      expect(Buffer.concat(lines.map((line) => line.raw)).equals(bytes)).toBe(true);
      expect(lines.map((line) => line.bytes.toString() + line.ending)).toEqual(bytes.toString().match(/[^\n]*\n|[^\n]+$/g) ?? []);
      for (const line of lines) expect(line.bytes.toString() + line.ending).toBe(line.raw.toString());
    }),
  );
});

test('endings', () => {
  expect(split([Buffer.from('a\nb\r\n\n\r\nc')]).map(({ bytes, ending }) => [bytes.toString(), ending])).toEqual([
    ['a', '\n'],
    ['b', '\r\n'],
    ['', '\n'],
    ['', '\r\n'],
    ['c', ''],
  ]);
});

test('a line over the limit is its beginning and its length; the next line is whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 300 }), cuts, (length, at) => {
      const [long, next] = split(cut(Buffer.from(`${'x'.repeat(length - 1)}\nnext\n`), at), 10);
      expect(long).toMatchObject({ oversize: length, ending: '\n' });
      expect(long?.bytes.toString()).toBe('x'.repeat(10));
      expect(next).toMatchObject({ ending: '\n' });
      expect(next?.oversize).toBeUndefined();
    }),
  );
});

test('a line of exactly the limit is whole', () => {
  expect(split([Buffer.from('123456789\n')], 10)[0]?.oversize).toBeUndefined();
  expect(split([Buffer.from('12345'), Buffer.from('6789\n')], 10)[0]?.bytes.toString()).toBe('123456789');
});

test('of a 20 MB line the prefix is kept', () => {
  const chunk = Buffer.alloc(65_536, 'x');
  const splitter = new LineSplitter(1_000_000);
  for (let sent = 0; sent < 20_000_000; sent += chunk.length) expect(splitter.push(chunk)).toEqual([]);
  const [line] = splitter.push(Buffer.from('\n'));
  expect(line?.bytes.length).toBe(LINE_PREFIX_BYTES);
  expect(line?.bytes.buffer.byteLength).toBe(LINE_PREFIX_BYTES);
  expect(line?.oversize).toBeGreaterThan(20_000_000);
});

test.each([1, 7, 1000, 5000, 65_536])('bytes are copied a fixed number of times, in reads of %i', (size) => {
  const total = Math.max(20_000, 20 * size);
  const copies = vi.spyOn(Buffer.prototype, 'copy');
  const joins = vi.spyOn(Buffer, 'concat');
  const splitter = new LineSplitter();
  for (let sent = 0; sent < total; sent += size) splitter.push(Buffer.alloc(size, 'x'));
  splitter.push(Buffer.from('\n'));
  const copied = copies.mock.results.reduce((sum, { value }) => sum + Number(value), 0);
  const joined = joins.mock.results.reduce((sum, { value }) => sum + (value as Buffer).length, 0);
  expect(copied + joined).toBeGreaterThanOrEqual(total);
  expect(copied + joined).toBeLessThan(4 * total);
});

test('a line in one read is a view of it', () => {
  const chunk = Buffer.from('a\nb\n');
  expect(split([chunk]).every((line) => line.raw.buffer === chunk.buffer)).toBe(true);
});
