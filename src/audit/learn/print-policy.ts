import type { Constraint } from './constraint.js';
import { exactly, quoted } from './yaml-text.js';

/** A learned rule and what a reviewer should know of it. */
export interface LearnedRule {
  readonly kind: 'tool' | 'method';
  readonly name: string;
  readonly constraint: Constraint;
  readonly notes: readonly string[];
  /** Enforced as a limit; otherwise a comment. */
  readonly limit: { readonly requests: number; readonly enforced: boolean } | undefined;
}

export interface LearnedPolicy {
  /** Comment lines at the top. Hostile text in them is `quoted` already. */
  readonly preface: readonly string[];
  readonly rules: readonly LearnedRule[];
  /** Names that are not in the policy, and why. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

export function printPolicy({ preface, rules, leftOut }: LearnedPolicy): string {
  const lines = [...preface.map((line) => `# ${line}`), 'version: "1.0"', 'mode: enforce', 'default_action: deny', ''];
  lines.push(rules.length === 0 ? 'rules: []' : 'rules:', ...rules.flatMap(printRule));
  const limits = rules.flatMap(({ name, limit }) => (limit?.enforced === true ? [[name, limit.requests] as const] : []));
  if (limits.length > 0) {
    lines.push('', '# Twice what was seen in the busiest minute.', 'rate_limits:', '  per_tool:');
    for (const [name, requests] of limits) lines.push(`    ${quoted(name)}: { requests: ${requests}, per: minute }`);
  }
  if (leftOut.length > 0) lines.push('', '# Not allowed:', ...leftOut.map(({ name, why }) => `#   ${quoted(name)}: ${why}`));
  return `${lines.join('\n')}\n`;
}

function printRule({ kind, name, constraint, notes, limit }: LearnedRule): string[] {
  const { pathStartsWith, pathNotContains, argumentMatches } = constraint;
  const conditions: string[] = [];
  if (pathStartsWith !== undefined) conditions.push(`- path_starts_with: ${list(pathStartsWith)}`);
  if (pathNotContains !== undefined) conditions.push(`- path_not_contains: ${list(pathNotContains)}`);
  for (const [argument, values] of argumentMatches ?? []) {
    conditions.push(`- argument_matches: { ${quoted(argument)}: ${list(values.map(exactly))} }`);
  }
  const comments = limit === undefined || limit.enforced ? notes : [...notes, `a limit with room would be ${limit.requests} a minute`];
  return [
    ...comments.map((note) => `  # ${note}`),
    `  - ${kind}: ${quoted(name)}`,
    '    action: allow',
    ...(conditions.length === 0 ? [] : ['    conditions:', ...conditions.map((condition) => `      ${condition}`)]),
  ];
}

function list(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}
