import { constrain, type ConstrainOptions } from '../constrain.js';
import type { Facet } from '../facets/facet.js';
import type { Observed } from '../observe/observed.js';
import { withRoom } from '../observe/rate.js';
import type { LearnedRule } from '../write/learned-rule.js';
import { count, times } from '../write/words.js';
import { quoted } from '../../compiler/source/yaml-text.js';
import { sorted } from './method-rules.js';
import { isSayableName, shown } from './sayable.js';

/** What a policy takes as `requests`. */
const MOST_REQUESTS = 1_000_000;

/** The rule of a tool, or in words why there is none. */
export function toolRule(name: string, server: string | undefined, observed: Observed, options: ConstrainOptions): LearnedRule | string {
  const { allowed, denied, perMinute } = observed;
  if (allowed === 0) return `denied, ${times(denied)}`;
  if (!isSayableName(name) || (server !== undefined && !isSayableName(server))) return 'a policy cannot name it exactly';
  const facets = constrain(observed, options);
  if (facets === undefined)
    return `allowed ${times(allowed)} and denied ${times(denied)}, and the log does not say what made the difference`;
  const room = perMinute === undefined ? undefined : withRoom(perMinute, options.headroom);
  const limit = room !== undefined && room <= MOST_REQUESTS ? room : undefined;
  const enforced = options.extent.limits;
  return {
    kind: 'tool',
    names: [name],
    server,
    action: 'allow',
    facets,
    notes: [...notesOf(observed, facets), ...(limit === undefined || enforced ? [] : [`a limit with room would be ${limit} a minute`])],
    limit: enforced ? limit : undefined,
  };
}

function notesOf(observed: Observed, facets: readonly Facet[]): readonly string[] {
  const { allowed, denied, perMinute, detected, detectors, setAside, masked, argumentsKnown, failed } = observed;
  const busy = perMinute === undefined ? '' : `, at most ${perMinute} in a minute`;
  const notes = [`allowed ${times(allowed)}${denied === 0 ? '' : `, denied ${times(denied)}`}${busy}`];
  if (failed > 0) notes.push(`the server answered ${failed} of the allowed calls with an error: should they be allowed?`);
  if (detected > 0) notes.push(`denied ${times(detected)} by detectors, which go on deciding: ${[...detectors].map(quoted).join(', ')}`);
  if (setAside > 0) notes.push(`refused ${times(setAside)} for the moment, not for what it asked`);
  for (const [name, calls] of sorted(masked)) {
    notes.push(`the argument ${quoted(shown(name))} is masked in ${count(calls, 'call')}: nothing is learned of it`);
  }
  if (!argumentsKnown) notes.push('the log does not hold all arguments of its calls: nothing is learned of them');
  if (facets.length === 0 && observed.profiles.size > 0) notes.push('whatever its arguments are');
  return notes;
}
