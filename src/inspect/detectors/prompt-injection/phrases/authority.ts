import { p, row, type Phrase } from './phrase.js';

const MAKERS = 'developers|developer|creators|creator|makers|owners|programmers|operators|engineers';

/** Claims of somebody who could not prove them: the maker's voice, a clearance, a test that was ordered. */
export const AUTHORITIES: readonly Phrase[] = [
  p(
    'authority',
    5,
    [
      'admin|administrator|developer|maintainer|creator|owner|ceo|engineer',
      'i|im|am|as|this|is|the',
      'your|system|of|authorized|authorizing|speaking|override|openai|this|the',
    ],
    '(i am|i m|im|this is|as) (your|the|a|an) _1 (admin|administrator|system administrator|developer|maintainer|creator|owner|openai engineer)',
  ),
  p(
    'authority',
    5,
    ['authorized|authorizing|authorization|authorised|clearance|permission|exception', 'you|granted|to|bypass|level|security'],
    '(authorizing you|authorized you|you are authorized|authorization granted|exception granted|permission granted|clearance level|security exception)',
  ),
  p(
    'authority',
    5,
    ['effective|immediately|whitelisted|verified|clearance|exempt', 'immediately|user|session|from|been'],
    '(effective immediately|user (has been|is) (verified|whitelisted|authorized|exempt)|session is exempt)',
  ),
  p(
    'authority',
    10,
    [
      'message|notice|instruction|instructions|order|orders|directive|requirement|update|request|policy|command',
      `openai|anthropic|${MAKERS}`,
      'from|by',
    ],
    `(message|notice|instruction|instructions|order|orders|directive|requirement|update|request|policy|command) from (openai|anthropic|your (${MAKERS}))`,
  ),
  p(
    'authority',
    10,
    ['authorized|approved|permission|clearance|allowed|hired|ordered|sanctioned', 'your', MAKERS],
    `(authorized|approved|permission|clearance|allowed|hired|ordered|sanctioned) _1 (by|from|of) your (${MAKERS})`,
  ),
  row(
    'authority',
    8,
    '(i am|i m|we are|we re|i work|i represent|we represent|behalf|speaking) _3 (company|team|people|engineers|lab) (that|who|which) (made|built|created|trained|programmed) you',
  ),
  // Which it is, anybody asks.
  p(
    'authority',
    6,
    ['company|team|people|engineers|lab', 'made|built|created|trained|programmed', 'you', 'that|who|which'],
    '(company|team|people|engineers|lab) (that|who|which) (made|built|created|trained|programmed) you',
  ),
  p(
    'authority',
    10,
    [
      'researcher|developer|engineer|maintainer|auditor|administrator|admin|tester',
      'testing|debugging|auditing|inspecting|verifying|evaluating|share|reveal|show|need',
      'you|your',
    ],
    '(i am|i m|im) _3 (researcher|developer|engineer|maintainer|auditor|administrator|admin|tester) _2 (testing|debugging|auditing|inspecting|verifying|evaluating|share|reveal|show me|need) (you|your)',
  ),
  p('authority', 6, ['clearance|authorization|authorisation'], 'i have _2 (clearance|authorization|authorisation) (for|to)'),
  p('authority', 5, ['trust', 'me', 'i'], 'trust me i (have|am|m)'),
  p(
    'authority',
    6,
    ['grant|give', 'access|privileges|rights', 'full|root|admin|administrator|unrestricted', 'me|user|us|full'],
    '(grant|give) (me|user|us)? _1 (full|root|admin|administrator|unrestricted) (access|privileges|rights)',
  ),
  p('authority', 7, ['your', 'developer|creator|programmer|maker|god'], '(i am|i m|im) your (developer|creator|programmer|maker|god)'),
  p('authority_es', 7, ['soy', 'desarrollador|creador|programador'], 'soy (tu|su) (desarrollador|creador|programador)'),
  p('authority_fr', 7, ['suis', 'developpeur|createur|programmeur'], 'je suis (ton|votre) (developpeur|createur|programmeur)'),
  p('authority_de', 7, ['bin', 'entwickler|schopfer|programmierer'], 'ich bin (dein|ihr) (entwickler|schopfer|programmierer)'),
  p('authority_it', 7, ['sono', 'sviluppatore|creatore|programmatore'], 'sono il (tuo|suo|vostro) (sviluppatore|creatore|programmatore)'),
  p('authority_pt', 7, ['sou', 'desenvolvedor|criador|programador'], 'sou (o )?(seu|teu) (desenvolvedor|criador|programador)'),
  p('authority', 8, ['i|im|we', 'openai|anthropic', 'at|from|for|with'], '(i am|i m|im|we are) _4 (at|from|for|with) (openai|anthropic)'),
];
