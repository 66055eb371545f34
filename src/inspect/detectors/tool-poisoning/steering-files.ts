import { CLAUSE, feature, type Feature } from './feature.js';
import { STEERING, WRITES } from './word-classes.js';

const FOR_GOOD = String.raw`\b(?:to (?:persist|inject|survive|stay|steer|(?:include|insert|add) (?:an? |the |your |our |this |these |more )?(?:(?:new |custom |hidden |malicious |backdoor |extra |following )?(?:instructions?|backdoors?)|new entry|(?:hidden|malicious|backdoor) \w{3,12}))|so (?:that )?(?:you|future (?:sessions|agents|conversations)|every (?:session|agent|conversation))|backdoors?|for persistence|persist(?:s|ent|ently)?|hidden|silently|secretly)\b`;

/** Writes what an agent or a machine obeys from now on. */
export const STEERING_FILES: readonly Feature[] = [
  feature('other_tools', 8, String.raw`${CLAUSE}${WRITES}\b[^.\n]{0,40}${STEERING}[^\n]{0,40}${FOR_GOOD}`),
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}${WRITES} (?:the following|this|these|the text below|what follows)\b[^.\n]{0,24}${STEERING}`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:write|append|inject|insert|plant|drop|add|hide|embed)\b[^.\n]{0,30}\b(?:instructions?|backdoors?|directives?|payloads?|orders?)\b[^.\n]{0,16}\b(?:in|into|to|inside) (?:the |your |its |any |every |all )?(?:\w{1,14} )?${STEERING}`,
  ),
];
