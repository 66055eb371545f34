import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { caseFileSchema, readCaseFile } from '../../src/cases/case-file.js';

const ok = (input: string, decision = 'allow') => `cases:\n  - name: a\n    input: ${input}\n    decision: ${decision}\n`;

const WRONG: readonly { readonly why: string; readonly text: string; readonly at: string; readonly says: RegExp }[] = [
  { why: 'no cases', text: 'policy: ./p.yaml\n', at: '1:1', says: /needs the key `cases`/ },
  { why: 'an empty list', text: 'cases: []\n', at: '1:8', says: /list is empty/ },
  { why: 'a near miss at the top', text: `case: []\n`, at: '1:1', says: /did you mean `cases`/ },
  { why: 'what other tools call it', text: `tests: []\n`, at: '1:1', says: /no key `tests`/ },
  { why: 'no name', text: 'cases:\n  - input: { tool: a }\n    decision: allow\n', at: '2:5', says: /needs the key `name`/ },
  { why: 'no input', text: 'cases:\n  - name: a\n    decision: allow\n', at: '2:5', says: /needs the key `input`/ },
  { why: 'no decision', text: 'cases:\n  - name: a\n    input: { tool: a }\n', at: '2:5', says: /needs the key `decision`/ },
  {
    why: 'a name twice',
    text: `${ok('{ tool: a }')}  - { name: a, input: { tool: b }, decision: deny }\n`,
    at: '5:5',
    says: /second time/,
  },
  { why: 'a message about nothing', text: ok('{ arguments: {} }'), at: '3:14', says: /one of `tool`/ },
  { why: 'a message about two things', text: ok('{ tool: a, prompt: b }'), at: '3:14', says: /one of `tool`/ },
  { why: 'an input that is no map', text: ok('read_file'), at: '3:12', says: /expected input \(a map/ },
  { why: 'an unknown key', text: ok('{ tol: a }'), at: '3:14', says: /did you mean `tool`/ },
  { why: 'a key of the decision', text: ok('{ tool: a }', '{ effect: deny, rule: x }'), at: '4:31', says: /no key `rule`/ },
  { why: 'a decision that is none', text: ok('{ tool: a }', 'permit'), at: '4:15', says: /not one of/ },
  { why: 'a moment without zone', text: ok('{ tool: a, time: 2026-01-01T10:00:00 }'), at: '3:29', says: /moment with its zone/ },
  { why: 'a day that is none', text: ok('{ tool: a, time: 2026-13-01T10:00:00Z }'), at: '3:29', says: /no moment/ },
  { why: 'a relative working directory', text: ok('{ tool: a, cwd: srv }'), at: '3:28', says: /absolute path/ },
  { why: 'annotations of the language', text: ok('{ tool: a, annotations: { read_only: true } }'), at: '3:38', says: /no key `read_only`/ },
  { why: 'a finding without detector', text: ok('{ tool: a, findings: [{ rule: x }] }'), at: '3:36', says: /needs the key `detector`/ },
  {
    why: 'a confidence that is none',
    text: ok('{ tool: a, findings: [{ detector: x, confidence: sure }] }'),
    at: '3:61',
    says: /not one of/,
  },
  { why: 'a count below nothing', text: ok('{ tool: a, session: { tools: { b: -1 } } }'), at: '3:46', says: /whole number/ },
  { why: 'labels that are no list', text: ok('{ tool: a, session: { labels: x } }'), at: '3:42', says: /expected a list/ },
  { why: 'a document by halves', text: ok('{ version: 1, method: tools/call }'), at: '3:14', says: /needs the key/ },
  { why: 'a key of a document', text: ok('{ version: 1, toool: a }'), at: '3:26', says: /did you mean `tool`/ },
  { why: 'a key twice', text: ok('{ tool: a, tool: b }'), at: '3:23', says: /second time/ },
  { why: 'a policy that is no text', text: `policy: 5\n${ok('{ tool: a }')}`, at: '1:9', says: /expected a text/ },
];

test.each(WRONG)('$why', ({ text, at, says }) => {
  const read = readCaseFile(text, 'a_test.yaml');
  const found = read.ok ? [] : read.diagnostics.map(({ span, message }) => `${span?.line}:${span?.column} ${message}`);
  expect(found.filter((each) => each.startsWith(`${at} `) && says.test(each)).length, found.join('\n')).toBeGreaterThan(0);
});

test('what stands in the schema stands in the reader: whatever it refuses is an error', () => {
  const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(caseFileSchema);
  const whole = ok(
    '{ tool: a, arguments: { x: [1, null] }, annotations: { readOnlyHint: true }, known: true, server: s, time: "2026-01-01T10:00:00+02:00", cwd: /srv, links: { /srv/a: /b }, paths: { x: /y }, session: { tools: { b: 2 }, labels: [l] }, identity: { claims: { groups: [g] } }, client: { name: c }, findings: [{ detector: pii }] }',
    '{ effect: deny, rules: [a], reasons: b, obligations: [{ kind: label }], warnings: [] }',
  );
  expect(fits(parse(whole))).toBe(true);
  expect(readCaseFile(whole, 'a_test.yaml')).toMatchObject({ ok: true });
  const calendar = new Set(['a name twice', 'a message about nothing', 'a message about two things', 'a day that is none', 'a key twice']);
  for (const { why, text } of WRONG.filter((each) => !calendar.has(each.why))) expect(fits(parse(text)), why).toBe(false);
});

test('the published schema is the one that reads case files', () => {
  const path = join(import.meta.dirname, '../../policies/cases.schema.json');
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(path, `${JSON.stringify(caseFileSchema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(caseFileSchema);
});
