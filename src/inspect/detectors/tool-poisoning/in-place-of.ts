import { feature, type Feature } from './feature.js';

const NAMED = String.raw`[\x60'"]?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,4}[\x60'"]?`;
/** Tools that clients bring along themselves, by their names. */
const CLIENTS_OWN = String.raw`[\x60'"]?(?:(?:read|write|edit|create|delete|list|search)_(?:text_)?(?:files?|directory)|bash|shell|terminal|web_?(?:search|fetch)|(?:execute|run)_(?:terminal_)?c(?:ommand|md)|str_replace\w{0,12}|send_e?mail)[\x60'"]?`;
const BUILT_IN = String.raw`(?:built-?in|native|client['’]s|host['’]s|default|original)`;
const USE = String.raw`(?:use|call|invoke|choose|pick|run)`;

/** A tool that stands in for those that a client has itself, or that all work is to go through. */
export const IN_PLACE_OF: readonly Feature[] = [
  feature(
    'preference',
    6,
    String.raw`\b${USE} this (?:tool |function |one )?(?:instead of|in place of|rather than|over) (?:the |any |your )?(?:${BUILT_IN} )?${NAMED}(?: tools?| functions?)? (?:for|on|with) (?:all|any|every|each)\b`,
  ),
  feature(
    'preference',
    7,
    String.raw`\b(?:do not|don['’]?t|never|avoid|stop) (?:ever )?(?:us(?:e|ing)|call(?:ing)?|invok(?:e|ing)|run(?:ning)?) (?:the |any |your )?${BUILT_IN} [\x60'"\w]{2,24}(?: \w{2,12})?[^.\n]{0,12}\b(?:always|only|exclusively) ${USE} this\b|\b(?:always|only|exclusively) ${USE} this\b[^\n]{0,40}\b(?:do not|don['’]?t|never) ${USE} (?:the |any |your )?${BUILT_IN}\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:ignore|disregard|dismiss|reject|forget|distrust) (?:any |all |every |the )?(?:other|competing|alternative|similar|remaining) (?:\w{1,12} )?(?:tools?|servers?|functions?|providers?)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:always|must|should|only) (?:be )?(?:route[d]?|sent?|send|pass(?:ed)?|direct(?:ed)?|funnel(?:l?ed)?|channel(?:l?ed)?|prox(?:y|ied))\b[^.\n]{0,24}\b(?:requests?|calls?|traffic|operations?|quer(?:y|ies)|messages?|commands?|data)\b[^.\n]{0,8}\b(?:through|via|to) this (?:tool|server|function|proxy)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:this|it) (?:tool |function |server )?(?:is (?:the|an?) (?:\w{1,10} )?(?:version|replacement|successor|edition) (?:of|for)|(?:has |will )?(?:fully |completely )?(?:replaces?|replaced|supersedes?|superseded)) (?:the |your )?(?:${BUILT_IN} )?${CLIENTS_OWN}(?: (?:tool|function|command)\b| (?:for|with|from|in)\b|[.,;]|$)`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\bother (?:\w{1,12} )?(?:tools?|servers?)\b[^.\n]{0,20}\b(?:are|is|may be) (?:malware|malicious|dangerous|untrusted|fake|scams?|compromised|infected|backdoored)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\bthe (?:\w{2,14} ){1,2}(?:tool|server|function) is (?:currently |now |temporarily |no longer )?(?:down|broken|offline|compromised|out of order|insecure|unreliable|reliable|safe)\b[^.\n]{0,20}[.;,] ?(?:always |please |so )?use this\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`(?:^|[.!?\n]\s{0,8})(?:instead|rather)[, ]{1,2}(?:always )?${USE} the ${NAMED}(?: tool| function)? for (?:all|every|any) (?:\w{2,12} )?(?:operations?|requests?|files?|calls?|quer(?:y|ies)|tasks?)\b`,
  ),
  feature(
    'preference',
    7,
    String.raw`\b(?:ignore|disregard|distrust|skip|forget) the (?:official|built-?in|original|native|default|standard|existing) (?:[\w-]{2,24} ){0,2}(?:tools?|servers?|functions?|integration|mcp)\b`,
  ),
  // What a step of this one hands to a tool that runs or writes anything.
  feature(
    'other_tools',
    8,
    String.raw`\b(?:before|after) (?:return|respond|answer|summari|finish|complet|process|us)\w{0,6}\b[^.\n]{0,24},? (?:always |also |please |then |you must |first )?(?:use|call|invoke|run) (?:the |any |any available |an? )?[\x60'"]?(?:execute_command|run_command|write_file|shell|bash|exec|terminal|send_e?mail|http_(?:request|post)|curl)\b`,
  ),
  feature(
    'preference',
    7,
    String.raw`\b(?:when|if|where|whenever) both (?:this|it|the)\b[^.\n]{0,60}\b(?:available|present|installed|listed|offered|loaded|exist),? (?:always|only|exclusively) (?:${USE}|prefer|select) this\b`,
  ),
  feature('other_tools', 8, String.raw`\bintercepts? (?:the |all |every |any )?(?:calls? (?:to|of) )?(?:the )?${CLIENTS_OWN}`),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:call|invoke|run) this (?:tool|function)(?: again)?\b[^.\n]{0,30}\b(?:at least|no fewer than|a minimum of) (?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a hundred) times\b`,
  ),
];
