import { describe, expect, test } from 'vitest';
import { textsOfJson } from '../../src/pip/texts-of-json.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';

const LIST = '["a"]';
const read = (args: JsonValue | undefined, schema?: JsonObject) => textsOfJson(args, schema);
const given = (own: JsonObject, more: JsonObject = {}) => read({ x: LIST }, { type: 'object', properties: { x: own }, ...more });

describe('a text that a server may parse', () => {
  test.each<[string, string, JsonValue]>([
    ['a list', '["a", 1]', ['a', 1]],
    ['an object', '{"a": {"b": [1]}}', { a: { b: [1] } }],
    ['behind white space of JSON', ' \t\r\n[1] \n', [1]],
    ['with what only Python takes for a number', '[NaN, -Infinity, "a"]', [0, -0, 'a']],
  ])('%s', (_, text, value) => {
    expect(read({ x: text })).toEqual([{ name: 'x', value, mistaken: false }]);
  });

  test.each<[string, JsonValue | undefined]>([
    ['a text in quotes, which stays one', { x: '"a"' }],
    ['a number', { x: '12' }],
    ['what begins like a list', { x: '[draft] a plan' }],
    ['a template', { x: '{{name}}' }],
    ['a text below a list: none is parsed there', { x: [LIST] }],
    ['a text that people read, or source', { content: LIST, body: LIST, code: LIST }],
    ['arguments that are a text', LIST],
    ['no arguments', undefined],
  ])('not %s', (_, args) => {
    expect(read(args)).toEqual([]);
  });
});

describe('by the schema of the argument', () => {
  test.each<[string, JsonObject]>([
    ['a list', { type: 'array', items: { type: 'string' } }],
    ['an object, or nothing', { type: ['object', 'null'] }],
    ['a choice of a list and nothing', { anyOf: [{ type: 'array' }, { type: 'null' }] }],
    ['a choice of both', { oneOf: [{ type: 'array' }, { type: 'object' }] }],
  ])('%s is no text', (_, own) => {
    expect(given(own)).toEqual([{ name: 'x', value: ['a'], mistaken: true }]);
  });

  test('a definition beside it is what it says', () => {
    expect(given({ $ref: '#/$defs/Options' }, { $defs: { Options: { type: 'object' } } })).toMatchObject([{ mistaken: true }]);
    expect(given({ $ref: '#/definitions/Level' }, { definitions: { Level: { type: 'string' } } })).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['anything', { title: 'X' }],
    ['a text or a list', { type: ['string', 'array'] }],
    ['a choice of them', { anyOf: [{ type: 'string' }, { type: 'array' }] }],
    ['a choice of what is not said', { anyOf: [{ title: 'X' }, true] }],
    ['a definition elsewhere', { $ref: 'https://example.com/options.json' }],
  ])('%s may be either', (_, own) => {
    expect(given(own)).toEqual([{ name: 'x', value: ['a'], mistaken: false }]);
  });

  test.each<[string, JsonObject]>([
    ['a text', { type: 'string' }],
    ['a text or nothing', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['one of a list', { enum: [LIST] }],
  ])('%s is never parsed', (_, own) => {
    expect(given(own)).toEqual([]);
  });

  test('what it calls its arguments says less than their types', () => {
    expect(read({ content: LIST }, { type: 'object', properties: { content: { type: 'array' } } })).toHaveLength(1);
  });
});
