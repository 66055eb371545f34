import { expect, test } from 'vitest';
import { LineSplitter } from '../../src/transport/stdio/line-splitter.js';
import { bench, call, parse, request } from './harness.js';

const LIMIT = 4096;
const FILL = 'x'.repeat(100_000);

/** A server's or a client's line as the transport reads it, in pieces of 1,000 bytes. */
function lines(text: string) {
  const splitter = new LineSplitter(LIMIT);
  const bytes = Buffer.from(`${text}\n`);
  return Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, i) => splitter.push(bytes.subarray(i * 1000, (i + 1) * 1000))).flat();
}

test.each([
  ['at its beginning', `{"jsonrpc":"2.0","id":7,"result":{"text":"${FILL}"}}`],
  ['at its end', `{"jsonrpc":"2.0","result":{"text":"${FILL}"},"id":7}`],
  ['at its end, spaced', `{"jsonrpc":"2.0","result":{"text":"${FILL}"} , "id" : 7 }  `],
  ['at its end, in another spelling', `{"jsonrpc":"2.0","result":{"text":"${FILL}"},"id":7.0}`],
  ['at its end, of an error', `{"jsonrpc":"2.0","error":{"code":1,"message":"${FILL}"},"id":7}`],
])('an answer over the limit with its id %s ends the request with an error', (_where, text) => {
  const at = bench();
  at.client(call(7, 'read_file'));
  const { toServer, toClient } = at.session.fromServer(lines(text));
  expect(toServer).toEqual([]);
  expect(toClient).toHaveLength(1);
  expect(parse(toClient[0]?.toString())).toMatchObject({ id: 7, result: { isError: true } });
  at.settle();
  expect(at.invoked()).toMatchObject([{ response: { outcome: 'refused' } }]);
});

test.each([
  ['in the middle', `{"result":{"text":"${FILL}"},"id":7,"x":"${FILL}"}`],
  ['inside a text', `{"result":{"text":"${FILL},\\"id\\":7}"}}`],
  ['of an object inside', `{"result":{"text":"${FILL}","id":7}}`],
  ['nowhere', `{"result":{"text":"${FILL}"}}`],
  ['in a batch', `[{"result":{"text":"${FILL}"},"id":7}]`],
])('an answer over the limit with its id %s is nobody’s: no guess, the request stays open', (_where, text) => {
  const at = bench();
  at.client(call(7, 'read_file'));
  expect(at.session.fromServer(lines(text)).toClient).toEqual([]);
  expect(at.evaluations().at(-1)?.reasons[0]?.id).toBe('unreadable.too_long');
  expect(at.session.closed('server', {})).toHaveLength(1);
});

test('a request over the limit is answered by the id at its end', () => {
  const text = JSON.stringify({ ...request('a', 'ping'), id: undefined, params: { FILL }, last: 0 }).replace('"last":0', '"id":"a"');
  const { toServer, toClient } = bench().session.fromClient(lines(text));
  expect(toServer).toEqual([]);
  expect(parse(toClient[0]?.toString())).toMatchObject({ id: 'a', error: { code: -32600 } });
});

test('the end of a line over the limit is kept however it is cut, and the next line is whole', () => {
  const text = `${FILL}${'y'.repeat(3000)}the end\n`;
  for (const size of [1, 7, 1000, 4097, 70_000, 200_000]) {
    const splitter = new LineSplitter(LIMIT);
    const bytes = Buffer.from(`${text}next\n`);
    const read = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      splitter.push(bytes.subarray(i * size, (i + 1) * size)),
    ).flat();
    expect(read[0]?.tail?.toString()).toBe(text.slice(-2048));
    expect(read[0]?.bytes.toString()).toBe(text.slice(0, LIMIT));
    expect(read[1]).toMatchObject({ ending: '\n' });
    expect(read[1]?.tail).toBeUndefined();
  }
});
