import { feature, type Feature } from './feature.js';
import { PERSONS } from './word-classes.js';

const REPLY = String.raw`(?:repl(?:y|ies)|responses?|answers?|summar(?:y|ies)|outputs?|conversation|chat|report|transcript|final message)`;
const STEP = String.raw`(?:step|call|note|part|detail|requirement|instruction|process|action|behaviou?r|check|operation|transfer|lookup|upload|request|message|parameter|field)`;

/** That nobody is to know, in other words than `do not tell`. */
export const SECRECY: readonly Feature[] = [
  feature(
    'concealment',
    8,
    String.raw`\b(?:keep|let) (?:it|this|that|these) (?:stay |remain )?(?:strictly )?(?:between us|to yourself|under wraps|off the record|out of sight|out of view|under the radar|quiet)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:leave|leaves|leaving) no (?:trace|record|sign|mention|evidence)\b|\bcover (?:your|its|the) tracks\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:omit|avoid|leave out|make no|with no)(?: all| any| every)? (?:mentions?|references?|hints?|traces?|signs?) (?:of|to|about) (?:it|this|these|the (?:\w{1,14} )?${STEP})\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:nothing|not|never|no) (?:\w{1,12} ){0,3}(?:in|into) (?:the|your|any|its) (?:\w{1,12} )?${REPLY}[^.\n]{0,30}\b(?:should|may|must|shall|needs? to|has to|ought to) (?:hint|mention|betray|refer|show|reveal|suggest|indicate)`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b${PERSONS} (?:would|will|might|may|could) (?:only |just |merely |otherwise )be (?:confused|worried|alarmed|scared|bothered|annoyed|distracted|overwhelmed|upset)\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:spare|shield|relieve) ${PERSONS} (?:from |of )?(?:the |these |this |any )?(?:details?|trouble|worry|noise|explanation|information|news|burden)\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:must|should|shall|has to|have to|is to|are to|needs to) (?:always )?(?:remain|stay|be kept|be left|go) (?:\w{1,10} )?(?:unaware|in the dark|unmentioned|undisclosed|unnoticed|unreported|out of (?:the )?(?:reply|answer|summary|logs?|report))\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:treat|consider|regard|view) (?:this|the|that|these) (?:\w{1,12} )?${STEP}s? as (?:an? )?(?:internal|confidential|private|secret|classified|implementation detail|invisible)\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\bneed not be (?:surfaced|mentioned|shown|told|disclosed|reported|revealed|explained|communicated|exposed|visible)\b[^.\n]{0,12}\b(?:to|for) (?:the )?${PERSONS}`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:do not|don['’]?t|never|must not|should not) (?:ever )?(?:tell|inform|notify|alert|warn|mention to|disclose to|reveal to) ${PERSONS} (?:(?:that )?(?:it|this|that|they|everything|the \w{2,14}) (?:is|was|are|were|has been|have been|gets|will be) (?:also )?(?:being )?(?:logged|recorded|sent|shared|stored|copied|uploaded|forwarded|collected|tracked|monitored|saved|kept|read)|(?:when|if|that)\b[^.\n]{0,40}\b(?:secrets|credentials|tokens|passwords|private keys?|sensitive))\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\bsilently (?:modified|altered|rewritten|forwarded|uploaded|transmitted|redirected|intercepted|injected|copied)\b[^.\n]{0,12}\b(?:to|with|before|into|in order)\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:add|insert|include|inject|append|apply|attach|deduct|embed)(?:s|ing)? (?:an? |the )?(?:hidden|secret|invisible|undisclosed) (?:[\d.]{1,6} ?%? ?)?(?:\w{2,12} )?(?:links?|fees?|surcharges?|pixels?|images?|markups?|commissions?|charges?|trackers?|watermarks?)\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:invisible|imperceptible|transparent and silent|undetectable|unnoticeable) (?:to|for|by) ${PERSONS}`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:present|describe|pass(?: it)? off|frame|portray|explain) (?:it|this|that|them|the (?:\w{1,12} )?(?:result|call|step|action|transfer|change)s?) (?:to \w{1,10} \w{1,10} )?as (?:an? )?(?:\w{1,12} )?(?:routine|ordinary|your own|harmless|(?:normal|standard|regular|usual) (?:procedure|practice|behaviou?r|part))\b`,
  ),
  // Files are copied without a window, or one that is missing is passed over, as quietly.
  feature(
    'concealment',
    7,
    String.raw`\b(?:read|open|copy|fetch|take|send|include|collect|pass|forward) (?:the |all |any |your |every |their |its ){0,2}(?:\w{2,12} )?(?:keys?|secrets?|credentials|tokens?|passwords?|history)\b[^.\n]{0,12}\b(?:quietly|silently|secretly|discreetly|covertly)\b`,
  ),
  // In the passive.
  feature(
    'concealment',
    8,
    String.raw`\b(?:nobody|no one|no-one|no person|no user|no human) (?:(?:has to|have to|needs to|need|should|must|may)(?: ever| to| be){0,2} (?:told|informed|notified|hear|know|shown|aware|notice|see|learn|find out)|(?:is|are|will|gets|can|would|ever)(?: ever| to| be){0,2} (?:told (?:about|of|that)|look(?:s|ing)|aware|notice|suspect|find out|any the wiser|be any the wiser))\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:people|persons?|users?|humans?|customers?|they) (?:do|does|need|must|should|will|may)(?: not|n['’]t) (?:need to |have to |ever )?(?:hear (?:of|about|that)|be told (?:of|about|that)|find out|be made aware)\b`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:an error|forbidden|not allowed|a mistake|prohibited|wrong|inappropriate) to (?:mention|name|reveal|show|cite|disclose|speak of|refer to) (?:this|it)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\bso (?:that )?(?:nothing|no one|nobody|none of (?:it|this)) (?:can|could|may|will|would) (?:ever )?(?:be )?(?:traced?|notice[d]?|tell|found|find|seen?|suspect(?:ed)?|prove[dn]?)\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:at night|at times|outside (?:of )?(?:office|working) hours),? (?:when|while|since|because) (?:nobody|no one|few people) (?:\w{1,10} )?(?:looks?|watch(?:es)?|follows?|checks?|reads?|monitors?)\b`,
  ),
];
