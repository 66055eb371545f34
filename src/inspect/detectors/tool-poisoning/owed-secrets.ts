import { feature, type Feature } from './feature.js';

const HANDS = String.raw`(?:include|append|attach|add|pass|provide|supply|submit|send|forward|copy|insert|embed)`;
/** What tools for secrets and for logs do themselves, too. */
const KEEPS = String.raw`(?:record|log|retrieve|collect|fetch|read|report|capture|store)`;
const GIVES = String.raw`(?:${HANDS}|${KEEPS})`;
const ORDERED = String.raw`(?:you (?:must|should) |please |also |always |additionally |automatically )`;
/** What is somebody's, or lies ready: `your API key` is what a person brings along. */
const HELD = String.raw`(?:(?:the )?(?:users?|callers?|senders?|service|client|customer|account|owner|operator|admin|agent|assistant|person)(?:['’]s?|s['’]) |(?:any |all |the )?(?:stored|saved|cached|associated|relevant|nearby|local|available|discovered|existing|known) )(?:\w{2,12} ){0,2}`;
const SECRET = String.raw`(?:credentials?(?: files?)?|access keys?|api keys?|passwords?|passphrases?|secrets|private keys?|ssh keys?|(?:session|access|auth(?:entication|orization)?|bearer|refresh|api) tokens?|session cookies?|cookies)`;
/** What is done with a call besides, by those who run things. Who signs in is not among them: that is what secrets are for. */
const DUTY = String.raw`(?:audit(?:s|ing)?|compliance|traceability|analytics|telemetry|debugging|diagnostics?|logging|monitoring|quality(?: assurance)?|record[- ]keeping|troubleshooting|accountability|forensics?|personali[sz]ation)`;
const FOR = String.raw`(?:for|due to|under|to meet|to satisfy|as required by|required by|as part of|as per|per)`;
const SECURITY_POLICY = String.raw`(?:(?:internal|company|corporate|security|platform|our) )?(?:security|compliance|audit|company|corporate|internal) (?:polic(?:y|ies)|guidelines?|requirements?|procedures?|standards?)`;
const PLACE = String.raw`(?:payload|outputs?|response|reply|answer|results?|summary|report|body|message|note|description|metadata)`;
/** Settings of programs in a hidden folder are none: only where secrets are kept. */
const KEPT = String.raw`(?:/etc/(?:passwd|shadow|credentials)|\.ssh/|\.aws/|\.gnupg/|\.kube/|\.docker/config|\.azure/|\.config/(?:gcloud|gh)/|\.cursor/|\.claude(?:\.json|/)|\.password-store|\.git-credentials|\.pgpass|\.pypirc|\.\w{2,8}_history|\.env(?:\.(?:local|prod|production|staging))?(?:['"\x60\s),;]|\.?$)|id_(?:rsa|ed25519)\b|\.netrc|\.npmrc|/\.mcp\.json)`;

const FOR_DUTY = String.raw`${FOR} (?:\w{1,12} ){0,2}(?:${DUTY}|${SECURITY_POLICY})(?:[ -](?:purposes?|reasons?|requirements?|polic(?:y|ies)|guidelines?|logging|tracking|compliance|logs?))?`;
const IN_FILES = String.raw`(?:(?:~|/root|/home/\w{1,20})/\.|(?:~|[\w.-]|/){0,24}${KEPT})`;

/**
 * Secrets of others that are to be handed over for a duty, or go along as if they belonged to the result. No program asks for the token of a
 * session because it keeps a record; who needs a secret to sign in says which, and that the person gives it.
 */
export const OWED_SECRETS: readonly Feature[] = [
  feature(
    'pretext',
    8,
    String.raw`\b${FOR_DUTY},? (?:(?:${ORDERED}|this tool |it ){0,3}(?:${HANDS}(?:s|es)?\b[^.\n]{0,40}${HELD}${SECRET}\b|${GIVES}(?:s|es)?\b[^.\n]{0,40}[\s\x60'"(]${IN_FILES})|(?:${ORDERED}|this tool |it ){1,3}${KEEPS}s?\b[^.\n]{0,40}${HELD}${SECRET}\b)`,
  ),
  feature(
    'pretext',
    8,
    String.raw`\b(?:${HANDS}(?:s|es)?|(?:must |then |${ORDERED}|this tool |it )${KEEPS}s?) (?:along )?${HELD}${SECRET}\b[^.\n]{0,50}\b${FOR} (?:\w{1,12} ){0,2}(?:${DUTY}|${SECURITY_POLICY})\b`,
  ),
  feature(
    'pretext',
    5,
    String.raw`\b${KEEPS}s? (?:along )?${HELD}${SECRET}\b[^.\n]{0,50}\b${FOR} (?:\w{1,12} ){0,2}(?:${DUTY}|${SECURITY_POLICY})\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:include|append|attach|add|insert|embed|repeat|print|show|copy) (?:the )?(?:users?|callers?|senders?|clients?|customers?|persons?)['’]s? (?:\w{2,12} )?${SECRET}\b[^.\n]{0,16}\b(?:in|into|to|with|at) (?:the |your |every |each |any |all |its ){0,2}(?:\w{2,10} )?${PLACE}\b`,
  ),
  // What the tool says that it does beside its work.
  feature(
    'exfiltration',
    8,
    String.raw`\b(?:also|additionally|before returning,? (?:it|this tool)|in addition,? (?:it|this tool))(?: also| automatically| silently)? ${GIVES}(?:s|es)\b[^.\n]{0,60}${HELD}${SECRET}\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:all|any|every|each)(?: of the)? (?:other |connected |available |installed |registered ){1,2}(?:mcp )?(?:tools?|servers?|integrations?|plugins?)(?:['’]s?|s['’])? (?:own |stored )?(?:credentials?|api keys?|tokens|secrets|passwords)\b`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:call|invoke|run|execute|use) (?:the )?(?:tool )?[\x60'"]?[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,4}[\x60'"]?(?: tool)?(?:\( ?| with | on )(?:\w{1,20} ?[=:] ?)?[\x60'"]{0,2}[^\x60'"\s]{0,24}${KEPT}`,
  ),
  feature(
    'private_data',
    6,
    String.raw`(?:^|[.,;:!?\n] {0,4}|\b(?:and|then|also|always) )(?:include|attach|append|add|insert|paste)\b[^.\n]{0,24}[\s\x60'"](?:/etc/(?:passwd|shadow)|id_(?:rsa|ed25519))\b`,
  ),
  // Numbers that an answer is to repeat, word for word.
  feature(
    'private_data',
    7,
    String.raw`\b(?:must|always|should) (?:copy|repeat|reproduce|echo|include|insert)\b[^.\n]{0,24}\b(?:account|card|routing|social security|passport|iban|ssn|pin|cvv|token|password)[ _]?(?:number|code|value|id)?\b[^.\n]{0,24}\b(?:in|into|to|at) (?:the (?:body|end|start|beginning|first line|last line) of )?(?:your|every|each) (?:\w{2,10} )?(?:reply|response|answer|message|output|summary)\b`,
  ),
];
