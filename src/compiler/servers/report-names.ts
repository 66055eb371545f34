import { didYouMean } from '../../errors/near-miss.js';
import type { ServerSurvey } from '../../protocol/server-survey.js';
import { isDefault } from '../defaults.js';
import { isExact } from '../glob.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { hasNone, toolsOf } from './tools-of.js';

/** Rules about tools that no server has: a name one letter off allows nothing, and denies nothing. */
export function reportNames({ rules }: Policy, servers: readonly ServerSurvey[], problems: Problems): void {
  const names = new Set(servers.flatMap(({ tools }) => tools.map(({ name }) => name)));
  for (const rule of rules) {
    if (rule.target.kind !== 'tool' || isDefault(rule) || toolsOf(rule, servers).length > 0) continue;
    const { glob } = rule.target;
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
}
