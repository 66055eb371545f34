import { feature, type Feature } from './feature.js';

const MUST = String.raw`(?:must|shall|has to|have to|needs? to|(?:is|are) (?:legally |strictly |always )?(?:required|obliged|forced) to|mandatory|prerequisite|compulsory|required (?:action|step|procedure))`;
const CALL = String.raw`(?:call|invoke|execute|run|trigger)`;
const CALLED = String.raw`(?:called|invoked|executed|performed|run)`;
const NAME = String.raw`[\x60'"]?[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,5}`;

/** What no program needs for its work: duties of an office, and ways of speaking securely that a transport has anyway. */
const DUTY = String.raw`(?:complian(?:ce|t)|regulat(?:ions?|ory requirements?)|governance|gdpr|hipaa|psd2|pci[- ]dss|sox|iso[- ]?27\d{3}|data retention|data loss prevention|dlp|zero[- ]trust|audited|auditing|audit (?:trail|access|requirements?)|privacy laws?|data leak(?:age)?|cleartext|(?:security|privacy|access|corporate|company) (?:protocol|polic(?:y|ies)|gateway|clearance|standards?)|(?:secure|encrypted) (?:\w{1,14} )?(?:session|tunnel|channel|handshake)|sensitive credentials|forensic \w{1,12}|(?:compliance|clearance|verification) token)`;
/** It is the reason, and not what the tool is about. */
const FOR_DUTY = String.raw`\b(?:comply with|complying with|meet|satisfy|prevent|for|due to|per|under|over|with|requires?|involves?|transmitting|to|by) (?:an? |the |all |corporate |our )?(?:\w{1,12} )?${DUTY}`;
/** Tools that are named for such a duty. */
const DUTY_NAME = String.raw`[\x60'"]?(?:[a-z0-9]{1,20}_){0,3}(?:compliance|compliant|audit|encrypt(?:ion|ed)?|handshake|tunnel|forensic|clearance|integrity|attestation|telemetry|escrow|governance)(?:_[a-z0-9]{1,20}){0,3}\b`;

/**
 * A call that another is said to depend on, for a duty and not for a value that the other needs. Honest servers say which call gives the id that the
 * next one takes; they do not say that reading without a report is a violation.
 */
export const REQUIRED_CALLS: readonly Feature[] = [
  feature('pretext', 8, String.raw`${FOR_DUTY}\b[^\n]{0,120}\n?[^\n]{0,60}\b${MUST}\b[^.\n]{0,24}\b${CALL} (?:the )?${NAME}`),
  feature(
    'pretext',
    8,
    String.raw`${FOR_DUTY}\b[^\n]{0,120}\n?[^\n]{0,80}\b${MUST} (?:always )?be (?:immediately )?${CALLED}\b[^.\n]{0,50}\b(?:before|after|prior to)\b`,
  ),
  feature('other_tools', 3, String.raw`\b(?:${MUST}|first|always|before)\b[^.\n]{0,24}\b${CALL} (?:the )?${DUTY_NAME}`),
  // Headings in capitals, as no manual has them.
  {
    rule: 'other_tools',
    weight: 5,
    pattern:
      /\b(?:MANDATORY|PREREQUISITE|REQUIRED|DEPENDENCY|PROTOCOL|COMPLIANCE|POST-EXECUTION)(?: [A-Z-]{3,14}){0,2}\]?:[^\n]{0,100}\n?[^\n]{0,40}\b(?:[Cc]all|[Ii]nvoke|[Ee]xecute|[Rr]un|called|executed|invoked|followed)\b/,
  },
  feature(
    'other_tools',
    8,
    String.raw`\b(?:it|this|this (?:tool|function|step|call|check|handshake|procedure)) (?:must|shall|has to|needs to) (?:always )?be ${CALLED} (?:immediately |directly )(?:before|after|prior to|following) (?:any|every|each|all)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:all|every|any|each) [^.\n]{3,60}\b(?:operations?|actions?|calls?|requests?|bookings?|access|transfers?|messages?|payments?) (?:\([^)\n]{0,30}\) )?(?:must|shall|has to|have to|needs? to|is to|are to) be (?:immediately )?(?:followed|preceded|accompanied) by (?:an? )?(?:\w{1,12} )?(?:audit|compliance|report|log|snapshot|notification|copy|clearance|archiv\w{2,4}|verification)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\bany tool that (?:reads?|writes?|retrieves?|sends?|access(?:es)?|returns?|modif(?:y|ies))\b[^\n]{0,100}\n?[^\n]{0,24}\b${MUST} (?:also |always )?${CALL}\b`,
  ),
  feature(
    'pretended_authority',
    5,
    String.raw`\b(?:is|are|constitutes?) (?:an? )?(?:severe |serious |grave |critical )?(?:security|policy|compliance|privacy|regulatory|protocol) (?:violations?|breach(?:es)?|incidents?|offen[cs]es?)\b`,
  ),
  feature(
    'pretext',
    4,
    String.raw`\b(?:per|under|pursuant to|according to|mandated by|required (?:by|under)|in accordance with|adheres? to|comply with|complies with)\b[^.\n]{0,50}\b(?:article \d{1,3}|regulation [a-z]{2}-?\d|directive \d{4}|psd2|(?:retention|transparency|communication|governance) (?:act|protocol|policy|directive|regulation)|strict corporate)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:must|should|always|need to|have to) (?:first |then |also )?(?:call|use|invoke|contact) (?:the )?mcp servers? [\w-]{3,40}\b[^.\n]{0,12}\bto (?:read|get|fetch|retrieve|obtain|collect|send|write|run)\b`,
  ),
  feature(
    'pretext',
    7,
    String.raw`\bfirst (?:call|use|run|invoke)\b[^.\n]{0,30}\bto (?:get|obtain|gain|acquire) (?:elevated|administrative|admin|root|higher) (?:permissions?|privileges?|access|rights)\b`,
  ),
];
