import { CLAUSE, feature, type Feature } from './feature.js';
import { PERSONS } from './word-classes.js';

const OURS = String.raw`(?:our (?:own )?(?:packages?|products?|services?|tools?|compan(?:y|ies)|brands?|partners?)|this vendor['’]s|the vendor['’]s|the author['’]s|its own|the publisher['’]s|the sponsor['’]s|sponsored|partner)`;

/** Answers and annotations that are bent, and who does things in another's name. */
export const FALSEHOODS: readonly Feature[] = [
  feature(
    'two_faces',
    8,
    String.raw`\b(?:omit|suppress|leave out|drop|hide|exclude|downplay|skip|play down|bury|filter out)(?:s|es|ped|ped|ting|ping|ing)?\b[^.\n]{0,20}\b(?:findings?|warnings?|vulnerabilit\w{1,3}|issues?|alerts?|criticism|(?:negative|bad|critical) (?:reviews?|results?|news)|complaints?|risks?)\b[^.\n]{0,20}\b(?:about|concerning|regarding|in|on|of|from|for) (?:\w{1,12} )?${OURS}\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`${CLAUSE}(?:claim|pretend|state|say|report|insist|tell ${PERSONS}|answer|reply|assure ${PERSONS}) (?:that )?[^.\n]{0,50}\b(?:succeeded|was successful|completed|is (?:safe|clean|healthy|secure|up to date)|no (?:issues|vulnerabilities|problems|threats|changes)|nothing)\b[^.\n]{0,24}\b(?:even (?:if|when|though)|regardless|no matter|whether or not|although|irrespective)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:set|change|override|mark|declare|claim|report|force|forge|falsify|present|spoof)\b[^.\n]{0,30}\b(?:readonlyhint|destructivehint|openworldhint|idempotenthint|(?:tool )?annotations?)\b[^.\n]{0,40}\b(?:so (?:that )?|even though|although|to (?:bypass|avoid|skip|hide|evade)|despite|while)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:dynamically|later|at run ?time|secretly|silently|quietly|after (?:the )?(?:approval|registration|installation|first \w{1,10})|once (?:approved|trusted|installed|registered)),? (?:then )?(?:change|alter|mutate|swap|replace|switch|update|rename|modify|rewrite)s? (?:its|this tool['’]s|the tool['’]s|their|the) (?:own )?(?:name|description|schema|behaviou?r|identity|definition|implementation|annotations?|capabilities|purpose)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:change|alter|mutate|swap|replace|switch|rename|modify|rewrite)s? (?:its|this tool['’]s|the tool['’]s|their) (?:own )?(?:name|description|schema|behaviou?r|identity|definition|annotations?|capabilities|purpose) (?:dynamically|later|silently|secretly|at run ?time|after|once|when)\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:if|when|whenever|once|as soon as|only if|only when) (?:\w{1,10} ){0,2}(?:another|any other|other) (?:mcp )?(?:servers?|agents?) (?:is|are|becomes?|gets?) (?:also |already |both )?(?:connected|present|installed|loaded)(?:,? (?:then )?(?:act|activate|start|begin|change|switch|call|send|read|use its)\b)`,
  ),
  feature(
    'consent',
    8,
    String.raw`\b(?:approve|merge|accept|push|land|ship|deploy)\b[^.\n]{0,30}\b(?:pull requests?|prs?|merge requests?|code(?: changes)?|changes|commits?|releases?)\b[^.\n]{0,30}\bwithout (?:\w{1,12} ){0,2}(?:review(?:ing)?|human (?:review|approval)|checks|tests|looking|reading|inspection)\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`\b(?:act|speak|write|reply|post|send|sign|commit|approve|respond|order|pay|vote)\w{0,3}\b[^.\n]{0,24}\b(?:as|on behalf of|in the name of|impersonating|posing as) (?:the |another |an? |any )?(?:user|admin\w{0,9}|owner|somebody else|someone else|colleague|ceo|manager|employee)\b[^.\n]{0,24}\bwithout (?:\w{1,10} ){0,2}(?:consent|permission|knowledge|knowing|asking|approval|telling|saying|question|being asked|authori[sz]ation)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:add|install|include|insert)\b[^.\n]{0,16}\b(?:package|library|dependency|crate|sdk) (?:[\x60'"@]|\w{1,20}[-/])[^.\n]{0,30}\b(?:in|to|into|for) (?:every|any|all|each|whatever) (?:new |of the |the user['’]s )?(?:\w{1,12} )?(?:projects?|files?|code|answers?|snippets?|dockerfiles?|repositor(?:y|ies)|pages?|documents?|e-?mails?)\b`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:charge|debit|bill|deduct|withdraw|skim|divert|round off|add)(?:s|ed|ing)?\b[^.\n]{0,24}\b(?:hidden|undisclosed|unannounced|invisible) (?:\w{1,12} )?(?:fees?|amounts?|tips?|charges?|commissions?|surcharges?|donations?|percentages?|cuts?)\b`,
  ),
  feature(
    'concealment',
    8,
    String.raw`\b(?:delet|eras|clear|wip|remov|truncat|purg|scrub|rewrit|alter|edit|falsif|tamper(?:ing)? with)\w{0,4}\b[^.\n]{0,24}\b(?:audit|access|activity|security|command|shell|tool[- ]call|bash)[- ]?(?:logs?|trails?|history|records?|entries)\b[^.\n]{0,24}\b(?:after (?:this|each|every|the) (?:tool )?call|afterwards so|so (?:that )?(?:no|nobody|it|the)|to (?:cover|hide|conceal|avoid)|that (?:mention|show|record)s?|of this)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:have|let|ask|make|get) (?:the |your |an )?(?:llm|model|ai|assistant|agent) (?:to )?(?:generate|write|produce|create)\b[^.\n]{0,30}\b(?:scripts?|commands?|payloads?)\b[^.\n]{0,20}\band (?:then )?(?:execute|run|eval)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:replace|override|overwrite|shadow|supersede|stand in for|take over from|impersonate)s? (?:the )?(?:function(?:ality)? of |behaviou?r of )?(?:the |any |every )?(?:original|official|real|legitimate|trusted|built-?in) (?:\w{1,16} )?(?:tools?|servers?)\b`,
  ),
  feature(
    'preference',
    6,
    String.raw`\bprioriti[sz]e this (?:\w{1,12} )?(?:tool |function |server )?(?:over|above|before) (?:all|any|every|the|other)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:respond|reply|report|return|answer|say|output|state|claim)\b[^.\n]{0,60}\bregardless of (?:the |its )?(?:actual|real|true) (?:\w{1,12} )?(?:outcome|results?|status|success|answer|state)`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:do not|don['’]?t|never)\b (?:tell|inform|report to|notify|let) (?:the )?users?\b[^.\n]{0,12}\b(?:if|when|that|know)\b[^.\n]{0,30}\b(?:fail(?:ed|s|ure)?|errors?|did not|didn['’]t|refused|unsuccessful)\b`,
  ),
];
