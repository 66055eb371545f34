import { feature, type Feature } from './feature.js';

/** What is said to happen to whoever does not obey. */
export const PRESSURE: readonly Feature[] = [
  feature(
    'pretended_authority',
    8,
    String.raw`\b(?:will|may|would|could|going to) (?:\w{1,10} )?(?:crash|fail|break|stop working|be (?:terminated|revoked|suspended|corrupted|lost|penali[sz]ed|shut down|banned|deleted))\b[^.\n]{0,24}\b(?:if|unless) (?:you|the (?:agent|assistant|model)|(?:this|these|the) (?:instruction|order|rule|direction|guideline)s?)\b[^.\n]{0,24}\b(?:follow|compl(?:y|ies)|obey|ignore|disobey|heed)(?:s|ed)?\b`,
  ),
  feature(
    'pretended_authority',
    7,
    String.raw`\b(?:failure to (?:comply|obey|follow)|non-?compliance|disobedience|refusal)\b[^.\n]{0,30}\b(?:will|may|can|shall|is)\b[^.\n]{0,40}\b(?:terminat|revok|corrupt|shut|penal|crash|break)\w{0,6}\b`,
  ),
  feature(
    'pretended_authority',
    6,
    String.raw`\b(?:you (?:have to|must|shall|will|are required to) (?:comply|obey)|compliance is (?:mandatory|required|not optional)|(?:this|it) is (?:non-?negotiable|not optional|not negotiable)|no exceptions (?:are )?(?:allowed|permitted|apply))\b`,
  ),
  feature('pretended_authority', 4, String.raw`\b(?:very,? ){2,6}important\b|\bextremely important[:!]|\bimportant!{2,}`),
];
