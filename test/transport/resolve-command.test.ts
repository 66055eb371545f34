import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/exit.js';
import { systemLookup, type Lookup } from '../../src/transport/process/lookup.js';
import { resolveCommand } from '../../src/transport/process/resolve-command.js';

/** A machine in a table: path → file, executable or folder. */
function machine(files: Readonly<Record<string, 'file' | 'executable' | 'directory'>>, changes: Partial<Lookup> = {}): Lookup {
  return {
    platform: 'linux',
    env: { PATH: '/usr/bin:/opt/bin' },
    cwd: '/home/u',
    execPath: '/usr/bin/node',
    kindOf: (path) => (files[path] === 'directory' ? 'directory' : files[path] === undefined ? undefined : 'file'),
    isExecutable: (path) => files[path] === 'executable',
    ...changes,
  };
}

const linux = machine({
  '/usr/bin/node': 'executable',
  '/usr/bin/npx': 'executable',
  '/usr/bin/python3': 'executable',
  '/opt/bin/uvx': 'executable',
  '/usr/bin/docker': 'executable',
  '/usr/bin/notes': 'file',
  '/home/u/server.js': 'file',
  '/home/u/my-custom-mcp-server.js': 'file',
  '/home/u/dir/server.mjs': 'file',
  '/home/u/tool.py': 'file',
  '/home/u/app.jar': 'file',
  '/home/u/app.ts': 'file',
  '/home/u/bin/serve': 'executable',
  '/home/u/plain': 'file',
  '/home/u/folder': 'directory',
  '/home/u/@scope/name': 'directory',
});

