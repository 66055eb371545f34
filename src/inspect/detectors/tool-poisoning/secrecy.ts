import { feature, type Feature } from './feature.js';
import { PERSONS } from './word-classes.js';

const REPLY = String.raw`(?:repl(?:y|ies)|responses?|answers?|summar(?:y|ies)|outputs?|conversation|chat|report|transcript|final message)`;
const STEP = String.raw`(?:step|call|note|part|detail|requirement|instruction|process|action|behaviou?r|check|operation|transfer|lookup|upload|request|message|parameter|field)`;

const OF_THEM = String.raw`(?:the |all |any |your |every |their |its ){0,2}`;
const KEYS = String.raw`(?:api|secret|private|ssh|access|signing|encryption) keys?`;
const HISTORY = String.raw`(?:chat|conversation|message|browsing|browser|shell|command) history`;
const MOVED = String.raw`(?:forwarded|redirected|copied|sent|mirrored)`;
const CHANGED = String.raw`(?:modified|altered|rewritten|changed|redirected|replaced)`;
const PRIVATE_ITEMS = String.raw`(?:messages?|e?-?mails?|conversations?|chats?|prompts?|credentials?|passwords?|tokens|secrets|keystrokes|payments?|funds|transfers?)`;
const ANSWERS = String.raw`(?:answers?|responses?|results?|repl(?:y|ies)|outputs?|summar(?:y|ies)|instructions?|mails?|messages?)`;

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
    String.raw`\bsilently (?:uploaded|transmitted|intercepted|injected)\b[^.\n]{0,12}\b(?:to|with|before|into|in order)\b`,
  ),
  // Addresses are redirected, old names forwarded and values rewritten as quietly: it counts what, to whom, and before whose eyes.
  feature(
    'concealment',
    7,
    String.raw`\bsilently (?:${CHANGED}\b[^.\n]{0,12}\bbefore (?:(?:it|they|the \w{2,12}|being) (?:is |are |being )?(?:shown|displayed|presented|seen|delivered|returned to)|(?:the )?${PERSONS}\b|(?:you|it|they) (?:see|reach))|${MOVED}\b[^.\n]{0,12}\b(?:to|into|via|through) (?:(?:our|my|an? (?:external|remote|third|hidden|unknown|different|secret|outside)|another (?:account|address|recipient|server|wallet|party))\b|https?://|[\w.+-]{1,40}@))`,
  ),
  feature(
    'concealment',
    7,
    String.raw`\b(?:${PRIVATE_ITEMS} (?:\S{1,24} ){0,3}(?:is|are|gets?|be) (?:also |then |always ){0,2}silently ${MOVED}|${ANSWERS} (?:\S{1,24} ){0,3}(?:is|are|gets?|be) (?:also |then |always ){0,2}silently ${CHANGED}[^.\n]{0,12}\b(?:to|with|so that|in order to) (?:favou?r|include|contain|promote|mention|point|link|benefit|add|hide|remove|omit|our|an? ))\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:add|insert|inject|append|apply|attach|deduct|embed)(?:s|ing)? (?:an? |the )?(?:hidden|secret|invisible|undisclosed) (?:[\d.]{1,6} ?%? ?)?(?:\w{2,12} )?(?:fees?|surcharges?|pixels?|markups?|commissions?|charges?|trackers?)\b`,
  ),
  // Marks in a picture are asked for; in whatever is said or made they are not.
  feature(
    'two_faces',
    7,
    String.raw`\b(?:add|insert|inject|append|apply|attach|embed)(?:s|ing)? (?:an? |the )?(?:hidden|secret|invisible|undisclosed) (?:\w{2,12} )?(?:links?|images?|watermarks?)\b[^.\n]{0,16}\b(?:in|into|to|on|at|of) (?:each|every|all|any|your)\b[^.\n]{0,16}\b${REPLY}\b`,
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
  // Files are copied without a window, or one that is missing is passed over, as quietly; keys are sent to a window, passwords read from a terminal.
  feature(
    'concealment',
    7,
    String.raw`\b(?:(?:read|open|copy|take|send|include|collect|pass|forward|fetch) ${OF_THEM}(?:\w{2,12} )?(?:secrets?|credentials|passwords|${KEYS}|${HISTORY})|(?:read|open|copy|take|send|include|collect|pass|forward) ${OF_THEM}(?:\w{2,12} )?tokens?|(?:copy|take|include|collect) ${OF_THEM}(?:\w{2,12} )?(?:keys?|password))\b[^.(\n]{0,12}\b(?:quietly|silently|secretly|discreetly|covertly)(?: ?[.,;!]|\s{0,4}$|\n| (?:and|then|to|into|with|in|before|while|as|so|for|via|along)\b)`,
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
