import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandFact } from '../../../src/pdp/input-document.js';
import { commandFact } from '../../../src/pip/facts/command/command-fact.js';
import * as fc from '../../properties.js';
import { COMMAND_CASES } from './command-cases.js';

function said(fact: CommandFact | undefined): string | undefined {
  return fact && `${fact.names.join(' ')} / ${String(fact.operators)}`;
}

describe('which programs a command starts', () => {
  test.each(COMMAND_CASES)('%s', (_why, command, expected) => expect(said(commandFact(command))).toBe(expected));
});

const PARTS = [
  [
    'aa',
    'bb',
    'cc',
    'env',
    'xargs',
    'sh -c',
    'eval',
    'exec',
    'command',
    'X=1',
    '-i',
    '-n 1',
    '-I{}',
    '{}',
    '$X',
    '${X}',
    '"$X"',
    'in',
    'for',
    'f',
    'if',
  ],
  [
    'then',
    'fi',
    'do',
    'done',
    'while',
    'until',
    'else',
    '{',
    '}',
    '!',
    '(',
    ')',
    '()',
    '$(',
    '$((',
    '))',
    '<(',
    '`',
    "'",
    '"',
    '\\',
    '\\\\',
    '#',
    ';',
  ],
  [
    '&&',
    '||',
    '|',
    '\n',
    '>f',
    '<f',
    '2>&1',
    '<<E',
    '<<<',
    '$',
    "$'",
    '=',
    '*',
    '~',
    ',',
    '{aa,bb}',
    'case',
    'esac',
    ';;',
    '[[',
    ']]',
    '--',
    ':',
  ],
].flat();
const line = fc
  .tuple(
    fc.constantFrom('', 'aa ', 'aa; ', 'aa "', "aa '", 'aa $(', 'X=1 ', '{ ', '( ', 'if aa; then ', 'for f in x; do '),
    fc.array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom('', ' ', ' ')), { maxLength: 8 }),
    fc.constantFrom('', '"', "'", ')', '; }', '; fi', '; done', ' bb'),
  )
  .map(([before, parts, end]) => before + parts.flat().join('') + end);

describe('for any line', () => {
  test('what is appended is told, or nothing is', () => {
    fc.assert(
      fc.property(line, fc.constantFrom('\nrm x', '; rm x', ' && rm x', ' $(rm x)'), (text, more) => {
        const [before, after] = [commandFact(text), commandFact(text + more)];
        if (before === undefined || after === undefined || text.includes('#')) return;
        expect(after.names).toContain('rm');
        expect(after.operators).toBe(true);
      }),
      { numRuns: 4000 },
    );
  });

  test('quoted once more it is one argument', () => {
    fc.assert(
      fc.property(line, (text) => {
        const fact = commandFact(`echo '${text.replaceAll("'", `'\\''`)}'`);
        expect(fact).toEqual({ names: ['echo'], operators: false });
      }),
    );
  });
});

/** Real shells in a folder of their own, where three scripts write down that they ran; nothing else can be found. */
describe.skipIf(process.platform === 'win32')('for any line, a real shell starts no program that is not told', () => {
  const SHELLS = ['/bin/sh', '/bin/bash', '/bin/zsh', '/bin/ksh'].filter((shell) => existsSync(shell));
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'agentmesh-shell-'));
    mkdirSync(join(folder, 'bin'));
    for (const name of ['aa', 'bb', 'cc'])
      writeFileSync(join(folder, 'bin', name), `#!/bin/sh\necho ${name} >> "$RAN"\necho bb\n`, { mode: 0o755 });
    for (const name of ['env', 'xargs', 'sh']) {
      const found = ['/usr/bin', '/bin'].map((place) => join(place, name)).find((path) => existsSync(path));
      if (found !== undefined) symlinkSync(found, join(folder, 'bin', name));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(SHELLS)('%s', (shell) => {
    let started = 0;
    fc.assert(
      fc.property(
        // A shell that starts a shell reads what stands in its input, as in a script of its own.
        line.filter((text) => commandFact(text) !== undefined && !/while|until|sh[^]*sh/.test(text)),
        (text) => {
          const ran = ranBy(shell, text, folder);
          started += ran.length;
          expect(commandFact(text)?.names).toEqual(expect.arrayContaining([...ran]));
        },
      ),
      { numRuns: 100 },
    );
    expect(started).toBeGreaterThan(10);
  });
});

function ranBy(shell: string, text: string, folder: string): readonly string[] {
  const ran = join(folder, 'ran');
  writeFileSync(ran, '');
  writeFileSync(join(folder, 'f'), 'cc\n');
  try {
    execFileSync(shell, ['-c', text], {
      cwd: folder,
      env: { PATH: join(folder, 'bin'), RAN: ran, X: 'cc' },
      stdio: 'ignore',
      timeout: 10_000,
    });
  } catch {
    // A line that fails has started what it started.
  }
  return readFileSync(ran, 'utf8').split('\n').filter(Boolean);
}
