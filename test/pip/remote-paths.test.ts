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

  test.each([
    ['/ETC/passwd', ['/etc'], true, 'nobody knows whether letter case matters there'],
    ['/etcetera', ['/etc'], false, 'whole segments all the same'],
    ['C:\\data\\x', ['.'], true, 'below the working directory where it is a name'],
    ['c:/windows/x', ['C:\\Windows'], true, 'a drive, in any letter case'],
    ['C:\\data\\..\\Windows\\x', ['C:\\Windows'], true, '.. is taken out'],
    ['C:\\Windows.old\\x', ['C:\\Windows'], false, 'whole segments'],
    ['D:\\Windows\\x', ['C:\\Windows'], false, 'another drive'],
    ['\\Windows\\x', ['C:\\Windows'], true, 'of the drive that the server is on'],
    ['..\\..\\Windows\\x', ['C:\\Windows'], true, 'out of any folder'],
    ['docs\\x', ['C:\\Windows'], false, 'below the working directory'],
    ['/srv/docs/x', ['C:\\Windows'], false, 'a place of another system'],
    ['C:\\WINDOW~1\\x', ['C:\\Windows'], true, 'a short name may be any'],
    ['C:\\Windows::$INDEX_ALLOCATION\\x', ['C:\\Windows'], true, 'a stream of a folder is the folder'],
    ['C:\\Windows \\x', ['C:\\Windows'], true, 'blanks at an end are taken away'],
    ['C:\\data\\.. \\Windows\\x', ['C:\\Windows'], true, 'dots and blanks may climb'],
    ['/srv/notes 10:30~1.txt', ['C:\\Windows'], false, 'an odd name in a place that is none of Windows'],
    ['C:x', ['C:\\Windows'], true, 'from the working directory of the drive'],
    ['\\\\?\\C:\\Windows\\x', ['C:\\Windows'], true, 'a device path'],
    ['\\\\host\\share\\x', ['C:\\Windows'], true, 'a share may be any folder'],
    ['//host/C$/Windows/x', ['C:\\Windows'], true, 'with slashes too'],
    ['//srv/docs/x', ['C:\\Windows'], false, 'two slashes alone are one'],
    ['/x', ['\\\\host\\share'], false, 'no share'],
    ['\\\\host\\share\\x', ['\\\\host\\share'], true, 'a share'],
    ['C:\\x', ['C:\\'], true, 'a whole drive'],
  ])('a deny of %s: below %j it may be: %s (%s)', (value, prefixes, expected, _reason) => {
    const fact = resolver.facts([{ pointer: '/p', value }], prefixes)?.['/p'];
    expect(fact).toMatchObject({ under: [] });
    expect((fact?.touches ?? []).length > 0).toBe(expected);
  });

  test.each(['C:\\data\\x', 'c:/data', '\\\\host\\share', '/C:/x', 'C:x', 'Ｃ：＼data'])(
    '%s is below nothing, however it is written',
    (value) => {
      expect(under(value, '/', '.', 'C:\\', 'C:\\data')).toEqual([]);
    },
  );
});
