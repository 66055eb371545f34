import { expect, test } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { parseCall, parseToolCall } from '../../src/explain/parse-call.js';

test.each([
  [
    'a JSON-RPC request',
    '{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"file:///a"}}',
    { kind: 'message', method: 'resources/read', params: { uri: 'file:///a' } },
  ],
  [
    'a tool and arguments',
    '{"tool":"read","arguments":{"path":"/a"}}',
    { kind: 'message', method: 'tools/call', params: { name: 'read', arguments: { path: '/a' } } },
  ],
  ['a tool alone', '{"tool":"read"}', { kind: 'message', method: 'tools/call', params: { name: 'read' } }],
  ['an input document', '{"version":1,"x":2}', { kind: 'input', input: { version: 1, x: 2 } }],
])('%s', (_what, text, expected) => {
  expect(parseCall(text, '`call.json`')).toEqual(expected);
});

test.each([
  ['no JSON', '{', /`call\.json` is not JSON/],
  ['no object', '[]', /is not a JSON object: write a JSON-RPC request/],
  ['nothing to call', '{"arguments":{}}', /names no `tool` and no `method`/],
  ['a member one letter away', '{"tool":"read","argumets":{}}', /unknown member `argumets`.*`?arguments/],
  ['params that are a list', '{"method":"ping","params":[]}', /`params` in `call\.json` is not an object/],
])('%s is an error', (_what, text, told) => {
  expect(() => parseCall(text, '`call.json`')).toThrow(UserError);
  expect(() => parseCall(text, '`call.json`')).toThrow(told);
});

test('arguments of the command line that are no JSON', () => {
  expect(() => parseToolCall('read', '{path: 1}')).toThrow(/`--arguments` is not JSON/);
});
