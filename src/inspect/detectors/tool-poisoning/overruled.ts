import { feature, type Feature } from './feature.js';

const TO_BE = String.raw`(?:is|are) to be|(?:must|should|shall|has to|have to|needs? to) (?:always )?be`;
const DONE = String.raw`(?:done|followed|obeyed|executed|carried out|honou?red|fulfilled|granted|complied with|acted (?:up)?on)`;
const PERSON = String.raw`(?:person|user|human|customer)`;

/** Whose word counts: text that is obeyed, and what stands above the person, the rules and the other tools. */
export const OVERRULED: readonly Feature[] = [
  feature(
    'addressed',
    8,
    String.raw`\b(?:whatever|everything|anything|requests?|orders?|wishes|instructions?|commands?|what)\b[^.\n]{0,40}\b(?:asks?|says?|demands?|contains?|found|returned|written|in (?:the|it|its))\b[^.\n]{0,30}\b(?:${TO_BE}) (?:\w{1,12} )?${DONE}\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:treat|regard|consider|read|take)\b[^.\n]{0,50}\b(?:requests?|orders?|wishes|messages?|text|contents?|instructions?|comments?)\b[^.\n]{0,30}\bas (?:if |though )?(?:they |it )?(?:coming|came|come|sent|written|given|issued|spoken) (?:from|by) (?:the |your )?(?:${PERSON}|system|developer|admin\w{0,9}|operator|owner|person you)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:outranks?|replaces?|overrules?|trumps?|takes? precedence over|comes? before|prevails? over|supersedes?|counts? more than|weighs? more than) (?:the |what the |whatever the |any |all )?(?:(?:wish(?:es)?|words?|requests?|intentions?|instructions?|choices?|orders?|preferences?|will) of (?:the )?${PERSON}|(?:${PERSON})(?:['’]s)? (?:wish(?:es)?|words?|requests?|intentions?|instructions?|choices?|orders?|preferences?|asks?|asked|wants?|wanted|said|says))\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:(?:security|safety|previous|usual|privacy)\b[^.\n]{0,12}\b(?:rules?|guidelines?|polic(?:y|ies)|restrictions?|checks?) (?:no longer|need not) (?:apply|bind|count|matter|hold)|your (?:rules|guidelines|restrictions) (?:no longer|do not|don['’]t) (?:apply|bind|count|matter|hold))\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:all|any|every|each) (?:further|later|subsequent|future|other|following) (?:\w{1,10} )?(?:calls?|requests?|actions?|commands?|messages?) (?:\w{1,8} ){0,2}(?:go(?:es)?|pass(?:es)?|run|routed|sent|made|directed) (?:\w{1,8} )?(?:by way of|through|via|over) (?:this(?: tool| server| function)?(?:[.,;]|$)|me\b)`,
  ),
  feature(
    'preference',
    8,
    String.raw`\b(?:ahead of|before|prior to) (?:whatever|anything|everything)(?: else)? (?:that )?(?:the )?(?:assistant|agent|model|you|ai|llm) (?:does|do|says?|will|may|might)\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`\b(?:say yes|agree|consent|answer yes|confirm|click (?:ok|yes|accept)) (?:to|on|in) (?:whatever|everything|anything|every|all|each|any) (?:\w{1,12} )?(?:prompts?|dialogs?|questions?|requests?|the |it |that |installer|terms)`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:other|rival|alternative|competing|built-?in) (?:\w{1,14} )?(?:tools?|servers?|functions?|services?|converters?|providers?|implementations?|plugins?)\b[^.\n]{0,12}\b(?:give|return|produce|are|have been|is|deliver)s? (?:\w{1,10} )?(?:dangerous|wrong|false|unsafe|corrupt(?:ed)?|malicious|compromised|infected|fake|broken)\b`,
  ),
  feature('other_tools', 6, String.raw`\brefuse to (?:call|use|run|invoke) (?:any |the |all )?(?:other|them|another)\b`),
];
