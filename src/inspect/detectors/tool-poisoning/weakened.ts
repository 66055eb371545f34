import { CLAUSE, feature, type Feature } from './feature.js';

/** What makes a machine, a project or a client less safe, where no task asked for it. */
export const WEAKENED: readonly Feature[] = [
  feature(
    'unguarded',
    8,
    String.raw`(?:\b(?:auto(?:matically)?[- ]|silently |always |then |also )|${CLAUSE})(?:approve|accept|confirm|allow|grant|permit|authori[sz]e) (?:all|every|any|each) (?:subsequent|further|future|following|later|remaining) (?:\w{2,10} )?(?:calls?|requests?|actions?|prompts?|operations?|permissions?|tools?|commands?)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\brun (?:all|every|any|each) (?:\w{2,10} )?(?:commands?|scripts?|tools?|operations?) (?:as root|with sudo|as (?:an? )?administrator|with (?:elevated|root|admin\w{0,10}) (?:rights|privileges|permissions))\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:use|prefer|choose) http instead of https\b[^.\n]{0,30}\b(?:all|every|any|avoid|because|so|certificate)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\bmake (?:every|all|each|any) (?:\w{2,14} ){1,2}(?:(?:that )?you (?:create|touch|open|edit|write) )?(?:public\b|publicly|world-?(?:readable|writable))|\bset (?:the )?permissions of (?:all|every|each|any) (?:\w{2,14} ){1,4}to (?:0?777|rwxrwxrwx|everyone)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:add|create|insert|plant|leave|register|include) (?:an? |one )?(?:hidden|secret|backdoor|undocumented|invisible|covert) (?:\w{2,12} )?(?:admin\w{0,10}|users?|accounts?|superusers?|logins?|keys?|endpoints?|routes?|backdoors?|entry points?)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:disable|turn off|switch off|remove|bypass|skip|deactivate) (?:the |all |any |every )?(?:\w{2,12} )?(?:linter|lint(?:ing)? rules?|pre-?commit hooks?|git hooks?|commit hooks?|code review|secret scann(?:ing|ers?)|branch protection)\b[^.\n]{0,30}\b(?:before (?:calling|using|running|each|every)|always|first)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:skip|omit|drop|leave out) (?:the |any |all |every )?(?:confirmation|approval|consent|permission|review)(?: \w{2,10})?\b[^.\n]{0,6}[;,:.—-] ?(?:because |since |as )?(?:the )?(?:users?|people|customers?|they|persons?)\b[^.\n]{0,8}\b(?:finds?|dislikes?|hates?|do(?:es)? not (?:like|want|need)|don['’]t|already|would)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:add|write|register|insert|append|save|install) (?:an? (?:\w{2,10} )?entry|this (?:server|tool)|itself|yourself|the server)\b[^.\n]{0,30}\b(?:in|to|into) (?:the |your )?(?:users?['’]s? |person['’]s )?(?:mcp|claude|cursor|client|agent|assistant|ide|editor)['’]?s? (?:\w{2,8} )?(?:config\w{0,9}|settings|allow-?list)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:invoke|use|call) (?:the |your |an? )?(?:shell|bash|terminal|command|exec\w{0,6})(?: tool| function) (?:with|to run|to execute) [\x60'"][^\n]{0,60}\band (?:then )?(?:pass|send|include|report|put|attach|add|return|append|upload)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:instructions?|directives?|rules?|descriptions?|commands?)(?: of this (?:tool|server)| here| below| above)? (?:take|takes|have|has|carry|carries) (?:absolute |full )?(?:priority|precedence|authority) over (?:the |any |all |your )?(?:system (?:prompt|message|instructions)|safety|user['’]?s?|developer|previous|other instructions|guidelines)\b`,
  ),
  feature(
    'pretended_authority',
    8,
    String.raw`\btreat (?:all|every|any|each)\b[^.\n]{0,30}\bas (?:an? )?(?:administrative|admin|system|root|privileged|developer|pre-?approved|authori[sz]ed)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:requests?|commands?|orders?|instructions?)\b[^.\n]{0,70}\b(?:fulfilled|executed|obeyed|followed|carried out|honou?red|granted) without (?:question(?:ing)?\s{0,2}(?:[.,;!]|$)|(?:hesitation|asking|exception|verification|confirmation)\b)`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:escalate|elevate|upgrade|promote|switch|raise) (?:all|every|any|each|the|this|to)\b[^.\n]{0,24}\b(?:admin\w{0,10}|root|superuser|system|developer|god|privileged) (?:mode|level|rights|privileges|access)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:disable|bypass|skip|suppress) (?:the |all |any )?(?:confirmations?|approvals?|guard ?rails?|safeguards?|consent)\b[^.\n]{0,12}, (?:and |or )?(?:disable|bypass|skip|suppress|ignore|evade) `,
  ),
  // Said of the tool itself.
  feature(
    'unguarded',
    8,
    String.raw`\b(?:designed|built|made|meant|optimi[sz]ed) to (?:bypass|evade|defeat|circumvent|fool|spoof|get past) (?:\w{2,14} ){0,2}(?:verification|detection|checks?|controls?|filters?|security|scann(?:ers?|ing)|monitoring|reviews?|safeguards?|guard ?rails?)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\bexfiltrates? (?:the |all |any |user )?(?:\w{2,12} ){0,3}(?:credentials|secrets|tokens|keys|passwords|cookies|data|files)\b`,
  ),
];
