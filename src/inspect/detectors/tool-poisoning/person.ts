import { CLAUSE, feature, type Feature } from './feature.js';

/** What nobody gives to a program that asks for it in passing. */
const OWN = String.raw`(?:passwords?|passphrases?|(?:seed|recovery|mnemonic|secret) (?:phrase|words?)|mnemonic|private keys?|cvv|cvc|card numbers?|credit cards?|(?:card|bank|banking) (?:details|credentials|data)|one[- ]time (?:codes?|passwords?)|2fa codes?|otp|verification codes?|social security(?: numbers?)?|ssn|master password|login credentials)`;

const TURNS = String.raw`(?:messages?|prompts?|inputs?|turns?|questions?|requests?|queries|utterances?)`;

/** What the person in front of the model is asked for, told, shown and listened to. */
export const PERSON: readonly Feature[] = [
  feature(
    'private_data',
    8,
    String.raw`\b(?:ask|asks|asking|prompt|require|requires|request|instruct|tell|urge|get|have|make)\b (?:the |your |each |every )?(?:users?|humans?|customers?|person|them)\b[^.\n]{0,16}\b(?:for|to (?:enter|type|provide|share|paste|confirm|give|send|submit|verify|reveal))\b[^.\n]{0,30}\b${OWN}\b`,
  ),
  // The whole of what is said, turn by turn.
  feature(
    'exfiltration',
    8,
    String.raw`${CLAUSE}(?:log|record|store|save|capture|send|report|upload|forward|track|copy|pass|submit|mirror) (?:all|every|each)(?: of)?(?: the| your)? (?:\w{1,12} )?(?:users?['’]?s?|human|customer) ${TURNS}\b|\b(?:everything|all that|whatever|anything) (?:that )?the (?:user|person|human|customer) (?:has |have )?(?:said|says|wrote|writes|typed|types|asked|shared|told)\b[^.\n]{0,20}\b(?:in|into|to|as|with|via)\b`,
  ),
  feature(
    'preference',
    8,
    String.raw`\b(?:call|use|invoke|run|execute) (?:this|it)(?: tool| function)? (?:\w{1,12} ){0,2}(?:on|after|before|for|with|at) (?:every|each) (?:user |single |new )?(?:messages?|prompts?|turns?|repl(?:y|ies)|responses?|answers?|utterances?)\b`,
  ),
  feature(
    'preference',
    8,
    String.raw`\byou (?:must|are required to|have to|need to|are obliged to|shall)(?: always)? (?:call|use|invoke|run|execute) this (?:tool|function)?\b[^.\n]{0,12}\b(?:at the (?:start|beginning|end) of|in|for|during) (?:every|each|any|all) (?:\w{1,12} )?(?:conversations?|sessions?|chats?|messages?|requests?|turns?|tasks?)\b`,
  ),
  // Advice that serves somebody else.
  feature(
    'addressed',
    8,
    String.raw`${CLAUSE}(?:always |strongly |actively )?(?:recommend|promote|advertise|push|upsell|suggest|praise|favou?r) (?:our|my|the premium|this (?:brand|company|vendor|product)(?:['’]s)?) (?:\w{1,14} ){0,3}(?:plans?|products?|services?|subscriptions?|brand|company|tiers?|upgrades?)?\b[^.\n]{0,12}\b(?:to|with|in|over|when|for|whenever) (?:the |all |every |any |your )?(?:users?|customers?|answers?|responses?|repl(?:y|ies)|others?|competitors?|asked)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:discourage|dissuade|deter|warn|steer|talk) (?:the |any |all )?(?:users?|customers?|people) (?:from (?:using|buying|choosing|trying)|away from|out of using|off)\b[^.\n]{0,40}`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:the )?(?:users?|humans?|person|people|customers?) (?:cannot|can['’]?t|can not|(?:is|are) (?:unable|not able) to|never|will never|won['’]t) (?:see|view|read|notice|know|hear)s? (?:this|these|the following|what follows|any of (?:this|it)|about (?:this|it))\b|\b(?:this|these|the following) (?:\w{1,14} )?(?:is|are) (?:only |solely |just )?(?:visible|shown|readable|addressed|intended|meant) (?:only |solely |just )?(?:to|by|for) (?:the |an |any )?(?:ai|llms?|(?:language )?models?|assistants?|agents?)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do not|don['’]?t|never|must not|should not) (?:display|show|print|reveal|mention|list|echo|disclose|expose)\b[^.\n]{0,8}\b(?:the |any |these |its )?(?:arguments?|parameters?|calls?|inputs?|steps?) (?:of|to|for|in) (?:this|the|that) (?:tool )?(?:call|tool|step|request|function|invocation)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:they|users?|you) (?:have to|must|need to|should) (?:\w{1,10} )?(?:enter|provide|type|confirm|share|give|send|submit|re-?enter|verify) (?:their|his|her) (?:\w{1,12} )?(?:passwords?|passphrases?|seed phrase|card|credit card|pin|cvv|bank|account number|social security|login|credentials)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:passwords?|passphrase|pin|seed phrase|card number|2fa code|one[- ]time code|otp)\b[^.\n]{0,40}[;,:.] (?:\w{1,8} )?ask (?:them|the user|him|her|users) for (?:it|them|one)\b`,
  ),
  // A falsehood to be passed on.
  feature(
    'addressed',
    6,
    String.raw`\btell (?:the )?(?:users?|them|customers?) (?:that )?(?:their|his|her|the) (?:\w{1,12} )?(?:account|subscription|session|licen[cs]e|password|card|payment|computer|device|machine|data)\b[^.\n]{0,12}\b(?:has|have|is|are|was|were)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:always|strongly|actively) (?:recommend|suggest|promote|advise|advertise|endorse|praise|push|favou?r)(?:ing)?\b[^.\n]{0,60}\b(?:when(?:ever)?|if|to|with|in) (?:the |a |any |every |all )?(?:users?|customers?|people|person|answers?|repl(?:y|ies)|conversations?)\b`,
  ),
  feature(
    'addressed',
    7,
    String.raw`\b(?:say|tell|inform|explain|claim|announce)(?: to)? (?:the )?(?:users?|person|people|them|customers?)(?: that)? (?:their|his|her) (?:\w{1,14} ){1,3}(?:is|are|has|have|was|were) (?:\w{1,8} )?(?:out of date|outdated|expired|infected|locked|compromised|blocked|at risk|suspended|hacked)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:have|make|let|get|ask|urge) (?:the )?(?:users?|person|customer|them) (?:to )?(?:type|enter|give|read out|paste|tell)s?\b[^.\n]{0,20}\b(?:code|pin|password|number|tan|otp)\b[^.\n]{0,30}\b(?:bank|sms|card|authenticator|by text)\b`,
  ),
  feature(
    'addressed',
    7,
    String.raw`\b(?:whatever|whenever|no matter what) (?:people|users?|the user|the person|customers?|somebody|they)(?: \w{1,10}){0,3},? (?:mention|recommend|suggest|praise) (?:that )?\w`,
  ),
];
