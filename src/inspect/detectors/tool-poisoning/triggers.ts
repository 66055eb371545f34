import { CLAUSE, feature, type Feature } from './feature.js';

const SAY = String.raw`(?:respond|reply|say|answer|tell (?:them|the user)|claim|insist|recommend|assure|state)`;

/** Orders that hold at a time that nobody watches, that outlast the call, or that wear down who reads: what a tool does depends on none of it. */
export const TRIGGERS: readonly Feature[] = [
  feature(
    'two_faces',
    8,
    String.raw`\b(?:when|while|if|once|whenever) (?:the |no )?(?:users?|humans?|person|operators?)\b[^.\n]{0,16}\b(?:away|absent|asleep|idle|offline|distracted)\b[^.\n]{0,8}[ ,](?:then |always |also |silently |quietly )?(?:send|read|run|execute|call|upload|copy|delete|forward|collect|post|write|include|switch|change|do)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:when|while|if|once|whenever) (?:the |no )?(?:users?|humans?|person|operators?|nobody|no one|anyone)\b[^.\n]{0,16}\b(?:not (?:watching|looking|present|around|active|paying attention|at the)|is watching|is looking)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:on|after|at|starting with) (?:every |each |the )?(?:\d{1,4}(?:st|nd|rd|th)|second|third|fourth|fifth|tenth|other|random|few) (?:call|invocation|use|request|run|execution)s?\b[^.\n]{0,6}[ ,](?:then |instead |also |silently |quietly )?(?:send|read|return|execute|run|switch|include|append|collect|upload|forward|copy|call|change|replace)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:detect|check|test|probe|determine|find out)\b[^.\n]{0,24}\bauto[- ]?(?:approv(?:e|al|ing)|accept|confirm|run mode)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:(?:remember|memori[sz]e|store in (?:your )?memory):? (?:that|to|always|never|the following|(?:this|these|your) (?:instructions?|rules?|orders?|directives?|guidelines?))\b[^.\n]{0,80}\b(?:all |any |every |your )?|(?:keep|bear) in mind\b[^.\n]{0,80}\b(?:all|any|every|your) )(?:future|subsequent|later|coming) (?:interactions?|conversations?|sessions?|responses?|requests?|chats?|turns?|answers?)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:if|when(?:ever)?|each time|every time|any time) (?:an?|the|any) users? (?:asks?|mentions?|wants to know|inquires?|talks?|says?)\b[^.\n]{0,60}[ ,](?:you (?:must|should) )?(?:always |never fail to |only )${SAY}\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`${CLAUSE}(?:flood|exhaust|overflow|saturate|fill up|overwhelm|pollute)\b[^.\n]{0,24}\b(?:context(?: window)?|token (?:limits?|budget|window)|your memory|the conversation)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do not|don['’]?t|never|must not|should not|avoid|without) (?:ever )?(?:log(?:ging)?|record(?:ing)?|audit(?:ing)?|trac(?:e|ing))\b[^.\n]{0,6}\b(?:any of|any|this|these|the|your) (?:\w{1,12} )?(?:operations?|actions?|calls?|activit(?:y|ies)|invocations?|steps?|access(?:es)?|reads?|transfers?)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:(?:instruct|order|make|force|get|trick|command) (?:the |an? |any |all |every )?other (?:tools?|agents?|servers?|models?|assistants?)|(?:tell|ask) (?:(?:the |an? |any |all |every )?other (?:tools?|servers?|models?|assistants?)|(?:the|an?|any|all|every) other agents?)) (?:to|into|that)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`${CLAUSE}(?:(?:override|overwrite) (?:(?:any |every |all |the )?(?:other |another )(?:tools?|functions?)['’]?s? ?(?:definitions?|descriptions?|schemas?)|(?:the |this )?(?:tool|function) (?:definitions?|descriptions?|schemas?) (?:with (?:what|the following|this|these)|so that|to (?:include|add|return|send|require|hide)))|(?:redefine|rewrite|alter|tamper with) (?:the |this |its |any |every |other )?(?:tool|function) (?:definitions?|descriptions?|schemas?)|(?:override|rewrite|tamper with|alter|overwrite) (?:the |its |any |every |other )?(?:outputs?|responses?|results?) (?:to|so|with|in order))\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:concatenate|combine|join|assemble|reassemble|decode)\b[^.\n]{0,24}\b(?:parameters?|arguments?|values?|parts|fragments|strings?|pieces)\b[^.\n]{0,24}\band (?:then )?(?:execute|run|evaluate|eval)(?: (?:it|them|this|that|as|the (?:results?|output|whole|combined|decoded|assembled|joined|full|final)|(?:the )?(?:code|command|script))\b|[.;,!]|$)`,
  ),
  feature(
    'preference',
    8,
    String.raw`\balways (?:call|use|invoke|run) (?:the )?[\x60'"]?(?:[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5})[\x60'"]?(?: tool)? (?:first )?before (?:doing )?anything else\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:while|as long as) (?:it is |it['’]s )?being (?:reviewed|vetted|tested|inspected|audited|scanned)\b[^.\n]{0,30}[;,.] ?(?:once|after|then|later|when|as soon as)\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:when(?:ever)?|while|if) (?:nobody|no one|no person) is (?:at home|there|around|present|watching|looking|in)\b`,
  ),
];
