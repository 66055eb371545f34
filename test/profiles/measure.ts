import type { PolicySet } from '../../src/pdp/policy-set.js';
import type { Case } from '../eval/case.js';
import { decideCase } from './decide-case.js';

/** Of calls of tools that the policy lists: what is said of the others depends on their names alone. */
export interface Share {
  readonly of: number;
  readonly refused: number;
  /** Calls of tools that are not listed, all of them refused. */
  readonly unlisted: number;
}

export const groupOf = ({ category, hard }: Case): string => `${category}${hard === true ? ', hard' : ''}`;

/** Group of cases → how many of them a policy refuses or asks about. */
export function measure(policy: PolicySet, cases: readonly Case[]): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  for (const one of cases) {
    const group = groupOf(one);
    const { of, refused, unlisted } = shares.get(group) ?? { of: 0, refused: 0, unlisted: 0 };
    const { verdict, hidden } = decideCase(policy, one);
    const isRefused = verdict.effect !== 'allow';
    if (hidden && !isRefused) throw new Error(`\`${one.tool}\` is not listed, and ${one.id} is allowed`);
    shares.set(group, hidden ? { of, refused, unlisted: unlisted + 1 } : { of: of + 1, refused: refused + Number(isRefused), unlisted });
  }
  return shares;
}
