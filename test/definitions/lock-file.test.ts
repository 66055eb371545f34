import { chmodSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Definition } from '../../src/definitions/definition.js';
import { approve, driftOf } from '../../src/definitions/lock/drift.js';
import { lockedServer } from '../../src/definitions/lock/lock-file.js';
import { lockedApproval } from '../../src/definitions/lock/locked-approval.js';
import { parseLock } from '../../src/definitions/lock/read-lock.js';
import { readLock, writeLock } from '../../src/definitions/lock/lock-io.js';
import { lockText } from '../../src/definitions/lock/write-lock.js';
import { fingerprint } from '../../src/definitions/fingerprint.js';
import { folder, type Folder } from '../pap/folder.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import * as fc from '../properties.js';

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
    // What is odd before it hid it once.
    ['{"lock":1,"servers":{"a\\u0000":{},"s":{},"s":{"tools":{}}}}', 'at `/servers/s`: this stands twice'],
    ['{"lock":1,"servers":{"\\ud800":{},"s":{"tools":{"a":{}},"t\\u006fols":{}}}}', 'at `/servers/s/tools`: this stands twice'],
    [
      '{"lock":1,"servers":{"s":{"tools":{"a":{"definition":{"n":1e400},"fingerprint":"x"}}},"s":{}}}',
      'at `/servers/s`: this stands twice',
    ],
    ['{"lock":1}', 'at `/servers`: this is missing'],
    ['{"lock":1,"servers":{"s":{"tool":{}}}}', 'there is no `tool` (did you mean `tools`?)'],
    ['{"lock":1,"servers":{"s":{"tools":[]}}}', 'at `/servers/s/tools`: this is an object'],
    ['{"lock":1,"servers":{"s":{"tools":{"a":{"definition":{}}}}}}', 'at `/servers/s/tools/a/fingerprint`'],
    ['{"lock":1,"servers":{"s":{"tools":{"a":{"fingerprint":"x","description":"y","definition":{}}}}}}', 'the lines of a text'],
  ])('%s is none', (text, message) => expect(() => parseLock(text, 'x')).toThrow(message));
});

describe.skipIf(process.platform === 'win32')('a lock file on disk', () => {
  const lock = new Map([['s', lockedServer([A])]]);
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  let place: Folder;
  beforeEach(() => (place = folder()));
  afterEach(() => place.remove());

  test('is nobody else’s to write, whatever the umask', () => {
    const before = process.umask(0);
    try {
      writeLock(place.at('a.lock'), lock);
    } finally {
      process.umask(before);
    }
    expect(modeOf(place.at('a.lock'))).toBe('644');
  });

  test('that nobody else may read stays so', () => {
    chmodSync(place.write('a.lock', lockText(new Map())), 0o600);
    writeLock(place.at('a.lock'), lock);
    expect([modeOf(place.at('a.lock')), readLock(place.at('a.lock')).size]).toEqual(['600', 1]);
  });

  test('that is a link is written where the link leads', () => {
    place.write('real/a.lock', lockText(new Map()));
    symlinkSync('real/a.lock', place.at('a.lock'));
    writeLock(place.at('a.lock'), lock);
    expect(lstatSync(place.at('a.lock')).isSymbolicLink()).toBe(true);
    expect(readFileSync(place.at('real/a.lock'), 'utf8')).toBe(lockText(lock));
    expect(readdirSync(place.at('real'))).toEqual(['a.lock']);
  });

  test('a folder in its place is not written, and nothing stays beside it', () => {
    place.write('a.lock/x', '');
    expect(() => writeLock(place.at('a.lock'), lock)).toThrow(/cannot be written: it is a folder, not a file/);
    expect(readdirSync(place.path)).toEqual(['a.lock']);
  });

  test.each([
    ['two gigabytes of nothing', (path: string) => truncateSync(path, 2 ** 31), /has 2147483648 bytes; at most 67108864 are read/],
    ['cut off', (path: string) => truncateSync(path, statSync(path).size - 5), /is not JSON/],
    ['of nothing', (path: string) => truncateSync(path, 0), /is not JSON/],
    ['that leads to itself', (path: string) => (rmSync(path), symlinkSync(path, path)), /cannot be read: its links lead in a circle/],
  ])('%s', (_what, spoil, message) => {
    const path = place.write('a.lock', lockText(lock));
    spoil(path);
    expect(() => readLock(path)).toThrow(message);
  });
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
