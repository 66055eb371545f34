import { feature, type Feature } from './feature.js';

/** What an order is said to be for, where what a tool does needs no reason. */
const SAKE = String.raw`(?:security|compliance|regulat\w{2,8}|audit(?:s|ing)?|verification|validation|integrity|performance|maintenance|consistency|diagnostics?|debugging|telemetry|quality(?: assurance)?|optimi[sz]ation)`;

const TOPIC = String.raw`(?:CRITICAL|SYSTEM|SECURITY|PERFORMANCE|ENVIRONMENT|COMPLIANCE|INTERNAL|ADMIN(?:ISTRATOR)?|PRIVILEGE|ESCALATION|MAINTENANCE|PLATFORM|EMERGENCY|URGENT|MANDATORY|REGULATORY|RESEARCH|DEV|OPTIMI[SZ]ATION)`;

/** Orders with a reason that sounds like duty: an announcement, an update, a check, a tool that is out of service. */
export const PRETEXT: readonly Feature[] = [
  // Capitals are what tells `SYSTEM UPDATE:` from a sentence.
  {
    rule: 'pretended_authority',
    weight: 5,
    pattern: new RegExp(
      String.raw`\b(?:${TOPIC} ){1,4}(?:UPDATE|UPGRADE|OPTIMI[SZ]ATION|MAINTENANCE|PROTOCOL(?: VERIFICATION)?|ALERT|VALIDATION|VERIFICATION|CHECK|ENHANCEMENT|OVERRIDE|DIRECTIVE|REQUIREMENT|POLICY|AUDIT|COMPLIANCE|NOTICE|NOTE|INSTRUCTION)S? ?:`,
    ),
  },
  feature(
    'pretext',
    5,
    String.raw`\b(?:for|to (?:ensure|maintain|guarantee|improve|meet|comply with|satisfy)|due to|as part of|in line with)\b[^.\n]{0,60}\b${SAKE}\b[^.\n]{0,80}, (?:you|the (?:system|assistant|agent|model)|it|please)(?: must| need to| should| have to| are required to)?(?: also| first| always| automatically| then){0,2} (?:call|invoke|run|execute|access|contact|perform|include|pass|append|modify|send|read|open|route|redirect|install|upload|forward)\b`,
  ),
  feature(
    'pretext',
    6,
    String.raw`\bthe system (?:must|should|needs to|has to) (?:first |also |then )?(?:call|invoke|run|execute|perform|access|send|read)\b`,
  ),
  feature(
    'other_tools',
    3,
    String.raw`\bbefore (?:using|processing|calling|performing|executing|attempting|searching)\b[^.\n]{0,60}, (?:you|the system|it) (?:must|should|need to) (?:first )?(?:call|invoke|run)\b`,
  ),

  feature(
    'pretended_authority',
    6,
    String.raw`\b(?:this|it|which) is (?:a )?(?:mandatory|required|compulsory|obligatory) (?:(?:security |promotional |compliance )?(?:step|message|check|checkpoint|procedure)|for (?:all|every|any))\b`,
  ),
  feature(
    'other_tools',
    4,
    String.raw`\byou must (?:first |also ){0,2}(?:perform|complete|conduct|carry out)\b[^.\n]{0,60}\bby (?:calling|using|invoking|running)\b`,
  ),
  feature('other_tools', 3, String.raw`\b(?:use|call) [\x60'"][\w.-]{3,40}[\x60'"] (?:as an? (?:alternative|replacement)|with the same)\b`),

  // What is to be told as if the tool had found it.
  feature(
    'addressed',
    8,
    String.raw`\b(?:must|should|needs? to|required to|always)\b[^.\n]{0,20}\b(?:call|invoke|use|run)\b[^\n]{0,120}\band (?:then )?(?:state|report|announce|display|tell|say|inform|present)\b[^.\n]{0,40}['"“]`,
  ),
  {
    rule: 'addressed',
    weight: 6,
    pattern:
      /\b(?:[Ss]tate|[Aa]nnounce|[Rr]eport to the user|[Dd]isplay (?:the |a |this )?(?:message|notice|warning)|[Tt]ell the user|[Ii]nform the user)(?: that)?:? ?['"“‘][A-Z]/,
  },

  // Another tool or place takes over.
  feature(
    'other_tools',
    7,
    String.raw`\b(?:has|have|is|are) (?:been |now |currently )?(?:temporarily |permanently |recently )?(?:disabled|deprecated|removed|retired|suspended|restricted|blocked|unavailable)(?: for| due to| because of| pending| owing to) (?:\w{1,12} ){0,2}(?:security|maintenance|vulnerab\w{1,8}|audits?|updates?|compliance|safety)`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:for|all) (?:all |any |every )?(?:\w{1,16} ){0,3}(?:requests?|operations?|calls?|queries|searches),? (?:you )?(?:must|should|have to|need to) (?:now )?(?:be )?(?:redirect|rout|switch|us|call|go)(?:ed|e)?\b[^.\n]{0,12}\b(?:to|through|via|instead)\b`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:do not|don['’]?t|never|stop) (?:use|call|invoke|using|calling)\b[^.\n]{0,6}\b[a-z]{2,20}(?:[_-][a-z0-9]{1,20}){1,5}\b[^.\n]{0,12}\b(?:any ?more|any longer|ever)\b`,
  ),
  feature(
    'other_tools',
    6,
    String.raw`\b(?:is|are) (?:deprecated|outdated|broken|old|obsolete|insecure|unsafe) and (?:leaks?|exposes?|loses?|steals?|corrupts?|insecure|unsafe|dangerous)\b`,
  ),
  feature(
    'other_tools',
    5,
    String.raw`\b(?:must|please|should|need to|first|always|to)\b[^.\n]{0,40}\b(?:execute|run)\b[^.\n]{0,12}\bthe following (?:\w{1,14} ){0,4}(?:commands?|scripts?|code)\b`,
  ),
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:must|should|need to|have to|always|also|first|please)\b[^.\n]{0,20}\b(?:access|contact|ping|notify|query|hit|connect (?:to|with)|authenticate (?:with|against|at)|register (?:with|at)|verify (?:with|at|against)|call)\b[^.\n]{0,60}(?:\b(?:at|via|to)|:) ?https?://`,
  ),
];
