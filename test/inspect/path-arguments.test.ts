import { describe, expect, it } from 'vitest';
import { fileUriToPath } from '../../src/inspect/roles/file-uri.js';
import { pathArguments } from '../../src/inspect/roles/path-arguments.js';
import type { JsonObject, JsonValue } from '../../src/protocol/json/json.js';

const found = (args: JsonValue, options: Parameters<typeof pathArguments>[1] = {}) =>
  pathArguments(args, options).map(({ pointer, value }) => [pointer.replace('/arguments', ''), value]);

describe('pathArguments', () => {
  it.each<[JsonValue, (readonly [string, JsonValue])[]]>([
    [{ path: 'a', content: 'b' }, [['/path', 'a']]],
    [
      { file_path: 'a', filePath: 'b', 'File-Path': 'c', outputDir: 'd', config_file: 'e' },
      [
        ['/file_path', 'a'],
        ['/filePath', 'b'],
        ['/File-Path', 'c'],
        ['/outputDir', 'd'],
        ['/config_file', 'e'],
      ],
    ],
    [
      { source: 'a', destination: 'b' },
      [
        ['/source', 'a'],
        ['/destination', 'b'],
      ],
    ],
    [
      { paths: ['a', 'b'] },
      [
        ['/paths/0', 'a'],
        ['/paths/1', 'b'],
      ],
    ],
    [
      { edits: [{ path: 'a', newText: 'b' }, { path: 'c' }] },
      [
        ['/edits/0/path', 'a'],
        ['/edits/1/path', 'c'],
      ],
    ],
    [{ file: { path: 'a', encoding: 'utf8' } }, [['/file/path', 'a']]],
    [{ 'a/b~c': { path: 'x' } }, [['/a~1b~0c/path', 'x']]],
    [{ uri: 'file:///srv/a%20b' }, [['/uri', '/srv/a b']]],
    [{ uri: 'https://example.com/a' }, []],
    [{ profile: 'x', xpath: '//a', json_path: '$.a', title: 'b', zip_code: '1' }, []],
    [{ max_files: 10, list_files: true }, []],
    [{ content: 'see file:///etc/passwd' }, []],
    // Under a name that says nothing, what is unmistakably a path counts: a server may open it.
    [
      { from: '/etc/passwd', repo: '~/x', new_name: '../../x', q: 'C:\\x', file: { value: '/etc' } },
      [
        ['/from', '/etc/passwd'],
        ['/repo', '~/x'],
        ['/new_name', '../../x'],
        ['/q', 'C:\\x'],
        ['/file/value', '/etc'],
      ],
    ],
    [
      { content: '/usr/bin/env node', command: '/bin/ls', pattern: '**/*.ts', to: 'a@b.example', n: '1/2', s: '\\d+', u: 'https://a/../b' },
      [],
    ],
  ])('%j', (args, expected) => {
    expect(found(args)).toEqual(expected);
  });

  it.each<[string, JsonValue, readonly [string, JsonValue]]>([
    ['a number', { path: 5 }, ['/path', 5]],
    ['null', { path: null }, ['/path', null]],
    ['a boolean', { path: true }, ['/path', true]],
    ['an object', { path: { value: '/etc' } }, ['/path', { value: '/etc' }]],
    ['a number in an array', { paths: ['a', 1] }, ['/paths/1', 1]],
    ['a URI that two readers read differently', { uri: 'file:///srv/..%2fetc' }, ['/uri', null]],
  ])('S-31: %s is reported as no usable path', (_, args, expected) => {
    expect(found(args)).toContainEqual(expected);
  });

  it('a URL under a path name stays a path: a server may take it for one', () => {
    expect(found({ path: 'http://../../etc/passwd' })).toEqual([['/path', 'http://../../etc/passwd']]);
  });

  it('takes names from the policy, however they are written', () => {
    expect(found({ target: 'a', my_target: 'b' }, { extraNames: ['target', 'myTarget'] })).toEqual([
      ['/target', 'a'],
      ['/my_target', 'b'],
    ]);
  });

  it('takes format and description from the schema', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: {
        image: { type: 'string', format: 'path' },
        where: { type: 'string', description: 'Absolute path to the project' },
        who: { type: 'string', description: 'career path' },
      },
    };
    expect(found({ image: 'a', where: 'b', who: 'c' }, { schema })).toEqual([
      ['/image', 'a'],
      ['/where', 'b'],
    ]);
  });

  it('says so where there are more than can be judged', () => {
    const many = pathArguments({ paths: Array.from({ length: 20_000 }, () => 'a') });
    expect(many.at(-1)).toEqual({ pointer: '/arguments', value: null });
    const deep: JsonValue = JSON.parse('{"path":'.repeat(300) + '"a"' + '}'.repeat(300)) as JsonValue;
    expect(pathArguments(deep)).toContainEqual({ pointer: '/arguments/path', value: expect.anything() as JsonValue });
    const deepDirs: JsonValue = JSON.parse('{"dir":'.repeat(300) + '"a"' + '}'.repeat(300)) as JsonValue;
    expect(pathArguments(deepDirs).at(-1)).toEqual({ pointer: '/arguments', value: null });
  });
});

describe('fileUriToPath', () => {
  it.each([
    ['file:///srv/a', '/srv/a'],
    ['file:/srv/a', '/srv/a'],
    ['FILE://localhost/srv/a', '/srv/a'],
    ['file:///C:/a', 'C:/a'],
    ['file:///a%C3%A9', '/aé'],
  ])('%s is %s', (uri, path) => {
    expect(fileUriToPath(uri)).toBe(path);
  });

  it.each([
    'file://server/share',
    'file:////server/share',
    'file:///a/../b',
    'file:///a/%2e%2e/b',
    'file:///a%2fb',
    'file:///a%5cb',
    'file:///a%00',
    'file:///a?b',
    'file:///a#b',
    'file:///a%ff',
    'file:a',
    'file:///a\\b',
  ])('%s is ambiguous', (uri) => {
    expect(fileUriToPath(uri)).toBeUndefined();
  });
});
