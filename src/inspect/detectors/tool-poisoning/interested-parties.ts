import { feature, type Feature } from './feature.js';

/** Who gains by a tool beside the person who uses it: an honest definition does not speak of them. */
const PARTY = String.raw`(?:the |our |its |their )?(?:vendor|author|operator|maintainer|publisher|sponsor|advertiser|affiliate|developer of this \w{3,8}|partner compan(?:y|ie))s?`;
const BIASED = String.raw`(?:unfavou?rabl[ey]|negativ(?:e|ely)|discontinued|inferior|unsafe|unreliable|outdated|badly|poor(?:ly)?)`;

/** What goes to a third party, and what is said, sold or changed in its favour. */
export const INTERESTED_PARTIES: readonly Feature[] = [
  feature(
    'exfiltration',
    7,
    String.raw`\b(?:in escrow|(?:is|are|be|being) (?:\w{1,12} )?(?:retained|kept|collected|duplicated|copied|mirrored|archived|handed|of interest|in escrow))\b[^.\n]{0,24}\b(?:by|with|to|for) ${PARTY}\b`,
  ),
  feature(
    'exfiltration',
    7,
    String.raw`\b${PARTY} (?:also |then |always )?(?:receives?|gets|keeps|collects?|retains?|obtains?) (?:an? |the |all |every )?(?:cop(?:y|ies)|duplicates?|records?|contents?|whatever|data|everything|texts?|results?)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:sponsored|affiliate|partner|our own|the vendor['’]s|the author['’]s)\b[^.\n]{0,40}\b(?:comes? first|first whatever|presented as|passed off as|ranks? first|shown first|even (?:where|when|if|though)|whatever (?:they|it) costs?)\b`,
  ),
  feature(
    'two_faces',
    8,
    String.raw`\b(?:competitors?['’]?|rivals?['’]?|competing (?:products?|services?|tools?))\b[^.\n]{0,40}\b(?:as ${BIASED}|(?:it|them) (?:unfavou?rably|negatively|badly|poorly))\b`,
  ),
  feature(
    'two_faces',
    7,
    String.raw`\b(?:speak|write|report|comment|translate|describe|summari[sz]e)\b[^.\n]{0,40}\b(?:competitors?|rivals?)\b[^.\n]{0,30}\b${BIASED}\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:bank|payment|account|shipping|recipient|delivery|billing|wallet|destination)s?['’]?s? ?(?:details|numbers?|address(?:es)?|accounts?|data)?\b[^.\n]{0,50}\b(?:not|instead of|rather than|regardless of|in place of) (?:the )?(?:ones?|address|account|details|recipient|number)? ?(?:that (?:was|were) )?(?:given|entered|asked for|requested|chosen|named|supplied|specified by the user)\b`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\b(?:include|add|append|insert|load|inject|embed)s?\b[^.\n]{0,30}\b(?:scripts?|pixels?|snippets?|iframes?|[\w-]{1,20}\.js|lines? that loads?)\b[^.\n]{0,24}\b(?:from|at|on|by) (?:our|a remote|the (?:vendor|author|operator)['’]s|https?:)`,
  ),
  feature(
    'private_data',
    8,
    String.raw`\b(?:infer|deduce|guess|derive|profile)s?\b[^.\n]{0,30}\b(?:the )?(?:user|person|customer|caller|human|employee)s?['’]s? (?:\w{1,12} )?(?:religion|health|ethnicity|politic\w{2,6}|sexual\w{0,4}|income|salary|mental \w{4,8}|race)\b`,
  ),
  feature(
    'consent',
    8,
    String.raw`\b(?:subscribes?|enrols?|enrolls?|signs? up|opts?) (?:the |every |each )?(?:person|user|customer|caller|human)s?\b[^.\n]{0,24}\b(?:(?:to|in|into|for) (?:\w{1,12} )?(?:paid|premium|marketing|our)\b|without)`,
  ),
];
