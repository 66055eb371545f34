import type { Tally } from '../observe/tally.js';
import type { LearnedRule, LeftOut } from '../write/learned-rule.js';
import { times } from '../write/words.js';
import { isSayableName } from './sayable.js';

export interface Learning {
  readonly rules: readonly LearnedRule[];
  readonly leftOut: readonly LeftOut[];
}

/** Methods as a whole: of these no rule asks what they carry. */
export function methodRules(methods: ReadonlyMap<string, Tally>): Learning {
  const rules: LearnedRule[] = [];
  const leftOut: LeftOut[] = [];
  for (const [name, tally] of sorted(methods)) {
    const { allowed, denied } = tally;
    const out = (why: string) => leftOut.push({ kind: 'method', name, server: undefined, why, allowed });
    if (allowed === 0) {
      if (denied > 0) out(`denied, ${times(denied)}`);
    } else if (denied > 0) out(`allowed ${times(allowed)} and denied ${times(denied)}, and conditions are for tools`);
    else if (!isSayableName(name)) out('a policy cannot name it exactly');
    else {
      const notes = [allowedNote(tally), 'for whatever it asks: conditions are for tools'];
      rules.push({ kind: 'method', names: [name], server: undefined, action: 'allow', facets: [], notes, limit: undefined });
    }
  }
  return { rules, leftOut };
}

/** What passes without an allow and was denied is denied by a rule, also where it passed at other times. */
export function plumbingRules(plumbing: ReadonlyMap<string, Tally>): Learning {
  const denied = sorted(plumbing).filter(([, tally]) => tally.denied > 0);
  const sayable = denied.filter(([name]) => isSayableName(name));
  return {
    rules: sayable.map(([name, tally]) => {
      const passed = tally.allowed === 0 ? '' : `; it passed ${times(tally.allowed)}, and nothing tells the two apart`;
      const notes = [`denied ${times(tally.denied)}${passed}`];
      return { kind: 'method', names: [name], server: undefined, action: 'deny', facets: [], notes, limit: undefined };
    }),
    leftOut: denied
      .filter(([, { allowed }]) => allowed > 0)
      .map(([name, { allowed }]) => ({ kind: 'method', name, server: undefined, why: 'passed and was denied at other times', allowed })),
  };
}

export function allowedNote({ allowed, perMinute }: Tally): string {
  return `allowed ${times(allowed)}${perMinute === undefined ? '' : `, at most ${perMinute} in a minute`}`;
}

export function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
