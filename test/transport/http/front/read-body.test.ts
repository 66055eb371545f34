import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readBody } from '../../../../src/transport/http/front/read-body.js';
import { Shares } from '../../../../src/transport/http/shares.js';

const CHUNKS = 1_500_000;
const read = (body: PassThrough, limit: number, shares = new Shares(limit, 'one')) =>
  readBody(body as unknown as IncomingMessage, limit, shares, 'anybody');

test('a body in chunks of one byte each takes the memory of its bytes, not of its chunks', async () => {
  const body = new PassThrough();
  const reading = read(body, CHUNKS);
  const pool = Buffer.alloc(64 * 1024, 'x');
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  for (let n = 0; n < CHUNKS; n++) {
    // As Node's parser hands them on: views of what was read.
    body.emit('data', pool.subarray(n % pool.length, (n % pool.length) + 1));
    if (n % 50_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  body.emit('end');
  const whole = await reading;
  expect(whole.outcome === 'whole' && whole.bytes.equals(Buffer.alloc(CHUNKS, 'x'))).toBe(true);
  expect(most).toBeLessThan(60 * 1024 * 1024);
});

test.each([1, 100, 4_096, 70_000])('is whole however it is cut: pieces of %i bytes', async (size) => {
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));
  const body = new PassThrough();
  const reading = read(body, bytes.length);
  for (let at = 0; at < bytes.length; at += size) body.emit('data', bytes.subarray(at, at + size));
  body.emit('end');
  const whole = await reading;
  expect(whole.outcome === 'whole' && whole.bytes.equals(bytes)).toBe(true);
});
