import type { ServerSurvey } from '../../protocol/server-survey.js';
import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { toolsNamed, toolsOf } from './tools-of.js';

/** Rules on what tools say of themselves, where none of those that they name says it: they speak of nothing. */
export function reportAnnotations({ rules }: Policy, servers: readonly ServerSurvey[], problems: Problems): void {
  for (const rule of rules) {
    const { annotations } = rule.target;
    const named = toolsNamed(rule, servers);
    if (annotations === undefined || named.length === 0 || toolsOf(rule, servers).length > 0) continue;
    const wanted = Object.entries(annotations).map(([name, value]) => `\`${name}: ${value}\``);
    const [first] = named;
    const subject = named.length === 1 ? `the tool \`${first?.name ?? ''}\` does not say` : `none of the ${named.length} tools says`;
    problems.warning(
      'AM1408',
      rule.span,
      `${subject} of itself that it is ${wanted.join(' and ')}`,
      'where a tool says nothing, it is taken to change, to destroy and to reach out: name the tools instead',
    );
  }
}
