import { describe, expect, test } from 'vitest';
import { createPathResolver } from '../../src/pip/paths.js';
import { remotePaths } from '../../src/pip/remote-paths.js';

/** Paths of a server on another machine: no file of ours may decide about them. */
const resolver = createPathResolver({ ...remotePaths, clock: { now: () => 0, monotonic: () => 0 } });
const under = (value: string, ...prefixes: string[]) =>
  resolver.facts([{ pointer: '/arguments/path', value }], prefixes)?.['/arguments/path']?.under;

describe('paths on a machine that we cannot look at', () => {
  test.each([
    ['/srv/docs/a.txt', ['/srv/docs'], ['/srv/docs'], 'below the prefix'],
    ['/srv/docs-evil/a.txt', ['/srv/docs'], [], 'whole segments'],
    ['/srv/docs/../../etc/passwd', ['/srv/docs'], [], '.. is taken out'],
    ['docs/a.txt', ['/srv/docs', '/docs', '/'], ['/'], 'nobody knows where a relative path starts'],
    ['docs/a.txt', ['./docs'], ['./docs'], 'but a relative prefix starts there too'],
    ['../docs/a.txt', ['./docs'], [], 'and does not hold what climbs out'],
    ['~/notes', ['~/notes'], ['~/notes'], 'a home as well'],
    ['~/notes', [process.cwd(), '/home', '/root'], [], 'which is not ours'],
  ])('%s against %j is under %j: %s', (value, prefixes, expected, _reason) => {
    expect(under(value, ...prefixes)).toEqual(expected);
  });
});
