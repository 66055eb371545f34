import type { Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { reportAllowAll } from './report-allow-all.js';
import { reportClientAllows } from './report-client-allows.js';
import { reportContradictions } from './report-contradictions.js';
import { reportCoveredRules } from './report-covered-rules.js';
import { reportDefaults } from './report-defaults.js';
import { reportDuplicateIds } from './report-duplicate-ids.js';
import { reportHelpers } from './report-helpers.js';
import { reportImpossibleValues } from './report-impossible-values.js';
import { reportPlumbing } from './report-plumbing.js';
import { reportShadowedPatterns } from './report-shadowed-patterns.js';
import { reportUnanchored } from './report-unanchored.js';
import { reportUselessRules } from './report-useless-rules.js';
import { reportWiderPlaces } from './report-wider-places.js';

/** What no single key can tell: how rules stand to each other. What these find in some of the rules, they find in all of them. */
export type Pass = (policy: Policy, problems: Problems) => void;

export const passes: readonly Pass[] = [
  reportDefaults,
  reportDuplicateIds,
  reportCoveredRules,
  reportUselessRules,
  reportShadowedPatterns,
  reportWiderPlaces,
  reportClientAllows,
  reportContradictions,
  reportImpossibleValues,
  reportUnanchored,
  reportPlumbing,
];

/** What one more rule, or helper, could make untrue. */
export const passesOfTheWhole: readonly Pass[] = [reportAllowAll, reportHelpers];
