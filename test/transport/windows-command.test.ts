import { describe, expect, test } from 'vitest';
import { windowsSpawn } from '../../src/transport/windows-command.js';

const env = { ComSpec: 'C:\\Windows\\System32\\cmd.exe' };

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

  test.each(['plain', 'a b', '', '"', 'a"b', 'a\\', 'a\\"', 'C:\\x y\\', '& calc', '%PATH%', '!x!', '^', '|>nul', '(a)', 'grüße', '`$;,='])(
    'the argument `%s` survives both command lines',
    (argument) => {
      const [, , , line = ''] = windowsSpawn('x.cmd', [argument], env).args;
      const quoted = line.slice('"x.cmd '.length, -1);
      // No character that cmd.exe acts on stands without its caret, in either pass.
      expect(quoted.replace(/\^[\s\S]/g, '')).not.toMatch(/[()%!^"<>&|]/);
      expect(throughCmd(quoted).replace(/\^[\s\S]/g, '')).not.toMatch(/[()%!^"<>&|]/);
      expect(throughRuntime(throughCmd(throughCmd(quoted)))).toBe(argument);
    },
  );

  test.each(['a\nb', 'a\rb', 'a\0b'])('an argument that would end the command line is refused', (argument) => {
    expect(() => windowsSpawn('x.bat', [argument], env)).toThrow(/line break or NUL/);
  });
});
