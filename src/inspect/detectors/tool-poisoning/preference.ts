import { feature, type Feature } from './feature.js';

/** Preferred by order, not by fitness. */
export const PREFERENCE: readonly Feature[] = [
  feature(
    'preference',
    5,
    String.raw`\b(?:must|should|has to|needs to) (?:always )?be (?:called|consulted|used|invoked|queried|run|loaded) first (?:on|in|at|for|before|of) (?:every|each|any|all)\b`,
  ),
  feature(
    'preference',
    4,
    String.raw`\b(?:always|must|only|should) (?:be )?(?:use|prefer|select|choose|pick|call|invoke|used|preferred|selected|chosen|called|invoked|run)\b[^.\n]{0,12}\b(?:this|it|me)?\b[^.\n]{0,20}\b(?:first|instead|before|over|rather than|exclusively|for (?:any|all|every))\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:use|prefer|select|choose|pick|call) (?:only )?(?:this|it|me)\b[^.\n]{0,12}\b(?:tool|function|one)?\b ?(?:rather than|instead of|over|in place of|before) (?:the |any |all )?(?:others?|other tools?|existing|alternatives?|competing|similar|built-?in|default|standard)`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:never|do not|don['’]?t|avoid|stop) (?:us(?:e|ing)|call(?:ing)?|select(?:ing)?|choos(?:e|ing)|rely(?:ing)? on|trust(?:ing)?|consider(?:ing)?)\b ?(?:any |the |all )?(?:other|alternative|competing|similar|another|different) (?:\w{1,12} )?(?:tools?|functions?|servers?|services?|providers?|options?)`,
  ),
  feature(
    'preference',
    5,
    String.raw`\b(?:just|only|always) use this (?:tool|function)\b[^.\n]{0,60}\b(?:no matter|regardless|whatever|any)\b|\bno matter (?:how|what|which|whether)\b`,
  ),
  feature(
    'preference',
    5,
    String.raw`\b(?:for|on|with|to|in) (?:any|every|all|each) (?:user )?(?:requests?|messages?|prompts?|quer(?:y|ies)|questions?|tasks?|conversations?|interactions?)\b[^.\n]{0,30}\b(?:call|use|invoke|run|must|always|first)\b`,
  ),
  feature(
    'preference',
    5,
    String.raw`\b(?:call|use|invoke|run)\b[^.\n]{0,20}\bfirst\b[^.\n]{0,30}\b(?:any|every|each|all) (?:other |user |of the |your )?(?:requests?|messages?|prompts?|quer(?:y|ies)|questions?|tasks?|conversations?|interactions?|tools?|calls?|operations|actions?|responses?|sessions?|turns?|steps?)\b`,
  ),
  feature(
    'preference',
    3,
    String.raw`\b(?:you must|must|should) (?:always )?(?:call|use|invoke|run|execute) (?:this|it)(?: tool| function)?\b|\bthis (?:tool|function) (?:must|should|has to|needs to) be (?:called|used|run|invoked|executed) (?:first|before|at|on|for|every)`,
  ),
];
