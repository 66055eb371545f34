import { CLAUSE, feature, type Feature } from './feature.js';

const CALLS = String.raw`(?:call|invoke|run|trigger|execute|use)`;
const NAME = String.raw`[\x60'"]?[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,4}[\x60'"]?`;
const SINK = String.raw`[\x60'"]?(?:(?:send|post|call|trigger)_(?:\w{1,12}_)?(?:webhook|http|request|url|beacon|exfil\w{0,8})|http|webhook|exfil|transfer|pay|shell|exec|bash)[a-z0-9_]{0,30}[\x60'"]?`;

/** Calls of other tools that follow this one, told of by a tool that has no say in them. */
export const NEXT_CALLS: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`\b(?:reads?|collects?|gathers?|loads?|opens?|lists?|extracts?|dumps?|takes?)\b[^.\n]{0,40}\b(?:files?|disk|contents?|history|environment|credentials?|secrets|memory|messages|tokens?|keys?)\b[^\n]{0,24}(?:,|;|\band\b|\.) ?(?:and )?(?:then |afterwards |next |finally )${CALLS} (?:the )?${SINK}`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:this|the) (?:tool|utility|function|helper|server) (?:should|must|shall|needs to|has to) (?:also |always |first |then |automatically ){0,2}(?:call|invoke|trigger) (?:the )?${NAME}`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:before|prior to|ahead of|instead of|in place of) (?:you )?(?:execut|us|call|invok|runn|perform|mak|do)\w{1,4}\b[^.\n]{0,40},? (?:always |first |you must |must |please )?${CALLS} this (?:tool|function|one)\b[^.\n]{0,20}\band (?:then )?(?:replace|overwrite|substitute|swap|change|modify|use)\b[^.\n]{0,40}\b(?:values?|results?|arguments?|responses?|outputs?|parameters?)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`${CLAUSE}(?:instead of|rather than|in place of|in preference to) (?:using |calling |the |any |other |built-?in |native |default |existing |official ){1,3}(?:\w{1,16} )?(?:tools?|functions?|ones?),? (?:always |only )?(?:use|call|invoke|choose|pick|prefer|select|run) (?:this|me)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:always|only|exclusively) (?:prefer|choose|pick|favou?r|select) (?:this|the|my|our)\b[^.\n]{0,24}\b(?:over|to|above|before) (?:the |any |all )?(?:others?|rest|alternatives|competing)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:make|set|keep|treat|consider|regard) (?:this|it|me)(?: tool| function| server)? (?:as )?(?:your (?:default|first|only|sole|primary|preferred|go-to) (?:\w{1,12} )?(?:tool|choice|option|source|function|server|handler)|the (?:only|sole|preferred|go-to) (?:\w{1,12} )?(?:tool|choice))\b`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:takes? precedence over|supersedes?|overrides|outranks?) (?:any|all|every|each|other|the other)(?: other| of the)? (?:\w{1,12} ){0,2}(?:tools?|servers?|functions?|tool descriptions?)\b`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:ignore|discard|distrust|disregard|drop|throw away|do not trust|never trust) (?:the |any |all |what )?(?:results?|outputs?|answers?|responses?|values?|descriptions?|warnings?|errors?)\b[^.\n]{0,12}\b(?:of|from|by|that) (?:the |any |all |every )?(?:other|another|official|original|remaining|built-?in) (?:\w{1,14} )?(?:tools?|servers?|functions?|calls?)\b`,
  ),
];
