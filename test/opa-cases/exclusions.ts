import { refusedBuiltins } from '../../src/pdp/builtins/refused.js';
import { nameOf, type OpaCase } from './case.js';
import exclusions from './exclusions.json' with { type: 'json' };

/** `question`: cannot be asked as a rule. `known`: OPA's WASM itself answers otherwise than the interpreter. */
export type Exclusion = { readonly kind: 'question' | 'known'; readonly reason: string };

/** Notes without the version of Rego: what holds for one holds for the other. */
export function exclusionOf(one: OpaCase): Exclusion | undefined {
  const question = reasonIn(exclusions.question, one);
  if (question !== undefined) return { kind: 'question', reason: question };
  const known = reasonIn(exclusions.known, one);
  return known === undefined ? undefined : { kind: 'known', reason: known };
}

/** The builtin that a case cannot be built for, with the reason why it is refused. */
export function refusedIn(one: OpaCase, message: string): string | undefined {
  const name = reasonIn(exclusions.refused, one) ?? /undefined function (\S+?)(?:;|$)/.exec(message)?.[1];
  const reason = name === undefined ? undefined : refusedBuiltins.get(name);
  return reason === undefined ? undefined : `${name}: ${reason}`;
}

function reasonIn(table: Readonly<Record<string, string>>, one: OpaCase): string | undefined {
  return table[nameOf(one).slice('v1/'.length)];
}
