import { feature, MODEL, type Feature } from './feature.js';

const addressing = (weight: number, source: string): Feature => ({ ...feature('addressed', weight, source), addresses: true });

/** Who reads is spoken to: called by what it is, told whose word counts and who to be. */
export const ADDRESSED: readonly Feature[] = [
  addressing(
    8,
    String.raw`\b(?:note|message|instructions?|attention|reminder|notice|directive|hint|memo)s? (?:to|for) (?:the |any |all |every )?(?:ai|llms?|(?:language |ai )models?|(?:ai |coding )?assistants?|ai agents?|chatbots?|claude|gpt|copilot)\b[^.\n]{0,6}[:,-][^.\n]{0,12}\b(?:also|always|first|before|then|read|send|call|run|execute|include|list|open|ignore|forward|copy|do not|don['’]t|never|secretly|silently|remember)\b`,
  ),
  // What honest servers write, too.
  addressing(
    5,
    String.raw`\b(?:note|message|instructions?|attention|reminder|notice|directive|hint|memo)s? (?:to|for) (?:the |any |all |every )?(?:ai|llms?|(?:language |ai )models?|(?:ai |coding )?assistants?|ai agents?|chatbots?|claude|gpt|copilot)\b`,
  ),
  addressing(
    6,
    String.raw`(?:^|[.!?>:\n]\s{0,8})(?:dear |hey |hello |attention )?${MODEL}\s?[:,] ?(?:you |please |always |never |do |when |before |ignore |read |call |must )`,
  ),
  addressing(
    4,
    String.raw`\b(?:the|any|every|all|your) ${MODEL} (?:must|should|shall|has to|have to|needs? to|is required to|will) (?:always |first |never |also |instead |not |then |silently |immediately )`,
  ),
  feature(
    'addressed',
    6,
    String.raw`\b(?:from now on|for the rest of (?:the|this) (?:session|conversation)|(?:in|for|during) all (?:future|subsequent|following) (?:responses|messages|turns|interactions|conversations)|in all (?:future|subsequent|following) (?:requests|sessions))\b`,
  ),
  feature(
    'addressed',
    6,
    String.raw`\b(?:even if|regardless of (?:what|whether)|no matter what|whatever) (?:the )?users? (?:says?|specif|asks?|request|want|object|refus|has|prefers?|instruct)`,
  ),
  feature('addressed', 7, String.raw`\b(?:ignore|disregard|override|overrule) (?:the |what the |any |all )?(?:user(?:['’]s)?|human)\b`),
  feature(
    'addressed',
    8,
    String.raw`\binstead,? (?:reply|respond|return|tell|say|answer|output)\b[^.\n]{0,60}\b(?:to the user|user|contents? of)|\b(?:reply|respond) to the user (?:with )?[` +
      '`\'"“]',
  ),
  feature(
    'addressed',
    5,
    String.raw`\b(?:if|when|whenever) the user\b[^.\n]{0,40}, ?(?:instead |then |always |also |silently )?(?:tell them|tell the user|say that|reply (?:that|with)|respond (?:that|with)|answer (?:that|with)|return the contents|recommend)`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:skip|bypass|ignore|disregard|forget|override|abandon|drop)\b (?:all |any |the |your |of |every ){0,3}(?:prior|previous|earlier|preceding|above|existing|original|former) (?:\w{1,14} )?(?:directives?|instructions?|rules?|prompts?|guidelines?|orders?|constraints?)\b|\b(?:execute|apply|begin|start|trigger|perform|run)\b[^.\n]{0,12}\b(?:system )?prompt override\b|\boverride (?:the |your )?system (?:prompt|message|instructions)\b`,
  ),
  // Who a reader is, documentation does not say.
  feature('addressed', 8, String.raw`(?:^|[.!?>:\n\]]\s{0,8})you are now (?:an?|the|in|my|our)\b`),
  feature(
    'addressed',
    8,
    String.raw`(?:^|[.!?>:\n\]]\s{0,8})(?:pretend (?:to be|that you are|you are)|role-?play as|act as(?: if you (?:are|were))?) (?:an? |the |my |our )?(?:\w{1,14} ){0,2}(?:admin(?:istrator)?|root|superuser|owner|ceo|hacker|developer|different|another|unrestricted|human|user|assistant|agent|system)\b|(?:^|[.!?>:\n\]]\s{0,8})impersonate (?:an? |the |my |our )?(?:\w{1,14} ){0,2}(?:admin(?:istrator)?|root|superuser|owner|ceo|developer|different|another|human|assistant|agent|system)\b`,
  ),
  feature(
    'addressed',
    4,
    String.raw`\bbefore (?:you )?(?:responding|answering|replying|respond|answer|reply|proceed|doing anything|anything else|continuing|any other)\b`,
  ),
  feature(
    'addressed',
    5,
    String.raw`\b(?:treat|consider|regard|interpret|accept)\b[^.\n]{0,60}\b(?:instructions?|commands?|content|text|output)\b[^.\n]{0,40}\bas (?:an? )?(?:direct|authori[sz]ed|trusted|user|system|legitimate|commands?|orders?|instructions?)`,
  ),
];
