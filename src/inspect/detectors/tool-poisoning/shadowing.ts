import { feature, type Feature } from './feature.js';

/** Names of tools as they are written: with an underscore or a dot, or in quotes. */
const NAME = String.raw`(?:[` + '`\'"]' + String.raw`[\w.-]{3,40}[` + '`\'"]' + String.raw`|[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5})`;

/** A definition that speaks of other tools: before them, instead of them, over them. */
export const SHADOWING: readonly Feature[] = [
  feature(
    'other_tools',
    6,
    String.raw`\b(?:before|after|when(?:ever)?|while|prior to|each time|every time|if)\b[^.\n]{0,20}\b(?:us(?:e|ing)|call(?:ing)?|invok(?:e|ing)|run(?:ning)?|execut(?:e|ing)|access(?:ing)?)\b[^.\n]{0,12}\b(?:any|other|another|all|every|the|an?y?)\b ?(?:other |mcp |available |of the )?(?:${NAME} )?(?:tools?|functions?|servers?)\b`,
  ),
  feature(
    'other_tools',
    7,
    String.raw`\bbefore (?:any|every|each|all|performing any|executing any|doing any) (?:other )?(?:\w{1,14} ){0,2}(?:operations?|actions?|tasks?|requests?|commands?|queries|calls?|tools?)\b`,
  ),
  feature(
    'other_tools',
    7,
    String.raw`\b(?:the |an? )?(?:${NAME}|other|existing|standard|built-?in|official)(?: tools?| functions?)?(?: now| currently| has| have| is| are| returns?){1,2}(?: been)? (?:broken|incomplete|deprecated|insecure|unsafe|unreliable|wrong|outdated|disabled|compromised|inaccurate|malfunctioning|unavailable|obsolete|buggy|vulnerable|incorrect|stale|corrupt)`,
  ),
  feature(
    'other_tools',
    7,
    String.raw`\b(?:replace|override|overwrite|discard|ignore|modify|correct|rewrite|alter|substitute|supersede)s?\b[^.\n]{0,20}\b(?:(?:its|their|the|any|wrong) ){1,2}(?:\w{1,12} )?(?:outputs?|results?|responses?|return values?|answers?)\b`,
  ),
  feature(
    'other_tools',
    7,
    String.raw`\b(?:intercepts?|hijacks?|shadows?)\b[^.\n]{0,30}(?:${NAME})|\b(?:supersedes?|overrides?|takes? (?:precedence|priority) over|intercepts?|hijacks?|shadows?)\b[^.\n]{0,30}(?:${NAME} (?:tool|function)|\b(?:other|all|any|every|existing|built-?in|previous|the \w{1,20}) (?:\w{1,12} )?(?:tools?|functions?|rules?|instructions?))`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:route|redirect|direct|forward|send|delegate)\b[^.\n]{0,12}\b(?:all|every|any)\b[^.\n]{0,30}\b(?:requests?|calls?|queries|traffic|operations?)\b[^.\n]{0,20}\b(?:here|this|through|to)\b`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:implementation|behaviou?r|usage|use) of (?:the )?(?:${NAME})[^.\n]{0,20}\b(?:requires?|must|has|needs?)\b`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\bwhen (?:this|the|an?y?) (?:\w{1,20} )?(?:tool|server|function) is (?:available|present|installed|connected|loaded|enabled)\b`,
  ),
  feature(
    'other_tools',
    5,
    String.raw`\b(?:when(?:ever)?|if|before|after|each time) (?:the )?(?:${NAME})(?: tool| function)? (?:is|gets|has been|was) (?:used|called|invoked|run|executed|triggered)`,
  ),
  feature(
    'other_tools',
    7,
    String.raw`\b(?:for|on|before|after|with|during) (?:every|each|any|all) (?:other )?(?:tool|function|mcp)(?: |-)?(?:calls?|uses?|invocations?|executions?|s\b)`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:when(?:ever)?|if|each time|every time|before|after) (?:you|the (?:agent|assistant|model|user|client)) (?:use|uses|call|calls|invoke|invokes|run|runs) (?:${NAME}|(?:any|every|all|another) )`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:parameters?|arguments?|recipients?|paths?|addresse?s?|amounts?|values?|contents?|bod(?:y|ies))\b[^.\n]{0,20}\b(?:must|should|has to|have to|need to|shall|will) be (?:changed|replaced|modified|rewritten|altered|swapped|redirected)`,
  ),
  feature(
    'other_tools',
    4,
    String.raw`\bany (?:other )?(?:mcp )?server\b|\bother tools? (?:leak|are (?:un|in)|cannot be|fail|return wrong|should not)`,
  ),
  feature(
    'other_tools',
    3,
    String.raw`\b(?:before|after|when|whenever|prior to|instead of) (?:using|calling|invoking|running|executing) (?:the )?(?:${NAME})`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:change|replace|modify|swap|substitute|alter|rewrite|set|tamper|re-?route|redirect|divert)\b[^.\n]{0,20}\b(?:recipients?|destination|address|amount|fee|funds|payment|phone number|account|beneficiary|payee|parameters?|arguments?)\b[^.\n]{0,20}\b(?:to|with|by|of)\b`,
  ),
  feature(
    'other_tools',
    5,
    String.raw`\b(?:prefix|prepend|append|add|insert|attach)\b[^.\n]{0,30}\b(?:to|before|after|at the (?:end|start|beginning) of)\b ?(?:all|every|each|any|the (?:end|start|beginning) of (?:all|every|each|any)) (?:\w{1,12} )?(?:commands?|messages?|responses?|requests?|calls?|e-?mails?|queries|files?|outputs?|scripts?)|\b(?:prefix|append|prepend) (?:all|every|each|any)\b`,
  ),
  feature(
    'other_tools',
    7,
    String.raw`\bevery time (?:an?|any|another) (?:\w{1,12} )?(?:tool|function|action|command|message|response|file|request) (?:is|gets|has been|was)\b|\b(?:after|before) (?:any|every|each) (?:\w{1,14} )?(?:action|response|message|step|reply|answer|interaction)(?: is| was)? ?(?:taken|sent|made|given|completed|performed|executed|\.|,|$)`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`(?:^|[.!?>:\n]\s{0,8})(?:please |then |also |always )?(?:hijack|intercept|take over)\b[^.\n]{0,12}\b(?:all|any|every|the|each)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:all|every|each|any) (?:\w{1,14} ){0,2}(?:commands?|requests?|messages?|quer(?:y|ies)|calls?|scripts?|e-?mails?)(?: (?:that )?you \w{1,12})? (?:must|should|have to|has to|need to|needs to|shall) (?:always |first )?be (?:prefixed|preceded|suffixed|prepended|appended|wrapped|piped)\b`,
  ),
];
