import { describe, expect, test } from 'vitest';
import { classify } from '../../src/protocol/classify.js';
import { member } from '../../src/protocol/json/json.js';
import { peekResponse } from '../../src/protocol/peek-response.js';
import { defaultReadLimits } from '../../src/protocol/read-limits.js';
import { UNREADABLE } from '../../src/protocol/unreadable.js';
import * as fc from '../properties.js';
import { noise, passes, refuses, type ClassifyCase } from './classify.cases.js';
import { comparisons } from './http-headers.cases.js';

const bytesOf = ({ line }: ClassifyCase) => (typeof line === 'string' ? Buffer.from(line) : line);

describe.each([
  ['passes as it came', passes],
  ['is refused', refuses],
  ['is noise', noise],
])('%s', (_title, cases) => {
  test.each(cases)('$name ($why)', (given) => {
    const bytes = bytesOf(given);
    const classified = classify(bytes);
    expect(classified).toMatchObject(given.expected);
    expect(classified.bytes).toBe(bytes);
  });
});

test('every code of a refusal has a case', () => {
  const shown = new Set(refuses.map(({ expected }) => expected['code']));
  // It has its own tests below: the line is longer than a case should be.
  shown.add('too_long');
  shown.add('nested_batch');
  for (const { refused } of comparisons) if (refused !== undefined) shown.add(refused === 'missing_version' ? refused : 'header_mismatch');
  expect(shown).toEqual(new Set(Object.keys(UNREADABLE)));
});

test('says which member, and where', () => {
  expect(classify(Buffer.from('{"id":1,"method":"tools/call","params":{"name":"a","arguments":{"x":{"path":1,"path":2}}}}'))).toMatchObject(
    {
      message: 'the member `path` stands twice in `/params/arguments/x`; parsers disagree on which one counts',
    },
  );
  expect(classify(Buffer.from('{"id":1,"method":"tools/call","params":{"name":"a","Name":"b"}}'))).toMatchObject({
    message: 'the member `Name` in `/params` is `name` to a parser that ignores letter case or NULs',
  });
  expect(classify(Buffer.from('{"id":1,"method":"tools/call","params":{"name":"a","arguments":{"a/b":[1e400]}}}'))).toMatchObject({
    message: 'the number `1e400` at `/params/arguments/a~1b/0` does not fit a double; parsers disagree on its value (send it as a string)',
  });
});

test('a hostile name cannot draw on the terminal or fill the log', () => {
  const name = `\\u001b[2J\\n${'x'.repeat(5000)}`;
  const classified = classify(Buffer.from(`{"id":1,"method":"x","params":{"${name}":1,"${name}":2}}`));
  const message = classified.kind === 'unreadable' ? classified.message : '';
  expect(message).toContain('\\u001b[2J\\n');
  expect(message.length).toBeLessThan(300);
});

test('`__proto__` members are data and survive', () => {
  const classified = classify(Buffer.from('{"id":1,"method":"tools/call","params":{"name":"t","arguments":{"__proto__":{"x":1}}}}'));
  const args = classified.kind === 'request' ? member(classified.params, 'arguments') : undefined;
  expect(Object.keys(args ?? {})).toEqual(['__proto__']);
  expect(member(args, '__proto__')).toEqual({ x: 1 });
  expect(member(args, 'x')).toBeUndefined();
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('what every object inherits is no member of a message', () => {
  expect(member({}, 'constructor')).toBeUndefined();
  expect(member({}, '__proto__')).toBeUndefined();
});

describe('batches', () => {
  test('S-30: every element is a message of its own, in its own bytes', () => {
    const elements = [
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"grüße"}}',
      '{"method":"n"}',
      '{"id":2,"method":"x","method":"y"}',
      '7',
      '[{"id":3,"method":"z"}]',
    ];
    const line = Buffer.from(`  [ ${elements.join(' , ')} ] `);
    const classified = classify(line);
    if (classified.kind !== 'batch') throw new Error(classified.kind);
    expect(classified.elements.map((element) => element.bytes.toString())).toEqual(elements);
    expect(classified.elements.map((element) => (element.kind === 'unreadable' ? element.code : element.kind))).toEqual([
      'request',
      'notification',
      'duplicate_member',
      'not_jsonrpc',
      'nested_batch',
    ]);
  });

  test('one element that is no JSON makes the whole line none', () => {
    expect(classify(Buffer.from('[{"id":1,"method":"x"},{"id":2,]'))).toMatchObject({ kind: 'unreadable', code: 'not_json' });
    expect(classify(Buffer.from('[{"id":1,"method":"x"},]'))).toMatchObject({ kind: 'unreadable', code: 'not_json' });
  });
});

