import { describe, expect, test } from 'vitest';
import { LINE_PREFIX_BYTES } from '../../../src/transport/stdio/line-splitter.js';
import type { SseEvent } from '../../../src/transport/http/sse/event.js';
import { SseReader } from '../../../src/transport/http/sse/reader.js';
import { sseComment, sseEvent } from '../../../src/transport/http/sse/writer.js';
import * as fc from '../../properties.js';

const NO_LIMIT = 1_000_000;

function read(chunks: readonly Buffer[], maxEventBytes = NO_LIMIT): SseEvent[] {
  const reader = new SseReader(maxEventBytes);
  return chunks.flatMap((chunk) => reader.push(chunk));
}

/** What a browser would be told, and the fields that a client of ours acts on. */
const told = (events: readonly SseEvent[]) =>
  events
    .map(({ data, event, id, retry }) => ({ data: data.toString(), event, id, retry }))
    .filter(({ data, id, retry }) => data !== '' || id !== undefined || retry !== undefined);

const of = (text: string) => told(read([Buffer.from(text)]));
const event = (data: string, more: object = {}) => ({ data, event: '', id: undefined, retry: undefined, ...more });

describe('the event stream of WHATWG', () => {
  test.each<[string, string, readonly object[]]>([
    ['LF', 'data: a\n\n', [event('a')]],
    ['CRLF', 'data: a\r\n\r\n', [event('a')]],
    ['CR', 'data: a\r\rdata: b\r\r', [event('a'), event('b')]],
    ['a mixture of them', 'data: a\r\ndata: b\n\rdata: c\r\n\n', [event('a\nb'), event('c')]],
    ['one space is taken off', 'data:  a\n\ndata:b\n\n', [event(' a'), event('b')]],
    ['many data lines, an empty one among them', 'data: a\ndata\ndata:\ndata: b\n\n', [event('a\n\n\nb')]],
    ['an event without data is none', 'event: x\n\ndata\n\n', []],
    ['types', 'event: endpoint\ndata: /m\n\ndata: b\n\n', [event('/m', { event: 'endpoint' }), event('b')]],
    ['an id without data still counts (what primes a stream)', 'id: 7\ndata: \n\n', [event('', { id: '7' })]],
    ['an empty id takes the last one back', 'id\ndata: a\n\n', [event('a', { id: '' })]],
    ['an id with a NUL is ignored', 'id: 1\nid: 2\0\ndata: a\n\n', [event('a', { id: '1' })]],
    ['retry is digits only', 'retry: 30\n\nretry: 3s\n\nretry: -1\n\nretry:\n\n', [event('', { retry: 30 })]],
    ['comments', ': hi\ndata: a\n:data: b\n\n:\n\n', [event('a')]],
    ['unknown fields, and ours in another case', 'Data: a\nfoo: b\ndatax: c\n data: d\ndata: e\n\n', [event('e')]],
    ['a value with colons', 'data: {"a":1}\n\n', [event('{"a":1}')]],
    ['a byte order mark at the beginning', '\ufeffdata: a\n\n', [event('a')]],
    ['one alone on its line', '\ufeff\ndata: a\n\n', [event('a')]],
    ['another later is part of a name', '\ufeff\ufeffdata: a\ndata: b\n\n', [event('b')]],
    ['what the end cuts off is none', 'data: a\n\ndata: b\n', [event('a')]],
    ['blank lines', '\n\n\r\n\rdata: a\n\n\n', [event('a')]],
  ])('%s', (_what, text, expected) => {
    expect(of(text)).toEqual(expected);
  });

  test('an event is there with its last byte, a comment with the end of its line', () => {
    const reader = new SseReader(NO_LIMIT);
    expect(reader.push(Buffer.from('data: a\r\n\r'))).toHaveLength(1);
    expect(told(reader.push(Buffer.from('\n')))).toEqual([]);
    expect(reader.push(Buffer.from(': still here\n'))).toMatchObject([{ raw: Buffer.from(': still here\n') }]);
    expect(reader.push(Buffer.from('data: b\n: within\n'))).toEqual([]);
    expect(told(reader.push(Buffer.from('\n')))).toEqual([event('b')]);
  });

  test('data in one line is a view of what was read', () => {
    const chunk = Buffer.from('data: a\n\nid: 1\ndata: b\n\n');
    expect(read([chunk]).every(({ data }) => data.buffer === chunk.buffer)).toBe(true);
  });
});

describe('readers that end lines where Python does', () => {
  test.each<[string, true | undefined]>([
    ...['\v', '\f', '\x1c', '\x1d', '\x1e', '\u0085', '\u2028', '\u2029'].map((mark): [string, true] => [`: a${mark}data: b\n\n`, true]),
    ['id: 1\u2028\ndata: a\n\n', true],
    ['data: "a\u2028b"\n\n', undefined],
    [': naïve Å\x1f ┅ \u2027\u202a\n\n', undefined],
  ])('%j: %s', (text, expected) => {
    expect(read([Buffer.from(text)])[0]?.oddLineEnd).toBe(expected);
  });
});

