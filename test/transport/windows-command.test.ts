import { describe, expect, test } from 'vitest';
import type { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { windowsTree } from '../../src/transport/process/process-group.js';
import { windowsSpawn } from '../../src/transport/process/windows-command.js';

const env = { ComSpec: 'C:\\Windows\\System32\\cmd.exe' };

/** What cross-spawn holds its own quoting to (its `test/index.test.js`). */
const SHELL_CHARACTERS = [
  '[]',
  '%!',
  '^<',
  '>&',
  '|;',
  ', ',
  '!=',
  '\\*',
  '"f"',
  '?.',
  '=`',
  "'",
  '\\"',
  'bar\\',
  '"foo|bar>baz"',
  '"(foo|bar>baz|foz)"',
];

/** What cmd.exe makes of a command line: outside quotes a caret makes the next character plain. (No carets are left inside quotes: all are escaped.) */
function throughCmd(line: string): string {
  return line.replace(/\^([\s\S])/g, '$1');
}

/** What the C runtime makes of one quoted argument. */
function throughRuntime(argument: string): string {
  expect(argument).toMatch(/^"[\s\S]*"$/);
  return argument
    .slice(1, -1)
    .replace(/(\\*)(\\"|$)/g, (_all, slashes: string, quote: string) => '\\'.repeat(slashes.length / 2) + (quote === '' ? '' : '"'));
}

test('a program is started as it is', () => {
  expect(windowsSpawn('C:\\node.exe', ['a b', '%PATH%'], env)).toEqual({
    command: 'C:\\node.exe',
    args: ['a b', '%PATH%'],
    verbatim: false,
  });
});

describe('a batch file runs under cmd.exe', () => {
  test('named with its own shell switches', () => {
    const { command, args, verbatim } = windowsSpawn('C:\\Program Files\\npx.cmd', ['-y', '@a/b'], env);
    expect(command).toBe('C:\\Windows\\System32\\cmd.exe');
    expect(args).toEqual(['/d', '/s', '/c', '"C:\\Program^ Files\\npx.cmd ^^^"-y^^^" ^^^"@a/b^^^""']);
    expect(verbatim).toBe(true);
  });

  test.each([
    'plain',
    'a b',
    '',
    '"',
    'a"b',
    'a\\',
    'a\\"',
    'C:\\x y\\',
    '& calc',
    '%PATH%',
    '!x!',
    '^',
    '|>nul',
    '(a)',
    'grüße',
    '`$;,=',
    ...SHELL_CHARACTERS,
  ])('the argument `%s` survives both command lines', (argument) => {
    const [, , , line = ''] = windowsSpawn('x.cmd', [argument], env).args;
    const quoted = line.slice('"x.cmd '.length, -1);
    // No character that cmd.exe acts on stands without its caret, in either pass.
    expect(quoted.replace(/\^[\s\S]/g, '')).not.toMatch(/[()%!^"<>&|]/);
    expect(throughCmd(quoted).replace(/\^[\s\S]/g, '')).not.toMatch(/[()%!^"<>&|]/);
    expect(throughRuntime(throughCmd(throughCmd(quoted)))).toBe(argument);
  });

  test.each(['a\nb', 'a\rb', 'a\0b'])('an argument that would end the command line is refused', (argument) => {
    expect(() => windowsSpawn('x.bat', [argument], env)).toThrow(/line break or NUL/);
  });

  test.each(['C:\\x.BAT', 'C:\\x.cmd.', 'C:\\x.bat . ', './x.cmd'])('so does `%s`, as Windows reads it', (file) => {
    expect(windowsSpawn(file, [], env)).toMatchObject({ command: env.ComSpec, verbatim: true });
  });

  test.each<readonly [file: string, line: string]>([
    ['C:\\()%!^&;, .bat', 'C:\\^(^)^%^!^^^&^;^,^ .bat'],
    ['C:\\%CD%.cmd', 'C:\\^%CD^%.cmd'],
    ['./bin/x.cmd', '.\\bin\\x.cmd'],
  ])('named `%s`', (file, line) => {
    expect(windowsSpawn(file, [], env).args.at(-1)).toBe(`"${line}"`);
  });

  test('without a shell of its own: that of the system, not one that lies in the working directory', () => {
    expect(windowsSpawn('x.cmd', [], { systemroot: 'D:\\Win' }).command).toBe('D:\\Win\\System32\\cmd.exe');
    expect(windowsSpawn('x.cmd', [], {}).command).toBe('C:\\Windows\\System32\\cmd.exe');
  });
});

test('the tree of a process ends once, by the program of the system', () => {
  const runs: unknown[] = [];
  const run = ((...call: unknown[]) => {
    runs.push(call.slice(0, 2));
    return new EventEmitter();
  }) as unknown as typeof spawn;
  const tree = windowsTree(4711, { SystemRoot: 'C:\\Windows' }, run);
  expect([tree.signal(0), tree.signal('SIGTERM'), tree.signal(0), tree.signal('SIGKILL')]).toEqual([true, true, false, false]);
  expect(runs).toEqual([['C:\\Windows\\System32\\taskkill.exe', ['/pid', '4711', '/t', '/f']]]);
});