describe('limits', () => {
  test('a line over the limit is answered by the id that its beginning shows', () => {
    const prefix = Buffer.from('{"jsonrpc":"2.0","id":"a-1","method":"tools/call","params":{"name":"t","arguments":{"s":"aaaa');
    expect(classify(prefix, defaultReadLimits, 20_000_000)).toMatchObject({
      kind: 'unreadable',
      code: 'too_long',
      idText: '"a-1"',
      request: true,
    });
  });

  test('a cut-off line without an id in sight may be a request', () => {
    const prefix = Buffer.from('{"jsonrpc":"2.0","method":"tools/call","params":{"s":"aaaa');
    expect(classify(prefix, defaultReadLimits, 20_000_000)).toMatchObject({ idText: undefined, request: true });
  });

  test('an answer that is cut off, or nested too deep, is an answer: who asked is told, not who sent it', () => {
    const cut = Buffer.from('{"jsonrpc":"2.0","id":7,"result":{"content":[{"type":"text","text":"aaaa');
    expect(classify(cut, defaultReadLimits, 20_000_000)).toMatchObject({ code: 'too_long', idText: '7', request: false });
    const brackets = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    for (const deep of [`{"id":7,"result":${brackets}}`, `{"result":${brackets},"jsonrpc":"2.0","id":7}`]) {
      expect(classify(Buffer.from(deep))).toMatchObject({ code: 'too_deep', idText: '7', request: false });
    }
    expect(peekResponse(Buffer.from(`{"id":7,"result":${brackets}}`))).toBeUndefined();
  });

  test('depth counts the message itself', () => {
    const nested = (depth: number) => Buffer.from(`{"id":1,"method":"x","params":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`);
    expect(classify(nested(128))).toMatchObject({ kind: 'request' });
    expect(classify(nested(129))).toMatchObject({ kind: 'unreadable', code: 'too_deep' });
    expect(classify(nested(5), { ...defaultReadLimits, maxDepth: 4 })).toMatchObject({ code: 'too_deep' });
    const reckless = { ...defaultReadLimits, maxDepth: Number.POSITIVE_INFINITY };
    expect(classify(nested(1000), reckless)).toMatchObject({ kind: 'request' });
    expect(classify(nested(1_000_000), reckless)).toMatchObject({ code: 'too_deep' });
  });

  test('where a message is no line, CR and LF between tokens are white space', () => {
    const limits = { ...defaultReadLimits, lineBreaks: 'allow' } as const;
    const spread = (text: string) => Buffer.from(text.replaceAll(' ', '\r\n'));
    expect(classify(spread('{ "id":1, "method":"x" } '), limits)).toMatchObject({ kind: 'request', id: '1' });
    expect(classify(spread('[ {"id":1,"method":"x"}, {"id":2,"method":"y"} ]'), limits)).toMatchObject({ kind: 'batch' });
    expect(peekResponse(spread('{ "id":1, "result":{ } } '), limits)).toMatchObject({ id: '1' });
    expect(peekResponse(spread('{ "id":1, "result":{ } } {"id":2,"method":"x"}'), limits)).toBeUndefined();
    // Inside a string neither is JSON.
    expect(classify(Buffer.from('{"id":1,"method":"a\rb"}'), limits)).toMatchObject({ code: 'not_json' });
    expect(classify(Buffer.from('{"id":1,"method":"a\nb"}'), limits)).toMatchObject({ code: 'not_json' });
  });

  test('the members of a request are counted, at all depths; a response may have as many as its server likes', () => {
    const limits = { ...defaultReadLimits, maxMembers: 6 };
    const read = (text: string) => classify(Buffer.from(text), limits);
    expect(read('{"id":1,"method":"x","params":{"a":{"b":1},"c":"\\"d\\":1"}}')).toMatchObject({ kind: 'request' });
    expect(read('{"id":1,"method":"x","params":{"a":[{"b":1},{"b":1}],"c":1}}')).toMatchObject({ code: 'too_many_members', idText: '1' });
    expect(read('{"method":"x","params":{"a":1,"b":1,"c":1,"d":1,"e":1}}')).toMatchObject({ code: 'too_many_members', request: false });
    expect(read('{"id":1,"result":{"a":1,"b":1,"c":1,"d":1,"e":1}}')).toMatchObject({ kind: 'response' });
    expect(read('[{"id":1,"result":{}},{"id":1,"method":"x","params":{"a":1,"b":1,"c":1,"d":1}}]')).toMatchObject({
      elements: [{ kind: 'response' }, { code: 'too_many_members' }],
    });
  });

  test('where the inspected arguments are known, only they must be exact and without twins', () => {
    const limits = { ...defaultReadLimits, inspectedArguments: new Set(['path']) };
    const call = (args: string) =>
      classify(Buffer.from(`{"id":1,"method":"tools/call","params":{"name":"t","arguments":${args}}}`), limits);
    expect(call('{"n":12345678901234567890,"A":1,"a":2}')).toMatchObject({ kind: 'request' });
    expect(call('{"path":[12345678901234567890]}')).toMatchObject({ code: 'unsafe_number' });
    expect(call('{"Path":"/etc"}')).toMatchObject({ code: 'case_folded_member' });
    expect(call('{"n":{"b":1,"b":2}}')).toMatchObject({ code: 'duplicate_member' });
  });
});

