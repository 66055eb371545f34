import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sink } from '../../src/transport/stdio/sink.js';
import { writeNow } from '../../src/transport/stdio/write-now.js';
import { socketPair } from './sockets.js';

let pair: Awaited<ReturnType<typeof socketPair>>;

beforeEach(async () => {
  pair = await socketPair();
});
afterEach(() => pair.close());

/** What the far end has read, once it is so long. */
async function read(length: number): Promise<string> {
  let text = '';
  pair.far.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  pair.far.resume();
  while (text.length < length) await new Promise(setImmediate);
  return text;
}

test('a message is written before the call returns', async () => {
  expect(writeNow(pair.near, Buffer.from('now\n'))).toBe(4);
  expect(pair.near.writableLength).toBe(0);
  expect(await read(4)).toBe('now\n');
});

test('of more than the system takes at once the rest waits in the stream, in order, and is told of', async () => {
  const sink = new Sink(pair.near, () => undefined);
  const moved = new Promise<void>((resolve) => sink.onMove(resolve));
  const lines = Array.from({ length: 300 }, (_, index) => Buffer.from(`${String(index).repeat(20_000)}\n`));
  for (const line of lines) sink.write([line]);
  expect(sink.full).toBe(true);
  expect(sink.backlog).toBeGreaterThan(0);
  const all = Buffer.concat(lines).toString('latin1');
  expect((await read(all.length)) === all).toBe(true);
  await moved;
  expect(sink.backlog).toBe(0);
});

test('what the stream holds goes first', async () => {
  pair.near.cork();
  pair.near.write('first ');
  expect(writeNow(pair.near, Buffer.from('second'))).toBe(0);
  pair.near.write('second');
  pair.near.uncork();
  expect(await read(12)).toBe('first second');
});

test('a reader that is gone is told as ever', async () => {
  const broken = new Promise<void>((resolve) => {
    const sink = new Sink(pair.near, resolve);
    pair.far.resetAndDestroy();
    const again = () => {
      sink.write([Buffer.from('to nobody\n')]);
      if (!pair.near.destroyed) setImmediate(again);
    };
    again();
  });
  await broken;
  expect(pair.near.destroyed).toBe(true);
});

test('nothing is written past a stream that is none of ours to know, or closed', async () => {
  class Encrypting extends Socket {}
  expect(writeNow(new PassThrough(), Buffer.from('a'))).toBe(0);
  expect(writeNow(new Encrypting(), Buffer.from('a'))).toBe(0);
  pair.near.destroy();
  await once(pair.near, 'close');
  expect(writeNow(pair.near, Buffer.from('a'))).toBe(0);
});
