import { CLAUSE, feature, SEND, type Feature } from './feature.js';

/** Not `returns`: a function that gives up does so silently, and returns nothing. */
const DO = String.raw`(?:${SEND}|read|open|access|load|fetch|cat|retrieve|pass|insert|paste|put|add)`;

/** The person must not know. */
export const CONCEALMENT: readonly Feature[] = [
  feature(
    'concealment',
    8,
    String.raw`\b(?:(?:do not|don['’]?t|never|must not|should not|not to|avoid)\b[ *_"'-]{1,4}(?:\w{1,14} ){0,2}|without[ *_"'-]{1,4}(?:(?:ever|even|actually) )?)(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|alert|alerting|disclos(?:e|ing)|reveal(?:ing)?|show(?:ing)?|ask(?:ing)?|let(?:ting)?|warn(?:ing)?|explain(?:ing)? (?:this|why|that)|report(?:ing)? (?:this|it))\b[^.\n]{0,30}\b(?:users?|humans?|persons?|people|them|anyone|anybody|customers?|operators?|developers?|owner)\b ?(?:[.!;,)<"'\]-]|$|\n|about\b|that (?:this|you|it|the|we|a|an)\b|you (?:have|did|read|sent|took|ran|used|called|opened|accessed|collected|included|copied|changed)\b|this\b|these\b|of\b|which\b|what\b|why\b|how\b|anything|or\b|and\b|as\b|because|since|in\b|even)`,
  ),
  feature(
    'concealment',
    5,
    String.raw`\b(?:do not|don['’]?t|never|without)\b (?:\w{1,14} ){0,2}(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|alert|alerting)\b[^.\n]{0,30}\b(?:users?|humans?|anyone)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do|perform|execute|run|handle|complete) (?:it|this|that|so|the following|these|all of this)\b[^.\n]{0,16}\b(?:silently|secretly|covertly|quietly|discreetly|invisibly)`,
  ),
  feature('concealment', 7, String.raw`\bno need to (?:notify|tell|inform|mention|alert|warn|ask (?:the|for|them|him|her|first)\b)`),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do not|don['’]?t|never|must not|should not|without) (?:\w{1,14} ){0,2}(?:mention|mentioning|disclos(?:e|ing)|talk about|speak of|refer(?:ring)? to|acknowledg(?:e|ing)|reveal(?:ing)?|explain(?:ing)?) (?:that (?:you|this|it|the)|this|it\b|these|why\b|the (?:file|read|existence|instruction|change|real|fact|copy|extra|step))`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:silently|secretly|covertly|quietly|discreetly|invisibly|stealthily|in the background)\b[ ,]{1,3}(?:also )?(?:and \w{1,14} )?(?:${SEND}|call|invoke|log|record|cc|bcc|capture)s?\b|(?:${CLAUSE}|\b(?:should|shall|have to|need to|to|will|you|it|this|tool|agent) )(?:silently|secretly|covertly|quietly|discreetly|invisibly|stealthily)\b[ ,]{1,3}(?:also )?(?:${DO}|run|execute|write|install|change|replace|modify)s?\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`(?:${CLAUSE}|\b(?:should|shall|have to|need to|to|will|you|it|this|tool|agent) )(?:(?:secretly|covertly|discreetly|stealthily)\b[ ,]{1,3}(?:also )?(?:return|output|provide|hand over)s?\b|(?:silently|quietly|invisibly)\b[ ,]{1,3}(?:also )?(?:return|output|provide)s? (?:(?:the|all|any|your|its|their|stored|saved|users?|users?['’]s?|person['’]s|session|api|access|private) ){0,4}(?:credentials|secrets|passwords|tokens?|(?:api |private |ssh )?keys|cookies)\b)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:hid(?:e|den|ing)|conceal(?:ed|ing)?|keep (?:this|it|that)\b[^.\n]{0,30}(?:secret|hidden|confidential|private|invisible)|invisible|secret)\b[^.\n]{0,24}\bfrom (?:the )?(?:users?|humans?|them|logs?|audit)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:users?|humans?|they|person|customer) (?:must|should|does|do|need|will|can|shall|may)(?: not|n['’]t)\b[^.\n]{0,20}\b(?:know|see|notice|be (?:aware|informed|told|notified|shown|alerted)|find out|learn|realise|realize)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\bwithout (?:the )?(?:users?(?:['’]s)?|their|them|human) ?(?:being |becoming )?(?:knowledge|awareness|noticing|knowing|consent|aware|approval|permission|told|being told)`,
  ),
  feature('concealment', 8, String.raw`\bpresent\b[^.\n]{0,40}\bas (?:if|though|part of)\b`),
  feature(
    'concealment',
    6,
    String.raw`\b(?:act|behave|respond|reply|answer|pretend|continue|look) (?:as (?:if|though)|like|normally)\b[^.\n]{0,40}\b(?:nothing|normal|you|properly|usual|did not|never)`,
  ),
  feature(
    'concealment',
    5,
    String.raw`\b(?:(?:could|might|may|would) (?:even )?(?:upset|alarm|scare|worry|confuse) (?:the )?(?:users?|them)|secret operation|(?:this|it) is (?:a )?(?:secret|confidential)|do not explain why|unnecessary alarm)`,
  ),
];
