import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';

/** What no single key can tell: how rules stand to each other. */
export type Pass = (policy: Policy, problems: Problems) => void;

export const passes: readonly Pass[] = [];
