import { didYouMean } from '../../errors/near-miss.js';
import type { Span } from '../../errors/diagnostic.js';
import type { ServerSurvey } from '../../protocol/server-survey.js';
import { testsOf } from '../conditions/tests-of.js';
import { isDefault } from '../defaults.js';
import { isExact, type Glob } from '../../pdp/glob.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import { texts } from '../operators/operands.js';
import type { Problems } from '../problems.js';
import { hasNone, serversOf, toolsNamed } from './tools-of.js';

/** Rules about tools that no server has: a name one letter off allows nothing, and denies nothing. */
export function reportNames({ rules }: Policy, servers: readonly ServerSurvey[], problems: Problems): void {
  const names = new Set(servers.flatMap(({ tools }) => tools.map(({ name }) => name)));
  for (const rule of rules) {
    const asked = serversOf(rule, servers);
    if (rule.target.kind !== 'tool' || isDefault(rule) || asked.length === 0) continue;
    for (const test of testsOf(rule.conditions).filter(({ operator }) => operator === 'called_before'))
      for (const name of texts(test.operand)) if (!names.has(name)) reportCalled(name, test.span, asked, names, problems);
    for (const glob of rule.target.globs) {
      if (toolsNamed(rule, asked, [glob]).length === 0) report(rule, glob, asked, names, problems);
    }
  }
}

/** What is to be called before. */
function reportCalled(name: string, span: Span, servers: readonly ServerSurvey[], names: ReadonlySet<string>, problems: Problems): void {
  problems.warning(
    'AM1401',
    span,
    `${hasNone(servers)} tool \`${name}\`${didYouMean(name, names)}`,
    'this condition waits for a call that never comes: correct the name',
  );
}

function report(rule: Rule, glob: Glob, servers: readonly ServerSurvey[], names: ReadonlySet<string>, problems: Problems): void {
  if (isExact(glob)) {
    problems.warning(
      'AM1401',
      rule.span,
      `${hasNone(servers)} tool \`${glob.text}\`${didYouMean(glob.text, names)}`,
      `${rule.action === 'deny' ? 'this rule denies' : 'this rule speaks of'} nothing that is there: correct the name, or remove the rule`,
    );
  } else {
    problems.warning(
      'AM1402',
      rule.span,
      `${hasNone(servers)} tool that matches \`${glob.text}\``,
      'correct the pattern, or remove the rule',
    );
  }
}
