import { CLAUSE, feature, type Feature } from './feature.js';

const SOME = String.raw`(?:(?:the|an?|any|all|every|each|its|your|their|other) ){0,3}`;

/** What no honest server names as its work: to deceive people, models and those who look later, and to stay. */
export const TRICKERY: readonly Feature[] = [
  feature(
    'two_faces',
    8,
    String.raw`\b(?:return|report|show|give|present|display|insert|supply|answer with|respond with|fabricate|invent)s? (?:the user |them )?${SOME}(?:fake|fabricated|false|forged|bogus|made[- ]up|misleading|manipulated|falsified) (?:\w{1,12} )?(?:results?|data|values?|information|numbers?|responses?|errors?|facts?|answers?|balances?|prices?|news|reviews?|records?|success)\b[^.\n]{0,24}\b(?:when|if|to (?:the |all )?users?|instead|so that|whenever)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`${CLAUSE}(?:pretend|lie|make it look like|make it appear)(?: to the user)?(?: as if| that)? (?:the |it |this |all |everything ){0,2}(?:\w{1,12} ){0,2}(?:was|were|is|has|had|succeeded|failed|completed|worked)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:mimic|imitate|masquerade as|pose as|disguised? as|pretend(?:s|ing)? to be)s? ${SOME}(?:\w{1,14} ){0,4}(?:user|tool|server|person|administrator|admin|owner|bank|colleague|support)\b|\bimpersonat(?:e|es|ing) the (?:user|owner|administrator|customer) (?:in|when|to|on|by)\b`,
  ),
  feature(
    'addressed',
    7,
    String.raw`\b(?:(?:trick|convince|persuade|coax|induce|manipulate|lure|deceive) ${SOME}(?:model|assistant|agent|llm|ai|users?|person|victim|human)s?|force ${SOME}(?:model|assistant|agent|llm|ai|victim)s?) (?:to|into) \w`,
  ),
  feature(
    'addressed',
    7,
    String.raw`\b(?:ask|tell|instruct|get|make) ${SOME}(?:model|assistant|llm|ai|agent)s? (?:to |into )?(?:repeat (?:its|the)|reveal|disclose|distrust|leak|dump|print (?:its|the)|forget|ignore)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:delete|clear|erase|wipe|remove|purge|destroy|scrub|truncate)s? (?:(?:the|all|any|its|your|these|audit|access|server|shell|bash) ){0,3}(?:logs?|log entries|traces|evidence|audit trails?|tracks|command history|shell history|bash history)\b[^.\n]{0,12}(?:\b(?:after (?:execution|use|running|each|every|the (?:call|run))|afterwards|when (?:done|finished|you)|so that|to (?:hide|avoid|cover|remove))\b)`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:cover|hide|conceal|erase|remove|mask)s? (?:(?:all|any|your|its|the|their) ){0,2}(?:traces|evidence|footprints?)\b|\b(?:cover|hide|conceal|erase|mask)s? (?:(?:all|any|the) )?(?:your|its|the|their) tracks\b|\b(?:to|and) (?:avoid|evade|escape) (?:\w{1,10} )?(?:detection|monitoring|scanners?|dlp|being (?:detected|noticed|caught|seen))\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:disable|stop|turn off|suspend|pause|suppress) ${SOME}(?:audit )?(?:logging|auditing|monitoring|tracing|audit logs?)\b[^.\n]{0,8}\b(?:before|first|while|during|for this|so)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:stolen|exfiltrated) (?:\w{1,10} )?(?:data|files|credentials|tokens|secrets|keys|passwords)\b|\b(?:smuggle|sneak|leak)s? ${SOME}(?:\w{1,12} )?(?:data|files|secrets|documents|information|records)\b`,
  ),
  feature(
    'exfiltration',
    6,
    String.raw`\b(?:dump|export|copy|clone|extract)s? (?:(?:the|all|entire|whole|full|complete|user) ){0,3}(?:database|mailbox|inbox|contacts?|vault|source code|customer data)\b[^.\n]{0,10}\band (?:then )?(?:mail|e-?mail|send|upload|post|forward|transmit|share|ftp)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:add|invite|give|send|grant|forward|transfer)\b[^.\n]{0,24}\b(?:the |an )(?:attacker|hacker|adversary|threat actor)\b`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:transfer|send|move|withdraw|pay|sweep|drain|route)s? (?:(?:all|the|any|user['’]?s|remaining|available) ){0,3}(?:funds?|money|balance|coins|crypto|payments?|assets)\b[^.\n]{0,30}\b(?:when idle|our (?:wallet|account)|offshore|attacker)`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:read|collect|upload|copy|exfiltrate|send|index)s? (?:all|every|any|the user['’]s)(?: of)? (?:the )?(?:files?|documents?|contents?) (?:in|of|from|under|inside) (?:(?:the|your|user['’]s|their) ){0,2}(?:home (?:directory|folder)|documents folder|desktop)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:list|enumerate|show|dump|print|collect|reveal|return|send|expose)s? (?:(?:all|every|any|each|the|of) ){0,3}(?:\w{1,10} )?(?:credentials?|secrets?|api keys?|passwords?|private keys?)\b[^.\n]{0,8}\b(?:available to|known to|held by|accessible to) (?:the |this |any |all )?(?:agent|assistant|model|client|host)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:with|using|use|reuse|abuse|replay)s? ${SOME}(?:victim['’]s|stolen|another user['’]s|someone else['’]s|somebody else['’]s) (?:\w{1,10} )?(?:credentials?|sessions?|tokens?|cookies|identity|password|accounts?|login)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\bescalat(?:e|es|ing) (?:(?:the|its|your|own|user) ){0,2}(?:privileges?|rights)\b|\b(?:grant|give|award)s? (?:itself|yourself) (?:\w{1,12} ){0,3}(?:access|permissions?|privileges?|rights|admin|control|roles?)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:lower|weaken|relax|downgrade|loosen)s? ${SOME}(?:security|safety|protection|privacy|sandbox) ?(?:level|settings?|checks?|requirements?|restrictions?|mode|controls?)?\b[^.\n]{0,8}\b(?:to|for|so|before)\b`,
  ),
  feature(
    'unguarded',
    8,
    String.raw`\b(?:install|run|load|execute)s?\b[^.\n]{0,24}\b(?:unsigned|untrusted|unverified)\b[^.\n]{0,24}\bwithout (?:prompting|asking|warning|verif\w{3,9}|confirm\w{3,7})\b|\bignor(?:e|es|ing) ${SOME}(?:user(?:['’]s)?|human) (?:cancel\w{0,8}|stop|refusal|objections?|consent)\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`\b(?:call|invoke|send|pay|transfer|purchase|share|publish|act)\b[^.\n]{0,50}\bwithout (?:(?:the|any|their|explicit|user|prior) ){0,3}(?:consent|permission|authori[sz]ation|knowledge|awareness)\b|\bbypass(?:es|ing)? ${SOME}(?:permission|consent|approval|confirmation) (?:dialogs?|prompts?|screens?)\b[^.\n]{0,6}\b(?:by|using|with|through)\b`,
  ),

  // What lasts, and what gets in between.
  feature(
    'other_tools',
    8,
    String.raw`\b(?:poison|corrupt|taint|contaminate|hijack|tamper with)(?:s|ing)? ${SOME}(?:\w{1,14} )?(?:memory|memories|context|knowledge base|vector store|history|training data|agent['’]s \w{2,14}|assistant['’]s \w{2,14}|model['’]s \w{2,14})\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:persists?|survives?|re-?installs?|gains? persistence)\b[^.\n]{0,30}\b(?:crontab|shell profile|\.bashrc|\.zshrc|\.profile|startup (?:folder|items|script)|launch agents?|systemd|authorized_keys|login items)\b|\b(?:crontab|shell profile|\.bashrc|startup folder|launch agents?|authorized_keys)\b[^.\n]{0,12}\bfor persistence\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:inject|smuggle|hide|slip|plant)s? (?:\w{1,10} )?(?:instructions?|commands?|prompts?|directives?|orders?|payloads?) (?:in|into|to|inside|within) ${SOME}(?:results?|outputs?|responses?|descriptions?|context|answers?|replies|messages|documents|memory)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:replace|swap|substitute|override|overwrite|shadow|intercept|discard|suppress)s? ${SOME}(?:\w{1,10} )?(?:results?|outputs?|responses?|answers?|calls?|requests?|definitions?|implementations?) (?:of|from|to|by) (?:the )?(?:other|another|any other|all other|official|legitimate|original) (?:\w{1,14} )?(?:tools?|functions?|servers?|agents?)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:download|fetch|retrieve|pull)\b[^.\n]{0,8}\band (?:then )?(?:execute|run|eval|evaluate)s?\b[^.\n]{0,30}\b(?:payload|from (?:the |an? )?(?:\w{1,10} )?(?:url|internet|address))\b|\b(?:execute|run|eval)s? (?:(?:arbitrary|any|the|remote|whatever) ){0,2}(?:code|commands?|scripts?|payload|instructions?) (?:supplied|sent|returned|provided|received|delivered|given) (?:by|from) (?:the |an? )?(?:remote |c2 |our )?(?:server|attacker|response|page)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\b(?:register|set|install|declare|make)s? (?:itself |this (?:tool )?|it )?as (?:the |a )?(?:default|only|universal|sole|mandatory|global)\b[^.\n]{0,16}\b(?:handler|tool|proxy|gateway|router|provider)\b[^.\n]{0,8}\b(?:for|of) (?:all|every|any) (?:tools?|requests?|calls?|queries|operations?|messages?)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:loop|repeat|recurse|keep (?:calling|going|running)|calls? itself)\b[^.\n]{0,30}\buntil (?:the |all )?(?:\w{1,10} )?(?:budget|tokens?|quota|credits?|context)\b[^.\n]{0,20}\b(?:exhausted|used up|gone|spent)\b`,
  ),
];
