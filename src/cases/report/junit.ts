import type { TestedCase, TestedSuite, TestReport } from '../tested.js';

/** JUnit's XML, as CI servers read it: suites, cases, failures. */
export function junitReport({ suites }: TestReport): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'agentmesh policy test', ...countsOf(all) })}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
  ].join('\n');
}

function suiteLines({ name, cases }: TestedSuite): readonly string[] {
  return [`  <testsuite${attributes({ name, ...countsOf(cases) })}>`, ...cases.flatMap((each) => caseLines(each, name)), '  </testsuite>'];
}

function caseLines(
  { name, package: owner, outcome, file, line, duration_ns, error = '', output = '' }: TestedCase,
  suite: string,
): readonly string[] {
  const head = {
    name,
    classname: owner ?? suite,
    file,
    line,
    ...(duration_ns === undefined ? {} : { time: (duration_ns / 1e9).toFixed(6) }),
  };
  const inside = [
    ...(outcome === 'fail' || outcome === 'error'
      ? [`      <${TAGS[outcome]}${attributes({ message: firstLine(error || 'failed') })}>${escape(error)}</${TAGS[outcome]}>`]
      : []),
    ...(outcome === 'skip' ? ['      <skipped/>'] : []),
    ...(output === '' ? [] : [`      <system-out>${escape(output)}</system-out>`]),
  ];
  if (inside.length === 0) return [`    <testcase${attributes(head)}/>`];
  return [`    <testcase${attributes(head)}>`, ...inside, '    </testcase>'];
}

const TAGS = { fail: 'failure', error: 'error' } as const;

function countsOf(cases: readonly TestedCase[]): Readonly<Record<string, number>> {
  const count = (outcome: TestedCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: count('fail'), errors: count('error'), skipped: count('skip') };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(`${value}`).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** XML 1.0 §2.2: what is no character of a document cannot stand in one, not even escaped. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
