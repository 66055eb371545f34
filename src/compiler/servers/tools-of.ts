import type { ServerSurvey, ToolDefinition } from '../../protocol/server-survey.js';
import { matches } from '../glob.js';
import type { Rule } from '../language/rule.js';

/** The tools that a rule speaks of, over all servers. */
export function toolsOf({ target }: Rule, servers: readonly ServerSurvey[]): readonly ToolDefinition[] {
  if (target.kind !== 'tool') return [];
  return servers.flatMap(({ tools }) => tools.filter(({ name }) => matches(target.glob, name)));
}

/** "the server `files` has no", "none of the servers has a". */
export function hasNone(servers: readonly ServerSurvey[]): string {
  const [first] = servers;
  return servers.length === 1 && first !== undefined ? `the server \`${first.server}\` has no` : 'none of the servers has a';
}
