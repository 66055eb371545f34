import { CLAUSE, feature, MODEL, type Feature } from './feature.js';

const REPLIES = String.raw`(?:repl(?:y|ies)|responses?|answers?|messages?|summar(?:y|ies)|outputs?|e-?mails?|commits?)`;

/** Orders on how the reader is to behave beside the call: what the person is told, whose word counts, which tools are left. */
export const CONDUCT: readonly Feature[] = [
  feature('addressed', 8, String.raw`\bif you(?:['’]re| are) (?:an? |the )?${MODEL}\b`),

  // What the person is told, and not told.
  feature(
    'concealment',
    5,
    String.raw`\b(?:not|never) (?:shown|displayed|visible|mentioned|listed|reported)\b[^.\n]{0,12}\b(?:to|in) (?:the |any )?user(?:s\b|[- ]facing\b|['’]s\b|\b)|\b(?:omitted|left out|excluded|hidden) from\b[^.\n]{0,30}\b(?:user|audit|logs?)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:need not|needn['’]t|(?:does not|doesn['’]t) (?:need|have) to|(?:should|must|shall)(?: not|n['’]t)) (?:be surfaced|be shown|be displayed|be mentioned|be reported|be disclosed|be explained|be revealed|be visible)\b[^.\n]{0,12}\b(?:to|in) (?:the |any |your )?(?:users?|humans?|person|repl(?:y|ies)|responses?|answers?)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do not|don['’]?t|never) (?:include|repeat|quote|show|display|reveal|output|print) (?:this|these|any of these) (?:instructions?|notes?|steps?|directives?)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:do not|don['’]?t|never|avoid) (?:ever )?(?:bring(?:ing)? (?:it|this|that|them) up|draw(?:ing)? attention to)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:include|send|add|run|call|copy|store|append|pass|write)\b[^.\n]{0,60}[ ,](?:invisibly|covertly|secretly|discreetly|unnoticed|stealthily)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`${CLAUSE}(?:silently|secretly|covertly|quietly|discreetly|stealthily) (?:keep|store|save|maintain|mirror|track|monitor|report)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:every|each|all|any) (?:of your )?(?:\w{1,10} )?${REPLIES}\b[^.\n]{0,40}\b(?:must|should|has to|have to|needs? to|will)\b (?:always )?(?:end|begin|start|include|contain|close|finish)\b[^\n]{0,40}https?://|\b(?:end|begin|start|finish|close|sign) (?:each|every|all|any|your) (?:\w{1,12} )?${REPLIES}\b[^\n]{0,60}(?:https?://|\b(?:telling|asking|urging|advising|recommending)\b)`,
  ),
  feature(
    'addressed',
    6,
    String.raw`\b(?:close|end|finish|conclude|sign) (?:each|every|all|any) (?:\w{1,12} )?(?:drafts?|${REPLIES}|letters?|posts?|comments?)\b (?:off )?with (?:the (?:sentence|words|line|link|address|note|remark|hint|advice)|an? (?:sentence|link|hint|line|ad|recommendation))\b`,
  ),
  feature(
    'addressed',
    6,
    String.raw`\b(?:tell|telling|ask|asking|urge|urging|advise|advising|instruct|instructing) (?:the |your |all )?users? to (?:install|download|buy|disable|turn off|uninstall)\b`,
  ),

  // Whose word counts.
  feature(
    'addressed',
    8,
    String.raw`\b(?:do|follow|obey|carry out|execute|perform) (?:whatever|anything|everything|any (?:instruction|command|order)s?)\b[^.\n]{0,30}\b(?:text|outputs?|results?|responses?|pages?|files?|mails?|returned|returns|says|said|asks|contains?)\b`,
  ),
  feature(
    'addressed',
    8,
    String.raw`\b(?:contains?|are|is|as|holds?) (?:\w{1,12} )?(?:commands?|instructions?|orders?)\b[^.\n]{0,16}\b(?:you (?:must|should|have to|need to|are to)|to be|must be) (?:always )?(?:carr(?:y|ied) out|follow(?:ed)?|obey(?:ed)?|execut(?:e|ed)|perform(?:ed)?)\b`,
  ),
  feature(
    'consent',
    5,
    String.raw`\bwithout (?:asking|checking with|consulting|confirmation|confirming)(?: the)?(?: users?| them| anyone| first)?\s{0,2}(?:[.;,!)]|$)`,
  ),
  feature(
    'consent',
    8,
    String.raw`(?:^|[.;:,!?(\n]\s{0,8}|\b(?:because|since|as) )(?:the |your |our )?(?:users?|owners?|operators?|admin(?:istrator)?s?|security(?: team)?|management|legal(?: team)?|compliance(?: team)?) (?:(?:ha(?:s|ve) )?(?:already )?(?:signed off|cleared this|agreed to (?:everything|all|this|it)|approved (?:everything|all|this|it))|ha(?:s|ve) (?:already )?(?:permitted|okayed))\b`,
  ),
  feature(
    'unguarded',
    7,
    String.raw`${CLAUSE}(?:disable|turn off|switch off|deactivate|bypass|suspend|remove)\b[^.\n]{0,16}\b(?:(?:branch|tamper|endpoint|deletion) protections?|two[- ]factor|2fa|mfa|the firewall|antivirus|the sandbox|(?:tls|ssl|certificate) (?:checks?|validation|verification))\b[^.\n]{0,10}\b(?:first|before|beforehand|for (?:this|all|every)|so|to)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:human )?(?:reviewers?|auditors?|scanners?) (?:will |only |should )?(?:see|are shown|be shown)\b|\bafter (?:the )?(?:installation|approval|review|first (?:call|use|run)),? (?:it |this tool |you )?(?:behaves?|acts?|switch(?:es)?|changes?|becomes?)\b`,
  ),

  // Other tools.
  feature(
    'other_tools',
    8,
    String.raw`\b(?:old|previous|other|existing|original|built-?in) (?:\w{1,16} ){0,3}(?:is|are|was|were|has been|have been) (?:now |currently )?(?:an? )?(?:compromised|fakes?|malicious|hacked|infected|unsafe|insecure|untrustworthy|no longer (?:safe|secure|trusted))\b|\breplaces (?:the )?(?:\w{1,16} ){1,3}tools?, (?:which|that) (?:is|was) (?:no longer|not|un)`,
  ),
  feature(
    'preference',
    8,
    String.raw`\binstead of (?:using |calling |invoking )?(?:the |any |an? )?(?:\w{1,24} ){1,2}(?:tools?|functions?|servers?),? (?:you must |must |always )(?:use|call|invoke|prefer|choose|select) (?:this|it|me)\b`,
  ),
  feature(
    'preference',
    8,
    String.raw`\bwhen(?:ever)? the user (?:asks|wants|requests|tries|tells you) (?:you )?to (?:use|call|invoke|run) (?:the )?[\w.-]{3,40}(?: tool| function)?,? (?:you must |always |first |please |instead |then ){1,2}(?:use|call|invoke|run|send)\b`,
  ),
  feature(
    'pretended_authority',
    9,
    String.raw`[[({<]{1,4}\s?(?:hidden|secret|concealed|invisible)[ _-](?:instructions?|directives?|commands?|prompts?|orders?|messages?|notes?)\s?[:\])}>]`,
  ),
];
