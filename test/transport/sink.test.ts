import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { Sink } from '../../src/transport/stdio/sink.js';

/** Each element is what one call of the system would write. */
function target(): { stream: Writable; calls: string[] } {
  const calls: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      calls.push(chunk.toString());
      done();
    },
    writev(chunks, done) {
      calls.push(chunks.map(({ chunk }) => String(chunk)).join('|'));
      done();
    },
  });
  return { stream, calls };
}

const broken = () => {
  throw new Error('it is not broken');
};

test('neighbours in one read leave as the one view they were', () => {
  const { stream, calls } = target();
  const read = Buffer.from('a\nb\nc\n');
  new Sink(stream, broken).write([read.subarray(0, 2), read.subarray(2, 4), read.subarray(4)]);
  expect(calls).toEqual(['a\nb\nc\n']);
});

test('others leave together', () => {
  const { stream, calls } = target();
  const read = Buffer.from('a\nb\nc\n');
  new Sink(stream, broken).write([read.subarray(0, 2), Buffer.alloc(0), read.subarray(4), Buffer.from('d\n')]);
  expect(calls).toEqual(['a\n|c\n|d\n']);
});

test('a message never continues an unfinished line', () => {
  const { stream, calls } = target();
  const sink = new Sink(stream, broken);
  sink.write([Buffer.from('unfinished')]);
  sink.write([]);
  sink.write([Buffer.from('next\n')]);
  sink.write([Buffer.from('last\n')]);
  expect(calls).toEqual(['unfinished', '\n|next\n', 'last\n']);
});

test('what comes after the end is dropped, and breaks nothing', () => {
  const { stream, calls } = target();
  const sink = new Sink(stream, broken);
  sink.write([Buffer.from('a\n')]);
  stream.end();
  sink.write([Buffer.from('b\n')]);
  expect(calls).toEqual(['a\n']);
  expect([sink.open, sink.full, sink.backlog]).toEqual([false, false, 0]);
});
