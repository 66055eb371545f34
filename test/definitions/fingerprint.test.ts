import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../src/definitions/fingerprint.js';
import { parseJson, type JsonObject } from '../../src/protocol/json/json.js';

describe('fingerprints', () => {
  test.each<[string, JsonObject, JsonObject, boolean]>([
    ['the order of members', { name: 'a', description: 'x' }, { description: 'x', name: 'a' }, true],
    ['how numbers are written', parseJson('{"name":"a","n":1.0}') as JsonObject, { name: 'a', n: 1 }, true],
    [
      'the trace of one answer',
      { name: 'a', _meta: { traceparent: '00-1' } },
      { name: 'a', _meta: { traceparent: '00-2', baggage: 'x' } },
      true,
    ],
    ['the trace of one answer, and no notes', { name: 'a', _meta: { tracestate: 'x' } }, { name: 'a' }, true],
    [
      'the page that a client renders',
      { name: 'a', _meta: { ui: { resourceUri: 'ui://a' } } },
      { name: 'a', _meta: { ui: { resourceUri: 'ui://b' } } },
      false,
    ],
    ['a note more', { name: 'a' }, { name: 'a', _meta: { 'anthropic/alwaysLoad': true } }, false],
    ['notes that are no object', { name: 'a', _meta: 'x' }, { name: 'a', _meta: 'y' }, false],
    ['one space', { name: 'a', description: 'x' }, { name: 'a', description: 'x ' }, false],
    ['the order of a list', { name: 'a', tags: [1, 2] }, { name: 'a', tags: [2, 1] }, false],
    ['`_meta` inside of the schema', { inputSchema: { _meta: 1 } }, { inputSchema: { _meta: 2 } }, false],
    ['a letter that looks alike', { name: 'a' }, { name: 'а' }, false],
  ])('%s', (_what, one, other, same) => {
    expect(fingerprint(one) === fingerprint(other)).toBe(same);
  });
});
