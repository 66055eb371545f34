import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../../src/definitions/definition.js';
import { approve, driftOf } from '../../src/definitions/lock/drift.js';
import { lockedServer } from '../../src/definitions/lock/lock-file.js';
import { lockedApproval } from '../../src/definitions/lock/locked-approval.js';
import { parseLock } from '../../src/definitions/lock/read-lock.js';
import { lockText } from '../../src/definitions/lock/write-lock.js';
import { fingerprint } from '../../src/definitions/fingerprint.js';
import type { JsonObject } from '../../src/protocol/json.js';

const tool = (name: string, more: JsonObject = {}): Definition => ({ kind: 'tool', name, value: { name, ...more } });
const A = tool('a', { description: 'Adds.' });
const B = tool('b', { description: 'One\nTwo\n' });

describe('a lock file', () => {
  test('says the same again when it was written and read, whatever a server defines', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string(), description: fc.oneof(fc.jsonValue(), fc.constant('a\nb')) })), (values) => {
        const definitions = values.map((value) => tool(value.name, value as JsonObject));
        const lock = new Map([['s', lockedServer(definitions)]]);
        const text = lockText(lock);
        expect(lockText(parseLock(text, 'x'))).toBe(text);
      }),
    );
  });

  test('is the same bytes whatever the order in which the server lists', () => {
    expect(lockText(new Map([['s', lockedServer([A, B])]]))).toBe(lockText(new Map([['s', lockedServer([B, A])]])));
  });

  test('shows what a reviewer would not see', () => {
    const hidden = tool('a', { description: 'Adds.\u200b\u{e0061}\u{e0101}\u202e\u3164 ❤\ufe0f' });
    const text = lockText(new Map([['s', lockedServer([hidden])]]));
    expect(text).toContain('"Adds.\\u200b\\udb40\\udc61\\udb40\\udd01\\u202e\\u3164 ❤\ufe0f"');
    expect(parseLock(text, 'x').get('s')?.tools?.get('a')?.definition).toEqual(hidden.value);
  });

  test('that was edited is refused where it was', () => {
    const text = lockText(new Map([['s/t', lockedServer([A, B])]])).replace('"Two"', '"Three"');
    expect(() => parseLock(text, 'x.lock')).toThrow(
      '`x.lock`, at `/servers/s~1t/tools/b`: the definition is not the one of its fingerprint',
    );
  });

  test.each([
    ['[]', 'at `/`: this is an object'],
    ['{"lock":1,"servers":{"s":{},"s":{"tools":{}}}}', 'at `/servers/s`: this stands twice'],
    ['{"lock":1}', 'at `/servers`: this is missing'],
    ['{"lock":1,"servers":{"s":{"tool":{}}}}', 'there is no `tool` (did you mean `tools`?)'],
    ['{"lock":1,"servers":{"s":{"tools":[]}}}', 'at `/servers/s/tools`: this is an object'],
    ['{"lock":1,"servers":{"s":{"tools":{"a":{"definition":{}}}}}}', 'at `/servers/s/tools/a/fingerprint`'],
    ['{"lock":1,"servers":{"s":{"tools":{"a":{"fingerprint":"x","description":"y","definition":{}}}}}}', 'the lines of a text'],
  ])('%s is none', (text, message) => expect(() => parseLock(text, 'x')).toThrow(message));
});

describe('drift', () => {
  const approved = lockedServer([A, B]);
  const changed = tool('b', { description: 'One\nTwo' });

  test('is what is new, changed and gone, and approving all of it leaves none', () => {
    const now = lockedServer([changed, tool('c')]);
    const drifted = driftOf(approved, now);
    expect(drifted.map(({ name, drift }) => [name, drift])).toEqual([
      ['a', 'removed'],
      ['b', 'changed'],
      ['c', 'new'],
    ]);
    expect(driftOf(approve(approved, drifted), now)).toEqual([]);
    expect(driftOf(approve(approved, drifted.slice(0, 1)), now).map(({ name }) => name)).toEqual(['b', 'c']);
  });

  test('a section that nobody approves has none', () => {
    const { tools: _tools, ...rest } = approved;
    expect(driftOf(rest, lockedServer([tool('c')]))).toEqual([]);
    expect(lockedApproval(rest).drift('tool', 'c', 'sha256:0')).toBeUndefined();
  });

  test('of two definitions of one name one is the approved one', () => {
    const approval = lockedApproval(lockedServer([B, changed]));
    expect(approval.drift('tool', 'b', fingerprint(B.value))).toBeUndefined();
    expect(approval.drift('tool', 'b', fingerprint(changed.value))).toBe('changed');
  });
});
