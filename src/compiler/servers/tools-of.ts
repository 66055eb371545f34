import type { ServerSurvey, ToolDefinition } from '../../protocol/server-survey.js';
import { matches, type Glob } from '../../pdp/glob.js';
import type { Rule } from '../language/rule.js';
import { says } from '../meaning/tier.js';

/** The servers that a rule speaks of. */
export function serversOf({ target }: Rule, servers: readonly ServerSurvey[]): readonly ServerSurvey[] {
  return servers.filter(({ server }) => target.servers?.some((glob) => matches(glob, server)) ?? true);
}

/** The tools that a rule speaks of. */
export function toolsOf(rule: Rule, servers: readonly ServerSurvey[]): readonly ToolDefinition[] {
  return toolsNamed(rule, servers).filter(({ annotations }) => says(rule.target.annotations, annotations));
}

/** Those that it names by these names and patterns, whatever they say of themselves. */
export function toolsNamed(
  rule: Rule,
  servers: readonly ServerSurvey[],
  globs: readonly Glob[] = rule.target.globs,
): readonly ToolDefinition[] {
  if (rule.target.kind !== 'tool') return [];
  return serversOf(rule, servers).flatMap(({ tools }) => tools.filter(({ name }) => globs.some((glob) => matches(glob, name))));
}

/** "the server `files` has no", "none of the servers has a". */
export function hasNone(servers: readonly ServerSurvey[]): string {
  const [first] = servers;
  return servers.length === 1 && first !== undefined ? `the server \`${first.server}\` has no` : 'none of the servers has a';
}
