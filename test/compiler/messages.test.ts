import { expect, test } from 'vitest';
import { compilePolicy } from '../../src/compiler/compile-policy.js';
import { messageOf } from '../../src/compiler/messages.js';

function message(rule: string): string | undefined {
  const text = `version: "1.0"\nroots: [/srv]\nrules:\n  - { tool: t, action: allow, ${rule} }\n`;
  const result = compilePolicy(text, { file: 'policy.yaml' });
  const [first] = result.ok ? result.policy.rules : [];
  return first && messageOf(first);
}

test.each<readonly [why: string, rule: string, says: string]>([
  ['no condition', 'reason: ok', 'ok: `t` is allowed'],
  [
    'tests of one argument are joined, arguments stand side by side',
    'conditions: [{ argument: mode, in: [read, list] }, { argument: depth, min: 1, max: 5 }]',
    '`t` is allowed when `mode` is `read` or `list`; and `depth` is at least 1 and at most 5',
  ],
  [
    'what is optional is said once',
    'conditions: [{ argument: depth, min: 1, max: 5, optional: true }, { argument: q, matches: "^x$" }]',
    '`t` is allowed when `depth`, if given, is at least 1 and at most 5; and `q` matches `^x$`',
  ],
  [
    'one test that wants the argument makes it wanted',
    'conditions: [{ argument: n, min: 1 }, { argument: n, max: 5, optional: true }]',
    '`t` is allowed when `n` is at least 1 and at most 5',
  ],
  [
    'a negation does not spread over what follows',
    'conditions: [{ argument: n, max: 9, not_equals: 3, optional: true }]',
    '`t` is allowed when `n`, if given, is at most 9 and is not `3`',
  ],
  [
    'ways before arguments, exceptions last',
    'conditions: [{ argument: q, equals: x }, { path_not_contains: .env }, { under_roots: true }]',
    '`t` is allowed below `/srv` when `q` equals `x`, but not for paths containing `.env`',
  ],
  [
    'a path that is one argument',
    'conditions: [{ argument: target, path_starts_with: /srv, path_not_contains: .env }]',
    '`t` is allowed when `target` is below `/srv` and does not contain `.env`',
  ],
  [
    'what is nested is named',
    'conditions: [{ any: [{ argument: a, equals: x }, { argument: b, equals: x }] }, { none: [{ argument: c, equals: x }] }, { rego: "true" }]',
    '`t` is allowed when one of 2 alternatives holds, an excluded condition does not hold and a condition in Rego holds',
  ],
  [
    'more than six are counted',
    `conditions: [${Array.from('abcdefgh')
      .map((name) => `{ argument: ${name}, equals: x }`)
      .join(', ')}]`,
    '`t` is allowed when `a` equals `x`, `b` equals `x`, `c` equals `x`, `d` equals `x`, `e` equals `x`, `f` equals `x` and 2 more conditions hold',
  ],
  [
    'one that is too long is counted',
    `conditions: [{ argument: a, matches: "^${'x'.repeat(400)}$" }, { argument: b, equals: x }]`,
    '`t` is allowed when `b` equals `x` and 1 more condition holds',
  ],
  [
    'one that is too long, alone',
    `conditions: [{ argument: a, matches: "^${'x'.repeat(400)}$" }]`,
    '`t` is allowed when 1 condition holds',
  ],
])('%s', (_why, rule, says) => {
  expect(message(rule)).toBe(says);
});

test.each([1, 40, 90, 130, 170, 400])('not longer than 400 characters, with texts of %d', (length) => {
  const long = (start: string) => `${start}${'x'.repeat(length)}`;
  const tests = Array.from('abcdefgh').map((name) => `{ argument: ${long(name)}, equals: ${long('v')} }`);
  expect(message(`conditions: [{ path_not_contains: ${long('p')} }, ${tests.join(', ')}]`)?.length).toBeLessThanOrEqual(400);
});