function failure(words: readonly string[], lookup: Lookup = linux): UserError {
  try {
    resolveCommand(words, lookup);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was resolved');
}

describe('what the words mean', () => {
  test.each([
    ['S-01: a command on PATH runs as it is', ['node', 'server.js'], { command: 'node', args: ['server.js'], name: 'server' }],
    ['S-01: python3', ['python3', '-m', 'mcp_server_git'], { command: 'python3', args: ['-m', 'mcp_server_git'], name: 'mcp_server_git' }],
    ['S-01: uvx', ['uvx', 'mcp-server-time'], { command: 'uvx', args: ['mcp-server-time'], name: 'mcp-server-time' }],
    ['S-01: docker', ['docker', 'run', '-i', '--rm', '-e', 'KEY', 'mcp/fetch:1'], { command: 'docker', name: 'fetch' }],
    [
      'S-02: what follows the command is the server’s',
      ['npx', '-y', 'pkg', '--policy', 'x', '-v'],
      { command: 'npx', args: ['-y', 'pkg', '--policy', 'x', '-v'], name: 'pkg' },
    ],
    [
      'a script runs on the Node that runs us',
      ['./my-custom-mcp-server.js', '--x'],
      { command: '/usr/bin/node', args: ['/home/u/my-custom-mcp-server.js', '--x'], name: 'my-custom-mcp-server' },
    ],
    ['a script without ./', ['dir/server.mjs'], { command: '/usr/bin/node', args: ['/home/u/dir/server.mjs'], name: 'dir' }],
    ['Python', ['tool.py', 'a'], { command: '/usr/bin/python3', args: ['/home/u/tool.py', 'a'], name: 'tool' }],
    ['a runner by its full path', ['/usr/bin/node', 'dir/server.mjs'], { command: '/usr/bin/node', args: ['dir/server.mjs'], name: 'dir' }],
    ['an executable', ['bin/serve'], { command: '/home/u/bin/serve', args: [], name: 'serve' }],
    [
      'a scoped package',
      ['@modelcontextprotocol/server-filesystem', '/tmp'],
      {
        command: '/usr/bin/npx',
        args: ['-y', '@modelcontextprotocol/server-filesystem', '/tmp'],
        name: 'server-filesystem',
        note: 'npx -y @modelcontextprotocol/server-filesystem /tmp',
      },
    ],
    ['a scoped package with a version', ['@a/b@1.2.3'], { args: ['-y', '@a/b@1.2.3'], name: 'b' }],
    ['a versioned package', ['mcp-thing@latest'], { args: ['-y', 'mcp-thing@latest'], name: 'mcp-thing' }],
    ['a scoped package beside a folder of its name', ['@scope/name'], { args: ['-y', '@scope/name'] }],
  ])('%s', (_name, words, expected) => {
    expect(resolveCommand(words, linux)).toMatchObject({ kind: 'process', ...expected });
  });

  test('a URL', () => {
    const target = resolveCommand(['https://example.com/mcp'], linux);
    expect(target).toMatchObject({ kind: 'url', name: 'example.com' });
  });

  test('npx beside our own Node, where a desktop client gives us a short PATH', () => {
    const lookup = machine({ '/opt/node/bin/npx': 'executable' }, { execPath: '/opt/node/bin/node', env: { PATH: '/usr/bin' } });
    expect(resolveCommand(['@a/b'], lookup)).toMatchObject({ command: '/opt/node/bin/npx' });
  });
});

describe('errors say what to write instead', () => {
  test.each([
    ['S-06: nothing', [], 2, /no server command.*`agentmesh protect npx -y @modelcontextprotocol\/server-filesystem \/tmp`/],
    ['S-06: an empty word', [''], 2, /no server command/],
    ['S-06: an unknown word', ['mcp-thing', 'a'], 3, /`mcp-thing` is no file, no command on PATH.*say so: `npx -y mcp-thing a`/],
    ['a usual command that is not there', ['deno', 'x.ts'], 3, /^`deno` is not on PATH: install it/],
    ['a mistyped command', ['pyhton3', 'x.py'], 3, /did you mean `python3`/],
    ['a missing file', ['./missing.js'], 3, /there is no file `\.\/missing\.js` \(looked for `\/home\/u\/missing\.js`\)/],
    ['a folder', ['./folder'], 3, /`\.\/folder` is a folder; name the file in it/],
    ['a file that is no command', ['plain'], 3, /say `\.\/plain`/],
    ['a file that is not executable', ['./plain'], 3, /`chmod \+x \.\/plain`/],
    ['a file on PATH that is not executable', ['notes'], 3, /no command on PATH/],
    ['TypeScript', ['app.ts'], 3, /`npx tsx app\.ts`/],
    ['no Java', ['app.jar'], 3, /needs `java`, which is not on PATH/],
    [
      'the page’s own package name',
      ['@anthropic/mcp-server-filesystem', '/tmp'],
      3,
      /published as `@modelcontextprotocol\/server-filesystem`: `agentmesh protect @modelcontextprotocol\/server-filesystem \/tmp`/,
    ],
    ['no URL', ['http://[bad'], 2, /not a valid URL/],
    ['a URL with arguments', ['http://x/mcp', 'a'], 2, /takes no arguments/],
  ])('%s', (_name, words, exitCode, message) => {
    const error = failure(words);
    expect(error.message).toMatch(message);
    expect(error.exitCode).toBe(exitCode);
  });

  test('no npx', () => {
    expect(failure(['@a/b'], machine({})).message).toMatch(/no `npx` on PATH/);
  });
});

describe('Windows', () => {
  const windows = (files: Readonly<Record<string, 'file' | 'executable' | 'directory'>>) =>
    machine(files, {
      platform: 'win32',
      env: { Path: '"C:\\Program Files\\nodejs";C:\\tools', PATHEXT: '.COM;.EXE;.BAT;.CMD' },
      cwd: 'C:\\work',
      execPath: 'C:\\Program Files\\nodejs\\node.exe',
    });

  test('S-07: a scoped package runs through npx with its name, and without cmd.exe where npm is where it should be', () => {
    const lookup = windows({
      'C:\\Program Files\\nodejs\\npx': 'file',
      'C:\\Program Files\\nodejs\\npx.cmd': 'file',
      'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npx-cli.js': 'file',
    });
    expect(resolveCommand(['@a/b', 'C:\\x y'], lookup)).toMatchObject({
      command: 'C:\\Program Files\\nodejs\\node.exe',
      args: ['C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npx-cli.js', '-y', '@a/b', 'C:\\x y'],
      name: 'b',
    });
  });

  test('S-07: otherwise through npx.cmd', () => {
    const lookup = windows({ 'C:\\tools\\npx.cmd': 'file' });
    expect(resolveCommand(['@a/b'], lookup)).toMatchObject({ command: 'C:\\tools\\npx.cmd', args: ['-y', '@a/b'] });
  });

  test('a command is the file that PATHEXT finds, never the extensionless script beside it', () => {
    const lookup = windows({ 'C:\\tools\\serve': 'file', 'C:\\tools\\serve.cmd': 'file', 'C:\\tools\\uvx.exe': 'file' });
    expect(resolveCommand(['serve', 'a'], lookup)).toMatchObject({ command: 'C:\\tools\\serve.cmd', args: ['a'], name: 'serve' });
    expect(resolveCommand(['uvx.exe', 'a'], lookup)).toMatchObject({ command: 'C:\\tools\\uvx.exe', name: 'a' });
  });

  test('paths with backslashes', () => {
    const lookup = windows({ 'C:\\work\\srv\\my.js': 'file' });
    expect(resolveCommand(['srv\\my.js'], lookup)).toMatchObject({ args: ['C:\\work\\srv\\my.js'], name: 'my' });
    expect(failure(['.\\no.exe'], lookup).message).toMatch(/there is no file/);
  });
});

test('a place that cannot be looked at (a folder on PATH of another user, a name too long) has nothing there', () => {
  expect(systemLookup.kindOf(`/${'x'.repeat(5_000)}`)).toBeUndefined();
});
