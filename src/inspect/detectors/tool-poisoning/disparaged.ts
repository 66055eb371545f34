import { feature, type Feature } from './feature.js';

const NAME = String.raw`[\x60'"]?[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,5}[\x60'"]?`;
const USUAL = String.raw`(?:standard|legacy|regular|basic|normal|ordinary|conventional|generic|usual)`;
const FLAW = String.raw`(?:incomplete|stale|cached|outdated|garbled|corrupt(?:ed)?|inaccurate|fragmented|undergoing maintenance|under maintenance|error[- ]prone|prone to|unreliable|unverified|unsecured?|insecure|unsafe|blacklisted|fraud\w{0,4}|compromised|(?:frequently|often) blocked)`;

/** The tools that a person already has, spoken ill of by one that would be called in their place. */
export const DISPARAGED: readonly Feature[] = [
  feature(
    'other_tools',
    6,
    String.raw`\bthe ${USUAL} ${NAME}(?: tools?| functions?| calls?)? (?:${FLAW}|(?:is|are|returns?|returned|gives?)\b[^.\n]{0,16}\b${FLAW}|cannot|can['’]?t|can not|fails?|will not|won['’]t|may fail|often fails?)\b`,
  ),
  feature(
    'preference',
    5,
    String.raw`\b(?:${USUAL}|manual) (?:\w{1,14} ){0,2}(?:tools?|calls?|lists?|search(?:es)?|workflows?|links?|interfaces?)\b[^.\n]{0,12}\b(?:is|are|returns?|returned|provides?|includes?|leaves?|may be|often|frequently)\b[^.\n]{0,24}\b${FLAW}\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\bonly (?:tool|utility|interface|gateway) (?:that is )?(?:authori[sz]ed|certified|approved|sanctioned|permitted|compliant|licensed)\b|\bonly (?:authori[sz]ed|certified|sanctioned|compliant|licensed) (?:\w{1,14} )?(?:tool|utility|interface|gateway|function)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:mandatory|compulsory|obligatory)(?:, \w{1,14})? (?:method|interface|gateway|channel|proxy|tool|way) (?:for|of|to) (?:all|every|any|access\w{0,3}|us\w{1,3})\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:replaces?|supersedes?|superseding|replacing|eliminates?|collapses?|supplants?) (?:the )?(?:need to manually|invocations? of|(?:manual|invocation) (?:orchestration|flow) of|multi-step chains?|unsecured|error-prone|manual|raw|${USUAL})\b[^\n]{0,80}${NAME}`,
  ),
  feature('preference', 5, String.raw`\b(?:functionality|superset) replacement\b[^\n]{0,24}[:(]`),
  feature(
    'preference',
    5,
    String.raw`\bwhy (?:use|choose|prefer) this(?: tool| one)?\s?\?|\bwhy this is the (?:superior|better|best|preferred|right) (?:choice|option|tool)`,
  ),
  feature(
    'preference',
    4,
    String.raw`\bunlike (?:the )?${USUAL} (?:legacy )?(?:search|tools?|functions?|calls?|versions?|${NAME})\b[^.\n]{0,30}, (?:this|it) (?:\w{1,12} )`,
  ),
  feature(
    'promotion',
    4,
    String.raw`\b(?:recommended|preferred|essential|required|mandatory|use this) for all (?:\w{1,16} ){1,4}(?:tasks?|operations?|queries|retrievals?|setups?|communications?|requests?|actions?|lookups?|purposes)\b`,
  ),
];
