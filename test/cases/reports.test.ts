import { describe, expect, test } from 'vitest';
import { githubReport } from '../../src/cases/report/github.js';
import { junitReport } from '../../src/cases/report/junit.js';
import { prettyReport } from '../../src/cases/report/pretty.js';
import { tapReport } from '../../src/cases/report/tap.js';
import type { TestReport } from '../../src/cases/tested.js';

const HOSTILE = `a <b> & "c" 'd' ]]> # \\ \u0000\u001b[31m\ud800 ::error::\u2028 é`;

const REPORT: TestReport = {
  suites: [
    {
      name: 'p_test.yaml',
      cases: [
        { name: 'fine', outcome: 'pass', file: 'p_test.yaml', line: 2 },
        { name: HOSTILE, outcome: 'fail', file: 'p_test.yaml', line: 5, error: `expected allow\ndecided by ${HOSTILE}` },
      ],
    },
    {
      name: 'rego',
      cases: [
        {
          name: 'test_x',
          package: 'data.p_test',
          outcome: 'error',
          file: 'p_test.rego',
          line: 3,
          duration_ns: 1_500_000,
          error: 'timeout',
        },
        { name: 'todo_test_y', package: 'data.p_test', outcome: 'skip', file: 'p_test.rego', line: 9, duration_ns: 0, output: 'printed' },
      ],
    },
  ],
  coverage: {
    percent: 50,
    files: [
      { path: 'p.yaml', percent: 50, covered: 1, total: 2, missed: ['4'], points: [{ line: 4, what: 'the rule `a` never decides' }] },
    ],
  },
};

describe('junit', () => {
  const xml = junitReport(REPORT);

  test('counts what happened', () => {
    expect(xml).toContain('<testsuites name="agentmesh policy test" tests="4" failures="1" errors="1" skipped="1">');
    expect(xml).toContain('<testcase name="fine" classname="p_test.yaml" file="p_test.yaml" line="2"/>');
    expect(xml).toContain('<testcase name="test_x" classname="data.p_test" file="p_test.rego" line="3" time="0.001500">');
    expect(xml).toContain('<skipped/>');
    expect(xml).toContain('<system-out>printed</system-out>');
  });

  test('holds no character that XML has not, and every text ends where it should', () => {
    expect(xml).not.toMatch(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    const outside = xml.replaceAll(/<[^<>]*>/g, '').replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '');
    expect(outside).not.toMatch(/[<>&]/);
    const open = [...xml.matchAll(/<(\/?)([\w-]+)(?: [^<>]*?)?(\/?)>/g)].reduce((stack, [, close, name = '', empty]) => {
      if (empty === '/') return stack;
      return close === '/' ? (expect(stack.at(-1)).toBe(name), stack.slice(0, -1)) : [...stack, name];
    }, [] as string[]);
    expect(open).toEqual([]);
  });
});

test('tap: a plan, a point each, and why in YAML', () => {
  const lines = tapReport(REPORT).split('\n');
  expect(lines.slice(0, 3)).toEqual(['TAP version 14', '1..4', 'ok 1 - fine']);
  expect(lines[3]).toMatch(/^not ok 2 - a <b> & "c" 'd' \]\]> \\# \\\\ /);
  expect(lines[4]).toBe('  ---');
  expect(lines.filter((line) => /^(not )?ok \d+/.test(line))).toHaveLength(4);
  expect(lines.at(-1)).toBe('ok 4 - data.p_test.todo_test_y # SKIP');
});

test('github: one command for each failure, and nothing that begins another', () => {
  const lines = githubReport(REPORT).split('\n');
  expect(lines.map((line) => line.slice(0, 50))).toEqual([
    '::error file=p_test.yaml,line=5,col=1,endColumn=2,',
    '::error file=p_test.rego,line=3,col=1,endColumn=2,',
    '::warning file=p.yaml,line=4,col=1,endColumn=2,tit',
  ]);
});

test('pretty: what failed and why; what passed when asked', () => {
  const text = prettyReport(REPORT, false);
  expect(text).toContain('  FAIL  p_test.yaml:5 a <b>');
  expect(text).toContain('\n      decided by ');
  expect(text).toContain('4 tests: 1 passed, 1 failed, 1 errors, 1 skipped');
  expect(text).toContain('    p.yaml:4: the rule `a` never decides\ncoverage: 50 %');
  expect(['\u0000', '\u001b', '\u2028'].filter((hidden) => text.includes(hidden))).toEqual([]);
  expect(text).not.toContain('fine');
  expect(prettyReport(REPORT, true)).toContain('  PASS  p_test.yaml:2 fine');
});
