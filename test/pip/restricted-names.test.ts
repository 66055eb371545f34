import { describe, expect, test } from 'vitest';
import { isLikeRestricted } from '../../src/pip/restricted-names.js';

const one = (...texts: string[]) => [texts];

describe('a name that a lax server takes for a restricted one', () => {
  test.each([
    ['Run_Shell', one('run_shell')],
    ['run_shell', one('Run_Shell')],
    ['RUN-SHELL', one('run_shell')],
    ['run-shell', one('run_shell')],
    ['run_shell', one('run-shell')],
    [' Run_Shell\n', one('run_shell')],
    ['run_ſhell', one('run_shell')],
    ['ＲＵＮ_SHELL', one('run_shell')],
    ['run_\u200bshell', one('run_shell')],
    ['İnfo', one('info')],
    ['STRASSE', one('straße')],
    ['ΟΔΟΣ', one('οδος')],
    ['SHELL_exec', one('shell_*')],
    ['my_SHELL', one('*_shell')],
    ['My-Shell', one('*_shell')],
    ['a_Drop_b', one('*_drop_*')],
    ['ΟΔΟΣ_1', one('οδος*')],
    // Each layer by itself: what one of them writes in this way is restricted by the other in that.
    ['Run_Shell', [['Run_Shell'], ['run_shell']]],
    ['run_shell', [['Run_Shell'], ['x']]],
    // Written as a name by one rule, it is said; the pattern of a like name is not.
    ['Run_other', one('Run_Shell', 'run_*')],
  ])('%j beside %j', (name, written) => expect(isLikeRestricted(name, written)).toBe(true));
});

describe('a name of its own', () => {
  test.each([
    ['run_shell', one('run_shell'), 'the rule speaks of it'],
    ['Run_Shell', one('Run_Shell', 'run_shell'), 'both are written'],
    ['Run_Shell', one('Run_Shell', 'run_*'), 'it is written, and beside it a pattern'],
    ['SHELL_exec', one('shell_*', 'SHELL_*'), 'the pattern is written both ways'],
    ['shell_Exec', one('shell_*'), 'a pattern fits it as it is'],
    ['runShell', one('run_shell'), 'letters and signs differ'],
    ['run_shells', one('run_shell'), 'it is longer'],
    ['run.shell', one('run_shell'), 'a dot parts names of gateways'],
    ['xshell', one('*_shell'), 'the pattern has a sign more'],
    ['Read_File', [], 'no policy restricts anything'],
    ['Read_File', [[], ['write_file']], 'another tool is restricted'],
  ])('%j beside %j: %s', (name, written) => expect(isLikeRestricted(name, written)).toBe(false));

  test('very many and very long names have their answers too', () => {
    const written = one('run_shell', 'drop_*');
    const asked = Array.from({ length: 3000 }, (_, n) => [`Drop_${n}`, `other_${n}`, `DROP_${'x'.repeat(200)}${n}`] as const);
    for (const [like, other, long] of [...asked, ...asked]) {
      expect([isLikeRestricted(like, written), isLikeRestricted(other, written), isLikeRestricted(long, written)]).toEqual([
        true,
        false,
        true,
      ]);
    }
  });
});
