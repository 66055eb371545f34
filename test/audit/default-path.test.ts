import { describe, expect, it } from 'vitest';
import { defaultLogPath } from '../../src/audit/default-path.js';
import type { Surroundings } from '../../src/config/state-folder.js';

const linux: Surroundings = { platform: 'linux', env: {}, home: '/home/bob' };
const FOLDER = '/home/bob/.local/state/agentmesh/audit';

describe('the log of a server, when nobody names one', () => {
  it.each<[string, Surroundings, string]>([
    ['Linux', linux, `${FOLDER}/fs.jsonl`],
    ['Linux with XDG_STATE_HOME', { ...linux, env: { XDG_STATE_HOME: '/state' } }, '/state/agentmesh/audit/fs.jsonl'],
    [
      'Linux with a relative one, which the specification says to ignore',
      { ...linux, env: { XDG_STATE_HOME: 'state' } },
      `${FOLDER}/fs.jsonl`,
    ],
    ['Linux with an empty one', { ...linux, env: { XDG_STATE_HOME: '' } }, `${FOLDER}/fs.jsonl`],
    ['macOS', { platform: 'darwin', env: {}, home: '/Users/bob' }, '/Users/bob/Library/Application Support/agentmesh/audit/fs.jsonl'],
    [
      'Windows',
      { platform: 'win32', env: { LOCALAPPDATA: 'C:\\Users\\bob\\AppData\\Local' }, home: 'C:\\Users\\bob' },
      'C:\\Users\\bob\\AppData\\Local\\agentmesh\\audit\\fs.jsonl',
    ],
    [
      'Windows without LOCALAPPDATA',
      { platform: 'win32', env: {}, home: 'C:\\Users\\bob' },
      'C:\\Users\\bob\\AppData\\Local\\agentmesh\\audit\\fs.jsonl',
    ],
  ])('is in the state folder of %s', (_, around, path) => expect(defaultLogPath('fs', around)).toBe(path));

  it.each(['secure-filesystem', 'a.b_c-1', '@scope'.slice(1)])('has the name %s as it is', (name) => {
    expect(defaultLogPath(name, linux)).toBe(`${FOLDER}/${name}.jsonl`);
  });

  it.each([
    '../../etc/passwd',
    '..',
    '.',
    '',
    '/',
    'a/b',
    'a\\b',
    'a\u0000b',
    '@scope/pkg',
    'con',
    'NUL.txt',
    'x'.repeat(300),
    'näme',
    'a b',
    '.hidden',
  ])('never leaves its folder with the name %j', (name) => {
    const path = defaultLogPath(name, linux);
    expect(path.startsWith(`${FOLDER}/`)).toBe(true);
    expect(path.slice(FOLDER.length + 1)).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}-[0-9a-f]{8}\.jsonl$/);
  });

  it('shows no credential that the name holds, and is another for another', () => {
    const paths = ['A', 'B'].map((letter) => defaultLogPath(`files-ghp_${letter.repeat(36)}`, linux));
    for (const path of paths) expect(path).toMatch(/audit\/files-_masked_secret\.github_token_-[0-9a-f]{8}\.jsonl$/);
    expect(new Set(paths).size).toBe(2);
  });

  it('is another for another name, however alike they look once made safe', () => {
    const names = ['a/b', 'a\\b', 'a b', 'a_b', 'a:b', 'a?b'];
    expect(new Set(names.map((name) => defaultLogPath(name, linux))).size).toBe(names.length);
  });
});
