import { expect, test } from 'vitest';
import { batchOf, errorResponse, notification, resultResponse, unreadableResponse } from '../../src/protocol/answers.js';
import { classify } from '../../src/protocol/classify.js';

test('an answer repeats the id in the bytes that it came in', () => {
  for (const idText of ['1.0', '"\\u0061"', '9007199254740993', 'null', '0', '""']) {
    expect(errorResponse(idText, { code: 1, message: 'm' }).toString()).toBe(
      `{"jsonrpc":"2.0","id":${idText},"error":{"code":1,"message":"m"}}\n`,
    );
    expect(resultResponse(idText, { a: 1 }).toString()).toBe(`{"jsonrpc":"2.0","id":${idText},"result":{"a":1}}\n`);
  }
  expect(errorResponse(undefined, { code: 1, message: 'm' }).toString()).toContain('"id":null');
});

test('an answer is one line, whatever its texts are', () => {
  const answer = errorResponse('1', { code: 1, message: 'a\nb\r\u2028\ud800' }).toString();
  expect(answer.slice(0, -1)).not.toMatch(/[\r\n]/);
  expect(classify(Buffer.from(answer.slice(0, -1)))).toMatchObject({ kind: 'response', id: '1' });
});

test('a notification', () => {
  expect(notification('notifications/tools/list_changed').toString()).toBe(
    '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\n',
  );
});

test('what is left of a batch keeps its bytes', () => {
  const elements = [Buffer.from('{"id":1.0,"method":"a"}'), Buffer.from('{ "method" : "b" }')];
  expect(batchOf(elements).map(String)).toEqual(['[{"id":1.0,"method":"a"},{ "method" : "b" }]\n']);
  expect(batchOf(elements.slice(0, 1), '\r\n').map(String)).toEqual(['[{"id":1.0,"method":"a"}]\r\n']);
  expect(batchOf([])).toEqual([]);
});

test('a message that could not be read is told so', () => {
  const classified = classify(Buffer.from('{"id":"q","method":"x","method":"y"}'));
  if (classified.kind !== 'unreadable') throw new Error(classified.kind);
  expect(JSON.parse(unreadableResponse(classified).toString())).toEqual({
    jsonrpc: '2.0',
    id: 'q',
    error: {
      code: -32600,
      message: 'Refused: the member `method` stands twice in the message; parsers disagree on which one counts',
      data: { 'ai.agentmesh/code': 'duplicate_member' },
    },
  });
});
