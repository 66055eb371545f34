import { didYouMean } from '../../errors/near-miss.js';
import type { ServerSurvey } from '../../protocol/server-survey.js';
import { isDefault } from '../defaults.js';
import { isExact, type Glob } from '../glob.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import type { Problems } from '../problems.js';
import { hasNone, serversOf, toolsNamed } from './tools-of.js';

/** Rules about tools that no server has: a name one letter off allows nothing, and denies nothing. */
export function reportNames({ rules }: Policy, servers: readonly ServerSurvey[], problems: Problems): void {
  const names = new Set(servers.flatMap(({ tools }) => tools.map(({ name }) => name)));
  for (const rule of rules) {
    const asked = serversOf(rule, servers);
    if (rule.target.kind !== 'tool' || isDefault(rule) || asked.length === 0) continue;
    for (const glob of rule.target.globs) {
      if (toolsNamed(rule, asked, [glob]).length === 0) report(rule, glob, asked, names, problems);
    }
  }
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
