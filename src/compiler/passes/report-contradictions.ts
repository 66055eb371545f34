import { requiredTests } from '../conditions/tests-of.js';
import type { Test } from '../conditions/condition.js';
import type { Policy } from '../language/policy.js';
import { texts } from '../operators/operands.js';
import type { Problems } from '../problems.js';

/** What a rule asks for and forbids at once: a directory and its name, a label of the session. */
export function reportContradictions({ rules }: Policy, problems: Problems): void {
  for (const { action, conditions, span } of rules) {
    const tests = requiredTests(conditions);
    for (const { why, hint } of [...pathsOf(tests), ...labelsOf(tests)]) {
      if (action === 'deny') problems.warning('AM1308', span, `this deny never trips: ${why}`, hint);
      else problems.warning('AM1305', span, `this rule never holds: ${why}`, hint);
    }
  }
}

interface Contradiction {
  readonly why: string;
  readonly hint: string;
}

function pathsOf(all: readonly Test[]): readonly Contradiction[] {
  const tests = all.filter(({ subject }) => subject.kind === 'paths');
  const below = tests.find(({ operator }) => operator === 'path_starts_with');
  const words = tests.filter(({ operator }) => operator === 'path_not_contains').flatMap(({ operand }) => texts(operand));
  const prefixes = below === undefined ? [] : texts(below.operand);
  const word = words.find((each) => prefixes.length > 0 && prefixes.every((prefix) => prefix.toLowerCase().includes(each)));
  if (word === undefined) return [];
  return [{ why: `every path below \`${prefixes[0] ?? ''}\` contains \`${word}\``, hint: 'choose a longer text for `path_not_contains`' }];
}

function labelsOf(tests: readonly Test[]): readonly Contradiction[] {
  const named = (name: string) => tests.filter(({ operator }) => operator === name).flatMap(({ operand }) => texts(operand));
  const wanted = new Set(named('has_labels'));
  const both = named('lacks_labels').find((label) => wanted.has(label));
  if (both === undefined) return [];
  return [
    { why: `the session would have the label \`${both}\` and not have it`, hint: 'remove it from `labels` or from `without_labels`' },
  ];
}
