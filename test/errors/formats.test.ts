import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/errors/diagnostic.js';
import { githubCommand } from '../../src/errors/formats/github.js';
import { sarifLog, type SarifTool } from '../../src/errors/formats/sarif.js';

const at = (file: string) => ({ file, line: 3, column: 5, length: 4 });
const FOUND: readonly Diagnostic[] = [
  { severity: 'error', code: 'AM1101', message: 'a rule has no key `tol`', span: at('policies/a b.yaml'), hint: 'the keys are `tool`' },
  { severity: 'warning', code: 'AM1304', message: 'passes with anything', span: at('/srv/p#1.yaml') },
  { severity: 'error', code: 'AM1006', message: 'policy `x` does not exist' },
];
const tool: SarifTool = {
  name: 'agentmesh',
  version: '1.2.3',
  title: (code) => (code === 'AM1101' ? 'an unknown key' : undefined),
  help: (code) => `docs#${code}`,
};

describe('SARIF', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/sarif-2.1.0.json'), 'utf8')) as object;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

  test.each([
    ['several problems', FOUND],
    ['none', []],
  ])('%s: as the schema of 2.1.0 has it', (_name, found) => {
    validate(sarifLog(found, tool));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('the schema is one that can fail', () => {
    const { runs } = sarifLog(FOUND, tool) as { runs: object[] };
    expect(validate({ version: '2.1.0', runs: [{ ...runs[0], tool: {} }] })).toBe(false);
    expect(validate({ version: '2.1.0', runs: [{ ...runs[0], colour: 1 }] })).toBe(false);
  });

  test('each result names its rule, its place and what to write instead', () => {
    const { runs } = sarifLog(FOUND, tool) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
    };
    const [run] = runs;
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(run?.results).toMatchObject([
      {
        level: 'error',
        message: { text: 'a rule has no key `tol`\nthe keys are `tool`' },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'policies/a%20b.yaml' }, region: { startLine: 3, startColumn: 5, endColumn: 9 } },
          },
        ],
      },
      { level: 'warning', locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///srv/p%231.yaml' } } }] },
      { level: 'error', message: { text: 'policy `x` does not exist' } },
    ]);
  });
});

describe('GitHub workflow commands', () => {
  const base = { severity: 'error', code: 'AM1101' } as const;
  test.each<readonly [why: string, found: Diagnostic, written: string]>([
    ['a place', { ...base, message: 'wrong', span: at('p.yaml') }, '::error file=p.yaml,line=3,col=5,endColumn=9,title=AM1101::wrong'],
    ['a warning without one', { ...base, severity: 'warning', message: 'wrong' }, '::warning title=AM1101::wrong'],
    ['a hint on a line of its own', { ...base, message: 'wrong', hint: 'right' }, '::error title=AM1101::wrong%0Aright'],
    [
      'what ends a property',
      { ...base, message: 'm', span: at('a,b:c%.yaml') },
      '::error file=a%2Cb%3Ac%25.yaml,line=3,col=5,endColumn=9,title=AM1101::m',
    ],
    ['what would be a command of its own', { ...base, message: 'a\n::add-mask::b' }, '::error title=AM1101::a%0A::add-mask::b'],
    [
      'a carriage return, which ends a line too',
      { ...base, message: 'a\r::stop-commands::b' },
      '::error title=AM1101::a\\u{d}::stop-commands::b',
    ],
  ])('%s', (_why, found, written) => {
    expect(githubCommand(found)).toBe(written);
  });
});
