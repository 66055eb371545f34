import { argumentRoles } from '../../inspect/roles/argument-roles.js';
import type { ServerSurvey } from '../../protocol/server-survey.js';
import { testsOf } from '../conditions/tests-of.js';
import { isDefault } from '../defaults.js';
import type { Policy } from '../language/policy.js';
import type { Rule } from '../language/rule.js';
import type { Problems } from '../problems.js';
import { listed } from '../words.js';
import { toolsOf } from './tools-of.js';

/** A tool that takes paths, allowed without a word about them: any file that the server can open. */
export function reportPaths({ rules }: Policy, servers: readonly ServerSurvey[], problems: Problems): void {
  for (const rule of rules) {
    if (rule.action !== 'allow' || isDefault(rule) || rule.conditions.some(({ kind }) => kind === 'rego')) continue;
    const told = new Set(namesTested(rule));
    for (const { name, inputSchema } of toolsOf(rule, servers)) {
      const { paths } = argumentRoles(inputSchema);
      if (paths.length === 0 || told.has('paths') || paths.every((path) => told.has(path.split('.')[0] ?? path))) continue;
      problems.warning(
        'AM1406',
        rule.span,
        `\`${name}\` takes paths (${listed(paths, 'and')}), and this rule allows any`,
        'name the folders: `conditions: [{ path_starts_with: [/srv/data] }]`',
      );
      break;
    }
  }
}

/** The top-level arguments that conditions are about, and `paths` where they are about all path arguments. */
function namesTested({ conditions }: Rule): readonly string[] {
  return testsOf(conditions).flatMap(({ subject }) => {
    if (subject.kind === 'paths') return ['paths'];
    return subject.kind === 'argument' ? subject.pointer.slice(0, 1) : [];
  });
}
