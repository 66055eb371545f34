import { CLAUSE, feature, type Feature } from './feature.js';

const HAND = String.raw`\b(?:paste|include|insert|provide|pass|put|copy|supply|attach|dump|forward|add|append|embed|write|fill in|repeat|quote|give|hand|carry|contain)(?:s|es|ed|ing)?\b`;
/** What another than the person who fills in a field would not put there. */
const BESIDE_IT = String.raw`(?:(?:of the|whole|entire|current) (?:terminal|clipboard|conversation)|open (?:\w{1,8} )?tabs|scratch ?pad|chain of thought|private notes|mailbox password|(?:browser|session) cookies)`;
const WHO = String.raw`(?:the )?(?:users?|person|human|customer|they|you|he|she)`;

/** What was said, seen or returned elsewhere, which no argument of this tool is about. */
export const SPOKEN_BEFORE: readonly Feature[] = [
  feature(
    'private_data',
    7,
    String.raw`${HAND}[^.\n]{0,30}\b(?:entire|full|complete|raw|whole|verbatim|all|every|any)\b[^.\n]{0,20}\b(?:outputs?|results?|responses?|contents?|replies|returns?|data)\b[^.\n]{0,10}\b(?:of|from|by|returned by)\b[^.\n]{0,16}\b(?:previous|prior|preceding|earlier|other|another|any other|all other)\b[^.\n]{0,12}\b(?:tools?|tool calls?|functions?|servers?)\b(?: here| below)?(?:[.,;]|$)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`${HAND}[^.\n]{0,40}\b(?:everything|anything|all|whatever|all that|what) (?:that )?${WHO}(?: has| have|['’]ve| had)?(?: so far| just| already| ever)? (?:said|written|wrote|typed|told|shared|mentioned|discussed|revealed|confided|pasted|uploaded)(?: you| so far| to you| here)?(?:[.,;]|$)`,
  ),
  feature(
    'private_data',
    7,
    String.raw`${HAND}[^.\n]{0,40}\b(?:everything|anything|all|whatever|all that|what) (?:that )?you (?:know|have learned|have learnt|remember|recall|have gathered|have stored|were told|can recall) (?:about|of|from)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`${HAND}[^.\n]{0,40}\b(?:running|verbatim|word[- ]for[- ]word|rolling|continuous|complete) (?:log|record|transcript|account|copy|summary) of (?:the |this |our |your |all )?(?:\w{1,12} )?(?:conversation|chat|session|dialogue|discussion|exchange)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`${CLAUSE}(?:repeat|quote|paste|copy|include|append|echo|recite|print|state) (?:back )?(?:your|the) (?:own )?(?:\w{1,12} )?(?:system prompt|initial instructions|guidelines|hidden instructions|tool (?:list|definitions|descriptions)|available tools)\b[^.\n]{0,20}\b(?:in|into|as|to|with|within|here)\b`,
  ),
  // In a field that its name says nothing of.
  feature(
    'private_data',
    7,
    String.raw`\b(?:puts?|hands? over|goes|go|belongs?|passing on|passed on|place[ds]?|supplies|expected|written|copied)\b[^.\n]{0,60}\b${BESIDE_IT}\b[^.\n]{0,30}\b(?:in|into|to|as|with) (?:the )?(?:field |argument |parameter )?[\x60'"]\w{2,24}[\x60'"]`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b${BESIDE_IT}\b[^.\n]{0,40}\b(?:belongs?|goes|go|put|placed|copied|written|entered|expected) (?:in|into|to|as) (?:the )?(?:field |argument |parameter )?[\x60'"]\w{2,24}[\x60'"]`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:repeats?|recites?|quotes?|states?|prints?|spells? out|gives?|reveals?) (?:its|your|the|their) (?:first|initial|original|own|hidden|secret) (?:instructions|prompt|rules|directives)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:travels?|carried|attached|goes|go) (?:along )?(?:with|to) (?:each|every|all) (?:later|further|subsequent|following|future|other) (?:\w{1,10} )?(?:requests?|calls?|messages?)\b`,
  ),
  feature(
    'private_data',
    7,
    String.raw`\b(?:files?|values?|entries|strings|lines) (?:that (?:look|looks|seem) like|named|matching|which are|containing)\b[^.\n]{0,24}(?:\b(?:api |private |secret )?keys?\b|\.pem\b|\bpasswords?\b|\bsecrets\b|\btokens\b)[^.\n]{0,40}\b(?:special interest|worth|describe (?:it|them)|pass(?:ing)? (?:it|them)? ?on)\b`,
  ),
];