test('what is ambiguous inside a result passes with a note for who reads it', () => {
  expect(classify(Buffer.from('{"id":1,"result":{"a":1,"a":2}}'))).toMatchObject({
    kind: 'response',
    ambiguity: { code: 'duplicate_member', pointer: '/result/a' },
  });
  expect(classify(Buffer.from('{"id":1,"result":{"n":12345678901234567890}}'))).not.toHaveProperty('ambiguity');
  expect(classify(Buffer.from('{"id":1,"result":{},"result":[]}'))).toMatchObject({
    kind: 'unreadable',
    code: 'duplicate_member',
    request: false,
  });
});

test('never throws, whatever the bytes', () => {
  const fragment = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\"',
    '"id"',
    '"method"',
    '"params"',
    '1',
    '-',
    '1e999',
    'null',
    '\r',
    ' ',
    '\\u0000',
    '\ud800',
    'é',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc.array(fragment, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''))),
  );
  fc.assert(
    fc.property(bytes, fc.option(fc.nat(), { nil: undefined }), (line, oversize) => {
      const classified = classify(line, defaultReadLimits, oversize);
      return classified.bytes === line;
    }),
    { numRuns: 5000 },
  );
});

test('a message that passes is exactly what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const classified = classify(Buffer.from(`{"id":1,"method":"x","params":{"data":${json}}}`));
      if (classified.kind === 'request') expect(member(classified.params, 'data')).toEqual(JSON.parse(json));
      else expect(classified.kind === 'unreadable' && classified.code).toMatch(/nul_in_name|lone_surrogate|too_deep/);
    }),
  );
});
