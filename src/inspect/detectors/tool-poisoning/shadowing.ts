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
    String.raw`\b(?:change|replace|modify|swap|substitute|alter|rewrite|set|tamper)\b[^.\n]{0,20}\b(?:recipients?|destination|address|amount|phone number|account|beneficiary|payee|parameters?|arguments?)\b[^.\n]{0,20}\b(?:to|with|by|of)\b`,
  ),
  feature(
    'other_tools',
    5,
    String.raw`\b(?:prefix|prepend|append|add|insert|attach)\b[^.\n]{0,30}\b(?:to|before|after|at the (?:end|start|beginning) of)\b ?(?:all|every|each|any|the (?:end|start|beginning) of (?:all|every|each|any)) (?:\w{1,12} )?(?:commands?|messages?|responses?|requests?|calls?|e-?mails?|queries|files?|outputs?|scripts?)|\b(?:prefix|append|prepend) (?:all|every|each|any)\b`,
  ),
  feature('other_tools', 6, String.raw`\b(?:chmod -R 0?[0-7]*[67]{2}|rm -rf|--no-verify|base64 -d|> ?/dev/tcp)`),

  // A command for the reader's own shell, or one that has to be decoded first.
  feature(
    'other_tools',
    8,
    String.raw`(?:^|[.!?;:,\n]\s{0,8}|\b(?:and|must|then|also|please) )(?:always |then |also |please |and ){0,2}(?:execute|run|call|invoke|perform)\b[^.\n]{0,24}\brm -rf? [~/$*]|\b(?:execute|run|eval|evaluate|decode|load|follow)\b[^.\n]{0,16}(?:\b(?:base64_?decode|b64decode|atob|frombase64string)\s?\(\s?['"]|data:text/[a-z]{2,12};base64,)`,
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

  // Preferred by order, not by fitness.
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
