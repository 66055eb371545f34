import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeReads } from '../../src/transport/stdio/take-reads.js';
import { socketPair } from './sockets.js';

let pair: Awaited<ReturnType<typeof socketPair>>;
let taken: string[];
let heard: string[];
let stop: () => void;

beforeEach(async () => {
  pair = await socketPair();
  taken = [];
  heard = [];
  pair.near.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
  stop = takeReads(pair.near, (chunk) => taken.push(chunk.toString()));
});
afterEach(() => pair.close());

/** Until this much has come, on either way. */
async function received(text: string): Promise<void> {
  while ([...taken, ...heard].join('').length < text.length) await new Promise(setImmediate);
}

test('what is read while the stream flows is taken, and its listeners hear nothing of it', async () => {
  pair.far.write('one\n');
  await received('one\n');
  pair.far.write('two\n');
  await received('one\ntwo\n');
  expect(taken.join('')).toBe('one\ntwo\n');
  expect(heard).toEqual([]);
});

test('what comes while it is paused waits, and then comes first', async () => {
  pair.near.pause();
  pair.far.write('early\n');
  while (pair.near.readableLength === 0) await new Promise(setImmediate);
  expect(taken).toEqual([]);
  stop();
  const order: string[] = [];
  pair.near.removeAllListeners('data').on('data', (chunk: Buffer) => order.push(chunk.toString()));
  takeReads(pair.near, (chunk) => order.push(chunk.toString()));
  pair.near.resume();
  pair.far.write('late\n');
  while (order.join('').length < 11) await new Promise(setImmediate);
  expect(order.join('')).toBe('early\nlate\n');
});

test('a stream that was paused by who took from it reads on when it flows again', async () => {
  stop();
  const all: string[] = [];
  pair.near.removeAllListeners('data').on('data', (chunk: Buffer) => all.push(chunk.toString()));
  takeReads(pair.near, (chunk) => {
    all.push(chunk.toString());
    pair.near.pause();
    setImmediate(() => pair.near.resume());
  });
  const text = 'x'.repeat(300_000);
  pair.far.write(text);
  while (all.join('').length < text.length) await new Promise(setImmediate);
  expect(all.join('')).toBe(text);
});

test('the end is told as ever', async () => {
  pair.far.end('last');
  await once(pair.near, 'end');
  expect([...taken, ...heard].join('')).toBe('last');
});

test('once it is left, listeners hear again', async () => {
  stop();
  pair.far.write('again');
  await received('again');
  expect(heard.join('')).toBe('again');
  expect(taken).toEqual([]);
});

test('a stream that is no socket keeps its way', async () => {
  const stream = new PassThrough();
  const all: string[] = [];
  stream.on('data', (chunk: Buffer) => all.push(chunk.toString()));
  takeReads(stream, () => all.push('taken'));
  stream.write('a');
  while (all.length === 0) await new Promise(setImmediate);
  expect(Object.hasOwn(stream, 'push')).toBe(false);
  expect(all).toEqual(['a']);
});
