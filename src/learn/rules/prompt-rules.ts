import type { Tally } from '../observe/tally.js';
import type { LearnedRule, LeftOut } from '../write/learned-rule.js';
import { times } from '../write/words.js';
import { allowedNote, sorted, type Learning } from './method-rules.js';
import { isSayableName } from './sayable.js';

/** The method that names a prompt. */
export const PROMPTS_GET = 'prompts/get';

/** Prompts by their names. */
export function promptRules(prompts: ReadonlyMap<string, Tally>, server: string | undefined): Learning {
  const rules: LearnedRule[] = [];
  const leftOut: LeftOut[] = [];
  for (const [name, tally] of sorted(prompts)) {
    const { allowed, denied } = tally;
    const out = (why: string) => leftOut.push({ kind: 'prompt', name, server, why, allowed });
    if (allowed === 0) {
      if (denied > 0) out(`denied, ${times(denied)}`);
    } else if (denied > 0) out(`allowed ${times(allowed)} and denied ${times(denied)}, and conditions are for tools`);
    else if (!isSayableName(name) || (server !== undefined && !isSayableName(server))) out('a policy cannot name it exactly');
    else rules.push({ kind: 'prompt', names: [name], server, action: 'allow', facets: [], notes: [allowedNote(tally)], limit: undefined });
  }
  return { rules, leftOut };
}
