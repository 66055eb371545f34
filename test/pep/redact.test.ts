import { describe, expect, test } from 'vitest';
import type { Redaction } from '../../src/pep/judge/obligations.js';
import { redact, redactDocument } from '../../src/pep/redact/redact.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { Counted } from '../protocol/counted.js';

const at = (path: string, more: Partial<Redaction> = {}): Redaction => ({ path, replacement: 'x', ...more });

function redacted(args: string, ...redactions: readonly Redaction[]) {
  const bytes = Buffer.from(`{"jsonrpc":"2.0","id":1,"params":{"arguments":${args}}}`);
  const document = { arguments: JSON.parse(args) as JsonObject };
  const changed = redact(bytes, document, redactions);
  if (changed === undefined) return undefined;
  const onWire = changed.bytes.toString('utf8').slice('{"jsonrpc":"2.0","id":1,"params":{"arguments":'.length, -2);
  expect(changed.document.arguments).toEqual(JSON.parse(onWire));
  expect(redactDocument(document, redactions)).toEqual(changed.document);
  return onWire;
}

describe('several places at once', () => {
  test.each([
    [
      'beside each other, in whatever order',
      '{ "a": 1, "b": ["p", "q"] }',
      ['/arguments/b/1', '/arguments/a'],
      '{ "a": "x", "b": ["p", "x"] }',
    ],
    ['one within another', '{"a": {"b": "p"}, "c": "q"}', ['/arguments/a/b', '/arguments/a'], '{"a": "x", "c": "q"}'],
    ['one around another', '{"a": {"b": "p"}, "c": "q"}', ['/arguments/a', '/arguments/a/b'], '{"a": "x", "c": "q"}'],
    ['one that holds nothing', '{"a": "p"}', ['/arguments/c/d', '/arguments/a', '/arguments/a/b'], '{"a": "x"}'],
    ['the same twice', '{"a": "p"}', ['/arguments/a', '/arguments/a'], '{"a": "x"}'],
    ['an index that is none', '{"a": ["p", "q"]}', ['/arguments/a/01', '/arguments/a/1'], '{"a": ["p", "x"]}'],
    [
      'names in escapes, and what every object has',
      '{"\\u0061": "p", "__proto__": {"b/~": "q"}}',
      ['/arguments/a', '/arguments/__proto__/b~1~0'],
      '{"\\u0061": "x", "__proto__": {"b/~": "x"}}',
    ],
    ['a name twice elsewhere', '{"a": "p", "b": {"c": 1, "c": 2}}', ['/arguments/a'], '{"a": "x", "b": {"c": 1, "c": 2}}'],
  ])('%s', (_what, args, paths, changed) => {
    expect(redacted(args, ...paths.map((path) => at(path)))).toBe(changed);
  });

  test.each([
    ['a name twice', '{"z": "p", "a": "p", "a": "p"}', ['/arguments/z', '/arguments/a']],
    ['a name twice on the way', '{"z": "p", "a": {"b": "p"}, "a": {"b": "p"}}', ['/arguments/z', '/arguments/a/b']],
    ['a name that a reader may take for it', '{"z": "p", "ssn": "p", "SSN": "q"}', ['/arguments/z', '/arguments/ssn']],
    ['of two that are taken for each other both', '{"ssn": "p", "SSN": "q"}', ['/arguments/ssn', '/arguments/SSN']],
    ['one that would be taken for one that is not there', '{"SSN": "q"}', ['/arguments/ssn']],
    ['a place that no message has', '{"a": "p"}', ['/arguments/a', '/method']],
    ['two names of one place', '{"a": "p"}', ['/arguments/a', '/params/arguments/a']],
  ])('nothing passes: %s', (_what, args, paths) => {
    const bytes = Buffer.from(`{"params":{"arguments":${args}}}`);
    const value = JSON.parse(args) as JsonObject;
    const document = { arguments: value, params: { arguments: value } };
    const redactions = paths.map((path) => at(path));
    expect(redact(bytes, document, redactions)).toBeUndefined();
  });

  test('spans of one text are cut together', () => {
    const span = (start: number, end: number) => at('/arguments/a', { span: [start, end], replacement: '-' });
    expect(redacted('{"a": "one two three"}', span(0, 3), at('/arguments/b'), span(8, 13))).toBe('{"a": "- two -"}');
  });
});

test.each([
  ['in a list', (count: number) => Array.from({ length: count }, (_, index) => `secret ${index}`), (index: number) => `/${index}`],
  [
    'in objects of a list',
    (count: number) => Array.from({ length: count }, (_, index) => ({ a: index, token: `secret ${index}` })),
    (index: number) => `/${index}/token`,
  ],
  [
    'in members of one object',
    (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, `secret ${index}`])),
    (index: number) => `/n${index}`,
  ],
])('the message is read as often for a thousand places as for one: %s', (_where, valueOf, placeOf) => {
  const value = valueOf(1000);
  const bytes = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, result: value }));
  const looks = (places: number) => {
    const counted = new Counted();
    const redactions = Array.from({ length: places }, (_, index) => at(`/result${placeOf(999 - index)}`));
    expect(redact(counted.buffer(bytes), { result: value }, redactions)?.bytes.toString()).not.toContain('secret 999"');
    return counted.looks;
  };
  expect(looks(1000)).toBeLessThan(2 * looks(1));
  expect(looks(1000)).toBeLessThan(8 * bytes.length);
});
