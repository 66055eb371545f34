import { operatorOf } from '../../compiler/operators/index.js';
import type { View } from '../../compiler/operators/operator.js';
import type { JsonValue } from '../../protocol/json/json.js';
import type { ArgumentProfile } from '../observe/argument-profile.js';
import type { Facet } from './facet.js';

/** Whether the operators themselves say that these tests certainly hold of all that is kept of a place: a value nobody can judge passes none. */
export function isCertain(profile: ArgumentProfile, tests: Facet['tests']): boolean {
  return Object.entries(tests).every(([operator, operand]) => {
    const asked = operatorOf({ operator });
    return seenBy(profile, asked.view).every((value) => asked.judge(value, operand) === true);
  });
}

function seenBy({ distinct, urls, sql, commands }: ArgumentProfile, view: View): readonly JsonValue[] {
  if (view === 'path') return [];
  if (view === 'value') return [...(distinct?.keys() ?? [])];
  const { facts } = { url: urls, sql, command: commands }[view];
  return [...(facts?.values() ?? [])] as unknown as readonly JsonValue[];
}
