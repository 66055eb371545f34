import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folder, type Folder } from '../pap/folder.js';
import { agentmesh, cli, root } from './run.js';

let place: Folder;
beforeEach(() => void (place = folder()));
afterEach(() => place.remove());

const run = (...args: string[]) => agentmesh(['policy', 'test', ...args], { cwd: place.path });

const RULES = 'package a\n\nallow if {\n\tsome role in input.roles\n\trole == "admin"\n}\n';
const PASSES = 'test_admin if data.a.allow with input as {"roles": ["admin"]}';
const LOOPS = 'test_loop if {\n\tsome a in numbers.range(1, 5000)\n\tsome b in numbers.range(1, 5000)\n\ta + b < 0\n}';
const tests = (...rules: string[]) => `package a_test\n\n${rules.join('\n\n')}\n`;

/** Each: what the folder's tests are, how they are run, and what comes of it. */
const RUNS: readonly { shows: string; tests: string; args: string[]; status: number; says: (string | RegExp)[] }[] = [
  {
    shows: 'a test that loops is stopped, and the others run',
    tests: tests(LOOPS, PASSES),
    args: ['--timeout', '200ms', '-v'],
    status: 1,
    says: ['timed out: stopped after 200 ms', /PASS +a_test\.rego:9 a_test\.test_admin/, '2 tests: 1 passed, 1 errors'],
  },
  {
    shows: 'the line that failed, and what its variables held',
    tests: tests('test_two if {\n\tx := 1 + 1\n\tx == 3\n}'),
    args: ['--var-values'],
    status: 1,
    says: ['failed at a_test.rego:5: x == 3\n        x == 3\n        |\n        2\n'],
  },
  {
    shows: 'the cases of a table that failed, by name',
    tests: tests('test_each[name] if {\n\tsome name, n in {"one": 1, "two": 2}\n\tn == 1\n}'),
    args: [],
    status: 1,
    says: ['two: failed at a_test.rego:5: n == 1'],
  },
  {
    shows: 'a test of which WASM and the interpreter think differently fails',
    tests: tests('test_digits if sprintf("%v", [to_number("1_000")]) == "1_000"'),
    args: ['--engine', 'both'],
    status: 1,
    says: ['in WASM it is undefined, and holds in the interpreter'],
  },
  {
    shows: 'WASM alone decides where it is asked to',
    tests: tests('test_digits if sprintf("%v", [to_number("1_000")]) == "1_000"', PASSES),
    args: ['--engine', 'wasm'],
    status: 1,
    says: ['2 tests: 1 passed, 1 failed'],
  },
  {
    shows: 'both engines agree on tables, mocks and nested packages',
    tests: tests(
      PASSES,
      'test_each[name] if {\n\tsome name, n in {"one": 1, "two": 1}\n\tn == 1\n}',
      'twice(x) := x * 2\n\ntest_mock if twice(2) == 9 with twice as 9',
    ),
    args: ['--engine', 'both'],
    status: 0,
    says: ['3 tests: 3 passed'],
  },
  {
    shows: 'a skipped test is named, and is a failure as in OPA',
    tests: tests(PASSES, 'todo_test_later if false'),
    args: [],
    status: 1,
    says: [/SKIP +a_test\.rego:5 a_test\.todo_test_later/, '2 tests: 1 passed, 1 skipped'],
  },
  {
    shows: 'unless that is said to be fine',
    tests: tests(PASSES, 'todo_test_later if false'),
    args: ['-z'],
    status: 0,
    says: ['2 tests: 1 passed, 1 skipped'],
  },
  {
    shows: 'measurements of what passes',
    tests: tests(PASSES),
    args: ['--bench', '--engine', 'both'],
    status: 0,
    says: [/topdown +\d+ +\d+ ns\/op +\d+ B\/op +\d+ allocs\/op\n +wasm +\d+ +\d+ ns\/op/],
  },
  {
    shows: 'the tests so many times',
    tests: tests(PASSES),
    args: ['--count', '2'],
    status: 0,
    says: ['1 tests: 1 passed\n1 tests: 1 passed\n'],
  },
];

test.each(RUNS)('$shows', ({ tests, args, status, says }) => {
  place.write('a.rego', RULES);
  place.write('a_test.rego', tests);
  const ran = run(...args, '.');
  for (const text of says)
    expect(ran.stdout).toEqual(typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text));
  expect(ran.status).toBe(status);
});

test('of a bundle nothing but Rego, data and tests is read', () => {
  place.write('a.rego', RULES);
  place.write('a_test.rego', tests(PASSES));
  place.write('policy.yaml', 'version: "1.0"\nrules: nonsense\n');
  expect(run('-b', '.')).toMatchObject({ status: 0, stdout: '1 tests: 1 passed\n' });
});

test('a copy of the library is covered as any other Rego; where there is nothing to cover, a threshold is not met', () => {
  cpSync(join(root, 'rego'), join(place.path, 'rego'), { recursive: true });
  const { coverage } = JSON.parse(run('--coverage', '--json', '--run', 'clock', 'rego').stdout) as {
    coverage: { percent: number; files: { total: number }[] };
  };
  expect(coverage.files.length).toBeGreaterThan(10);
  expect(coverage.percent).toBeLessThan(100);
  place.write('only_test.rego', 'package only_test\n\ntest_x if true\n');
  expect(run('--threshold', '1', 'only_test.rego')).toMatchObject({ status: 1, stderr: 'coverage is 0 %, below 1 %\n' });
});

test.each([
  [['--timeout', 'soon'], '`soon` is no value of `--timeout`: a duration such as `500ms`, `5s` or `1m30s`'],
  [['--count', '0'], '`0` is no value of `--count`: a whole number from 1 on'],
  [['--bench', '--coverage'], '`--bench` measures tests without watching them'],
  [['--engine', 'rego'], "argument 'rego' is invalid. Allowed choices are topdown, wasm, both"],
])('%j is an error', (args, message) => {
  place.write('a_test.rego', tests(PASSES));
  expect(run(...args, '.')).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as string });
});

test('--watch runs them again after each change, one that does not compile included, until it is told to end', async () => {
  place.write('a.rego', RULES);
  place.write('a_test.rego', tests(PASSES));
  const child = spawn(process.execPath, [cli, 'policy', 'test', '--watch', '.'], { cwd: place.path });
  try {
    await said(child, '1 tests: 1 passed', 'watching for changes');
    place.write('a_test.rego', tests(PASSES, 'test_more if true'));
    await said(child, '2 tests: 2 passed', 'watching for changes');
    place.write('a_test.rego', tests('test_broken if nothing(1)'));
    await said(child, 'undefined function nothing', 'watching for changes');
    place.write('a_test.rego', tests(PASSES));
    await said(child, '1 tests: 1 passed', 'watching for changes');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

/** Resolves when all texts were said since the last call. */
function said(child: ChildProcess, ...texts: string[]): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += String(chunk);
      if (!texts.every((each) => text.includes(each))) return;
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', hear);
      resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
    child.once('exit', () => reject(new Error(`it ended: ${text}`)));
  });
}
