import { expect, test } from 'vitest';
import { classify } from '../../src/protocol/classify.js';
import { peekResponse } from '../../src/protocol/peek-response.js';
import * as fc from '../properties.js';
import { dices, trees, write } from './json-text.js';
import { passes, refuses } from './classify.cases.js';

const peek = (line: string) => peekResponse(Buffer.from(line));

test('reads whose answer it is, and where', () => {
  const line = '{"jsonrpc":"2.0","result":{"s":"\\"}],\\"id\\":2 grüße"},"id":"a"}';
  const seen = peek(line);
  expect(seen).toMatchObject({ id: '"a"', idText: '"a"', failed: false });
  expect(Buffer.from(line).toString('utf8', seen?.bodyStart, seen?.bodyEnd)).toBe('{"s":"\\"}],\\"id\\":2 grüße"}');
  expect(Buffer.from(line).toString('utf8', seen?.idStart, seen?.idEnd)).toBe('"a"');
  expect(peek('{"id":1.0,"error":{"code":1,"message":"m"}}')).toMatchObject({ id: '1', idText: '1.0', failed: true });
});

test.each([
  ['a request', '{"id":1,"method":"x"}'],
  ['a request that also answers', '{"id":1,"result":{},"method":"sampling/createMessage"}'],
  ['a method in other spellings', '{"id":1,"result":{},"m\\u0065thod":"x"}'],
  ['a method in other case', '{"id":1,"result":{},"Method":"x"}'],
  ['a second id', '{"id":1,"result":{},"id":2}'],
  ['a second result', '{"id":1,"result":{},"result":{}}'],
  ['no id', '{"result":{}}'],
  ['result and error', '{"id":1,"result":{},"error":null}'],
  ['trailing bytes', '{"id":1,"result":{}}{"id":2,"method":"x"}'],
  ['a carriage return', '{"id":1,"result":{"a":\r{"method":"x"}\r}}'],
  ['a batch', '[{"id":1,"result":{}}]'],
  ['comments', '{"id":1,"result":{/*"*/}}'],
  ['an unfinished line', '{"id":1,"result":{'],
  ['a log line', 'ready'],
  ['nothing', ''],
])('leaves %s to classify', (_name, line) => expect(peek(line)).toBeUndefined());

test('agrees with classify wherever it answers', () => {
  const lines = [...passes, ...refuses].map(({ line }) => (typeof line === 'string' ? Buffer.from(line) : line));
  for (const line of lines) {
    const seen = peekResponse(line);
    if (seen !== undefined) expect(classify(line)).toMatchObject({ kind: 'response', id: seen.id, idText: seen.idText });
  }
  fc.assert(
    fc.property(trees, dices, (tree, dice) => {
      const line = Buffer.from(`{"jsonrpc":"2.0","id":1,"result":${write(tree, dice)}}`);
      const seen = peekResponse(line);
      expect(seen).toMatchObject({ id: '1', failed: false });
      expect(classify(line)).toMatchObject({
        kind: 'response',
        id: '1',
        outcome: { result: JSON.parse(line.toString('utf8', seen?.bodyStart, seen?.bodyEnd)) as unknown },
      });
    }),
  );
});