describe('properties', () => {
  const parts = [
    'data',
    ':',
    ' ',
    'a',
    'é😀',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    'id',
    'retry',
    '12',
    'event',
    '\0',
    '\ufeff',
    'data: {"id":1}\n\n',
    'x'.repeat(5000),
  ];
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((chosen) => chosen.join(''));
  const cuts = fc.array(fc.nat(), { maxLength: 12 });

  test('however the bytes are cut, the events are those of the simple model and no byte is lost', () => {
    fc.assert(
      fc.property(text, cuts, (stream, at) => {
        const bytes = Buffer.from(stream);
        const reader = new SseReader(NO_LIMIT);
        const events = cut(bytes, at).flatMap((chunk) => reader.push(chunk));
        expect(told(events)).toEqual(model(stream));
        const raw = Buffer.concat(events.map((event) => event.raw));
        expect(raw.equals(bytes.subarray(0, raw.length))).toBe(true);
        // What is held back is less than an event.
        expect(model(bytes.subarray(raw.length).toString())).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('byte for byte the same', () => {
    fc.assert(
      fc.property(text, (stream) => {
        const bytes = Buffer.from(stream);
        expect(told(read([...bytes].map((byte) => Buffer.from([byte]))))).toEqual(model(stream));
      }),
      { numRuns: 50 },
    );
  });

  test('what is written is read', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((string) => !/[\0\r\n]/.test(string));
    const lines = fc.array(
      fc.string({ unit: 'grapheme' }).filter((string) => !/[\r\n]/.test(string)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(lines, value, value, fc.nat(), fc.constantFrom('\n', '\r\n', '\r'), (data, event, id, retry, end) => {
        const written = sseEvent({ data: Buffer.from(data.join(end)), event, id, retry });
        const [got, ...more] = read([Buffer.concat([sseComment('x'), written])]).slice(2);
        expect(more).toEqual([]);
        expect({ ...got, oddLineEnd: undefined, data: got?.data.toString() }).toEqual({
          raw: written,
          data: data.join('\n'),
          event,
          id,
          retry,
        });
      }),
    );
  });

  function cut(bytes: Buffer, at: readonly number[]): Buffer[] {
    const places = [...new Set(at.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
    return [0, ...places].map((place, index) => bytes.subarray(place, [...places, bytes.length][index]));
  }

  /** The algorithm of the standard on a whole text. */
  function model(stream: string): object[] {
    const lines = stream.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
    // After the last end there is an unfinished line.
    lines.pop();
    const events: object[] = [];
    let data: string[] = [];
    let fields: { event: string; id: string | undefined; retry: number | undefined } = { event: '', id: undefined, retry: undefined };
    for (const line of lines) {
      if (line === '') {
        const event = { data: data.join('\n'), ...fields };
        if (event.data !== '' || event.id !== undefined || event.retry !== undefined) events.push(event);
        data = [];
        fields = { event: '', id: undefined, retry: undefined };
        continue;
      }
      const [, name = '', value = ''] = /^([^:]*)(?:: ?([^]*))?$/.exec(line) ?? [];
      if (name === 'data') data.push(value);
      if (name === 'event') fields.event = value;
      if (name === 'id' && !value.includes('\0')) fields.id = value;
      if (name === 'retry' && /^[0-9]+$/.test(value)) fields.retry = Number(value);
    }
    return events;
  }
});

describe('limits', () => {
  test('an event over the limit is its beginning and its length; the next one is whole', () => {
    const long = Buffer.from(`id: 1\ndata: ${'x'.repeat(200)}\n\n`);
    const [first, next] = read([long.subarray(0, 50), long.subarray(50), Buffer.from('data: next\n\n')], 100);
    expect(first).toMatchObject({ oversize: long.length, id: '1' });
    expect(first?.data.toString()).toBe('x'.repeat(100 - 'id: 1\ndata: '.length));
    expect(next?.oversize).toBeUndefined();
    expect(next?.data.toString()).toBe('next');
  });

  test('an event of exactly the limit is whole', () => {
    const bytes = Buffer.from('data: 12\n\n');
    expect(read([bytes], bytes.length)[0]?.oversize).toBeUndefined();
    expect(read([bytes.subarray(0, 3), bytes.subarray(3)], bytes.length)[0]?.oversize).toBeUndefined();
    expect(read([bytes], bytes.length - 1)[0]?.oversize).toBe(bytes.length);
  });

  test('of a 20 MB event, and of a line that never ends, the prefix is kept', () => {
    const chunk = Buffer.alloc(65_536, 'x');
    const reader = new SseReader(1_000_000);
    reader.push(Buffer.from('data: '));
    for (let sent = 0; sent < 20_000_000; sent += chunk.length) expect(reader.push(chunk)).toEqual([]);
    const [event] = reader.push(Buffer.from('\n\n'));
    expect(event?.raw.length).toBe(LINE_PREFIX_BYTES);
    expect(event?.raw.buffer.byteLength).toBe(LINE_PREFIX_BYTES);
    expect(event?.oversize).toBeGreaterThan(20_000_000);
  });
});

test('a type may hold a NUL, as one that was read may; an id may not', () => {
  expect(sseEvent({ data: Buffer.from('x'), event: 'a\0b' }).toString()).toBe('event: a\0b\ndata: x\n\n');
  expect(() => sseEvent({ data: Buffer.from('x'), id: 'a\0b' })).toThrow();
});

test.each(['a\nb', 'a\rb'])('a type or an id of %j is a defect of ours', (text) => {
  expect(() => sseEvent({ data: Buffer.from('x'), id: text })).toThrow('one line');
  expect(() => sseEvent({ data: Buffer.from('x'), event: text })).toThrow('one line');
});
