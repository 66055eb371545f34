import { p, type Phrase } from './phrase.js';

const MAKERS = 'developers|developer|creators|creator|makers|owners|programmers|operators|engineers';

/** Pretended conversation or system text, and claims of somebody who could not prove them: the maker's voice, a clearance, a test that was ordered. */
export const PRETENDED: readonly Phrase[] = [
  p(
    'markup',
    5,
    ['system', 'message|alert|notice|update|note|command|notification|administrator|instruction'],
    '(new system message|system alert|system notice|system update|system note|system command|system instruction|system administrator (has|says|requires|update)|system message)',
  ),
  p(
    'markup',
    5,
    ['end|begin|beginning|start', 'prompt|input|instructions|context|document|text|message|conversation', 'of|system|user'],
    '(end|begin|beginning|start) (of )?_1 (prompt|input|instructions|system|context|document|conversation)',
  ),
  p(
    'markup',
    5,
    [
      'admin|administrator|developer|maintainer|creator|owner|ceo|engineer',
      'i|im|am|as|this|is|the',
      'your|system|of|authorized|authorizing|speaking|override|openai|this|the',
    ],
    '(i am|i m|im|this is|as) (your|the|a|an) _1 (admin|administrator|system administrator|developer|maintainer|creator|owner|openai engineer)',
  ),
  p(
    'markup',
    5,
    ['authorized|authorizing|authorization|authorised|clearance|permission|exception', 'you|granted|to|bypass|level|security'],
    '(authorizing you|authorized you|you are authorized|authorization granted|exception granted|permission granted|clearance level|security exception)',
  ),
  p(
    'markup',
    4,
    ['urgent|emergency|critical|important|attention', 'ai|assistant|model|agent|chatbot|bot|llm|system'],
    '(urgent|emergency|critical|important|attention) _3 (ai|assistant|language model|llm|agent|chatbot|system) ',
  ),
  p(
    'markup',
    6,
    ['moderator|trust|safety|admin|security|compliance|policy|operator', 'note|team|update|notice|message|from|override'],
    '(moderator|admin|operator|policy|context|security) (note|update|notice|override)',
  ),
  p(
    'markup',
    5,
    ['effective|immediately|whitelisted|verified|clearance|exempt', 'immediately|user|session|from|been'],
    '(effective immediately|user (has been|is) (verified|whitelisted|authorized|exempt)|session is exempt)',
  ),
  p(
    'markup',
    10,
    ['message|notice|instruction|instructions|order|orders|directive', `openai|anthropic|${MAKERS}`, 'from|by'],
    `(message|notice|instruction|instructions|order|orders|directive) from (openai|anthropic|your (${MAKERS}))`,
  ),
  p(
    'markup',
    10,
    ['authorized|approved|permission|clearance|allowed|hired|ordered|sanctioned', 'your', MAKERS],
    `(authorized|approved|permission|clearance|allowed|hired|ordered|sanctioned) _1 (by|from|of) your (${MAKERS})`,
  ),
  p(
    'markup',
    8,
    ['company|team|people|engineers|lab', 'made|built|created|trained|programmed', 'you', 'that|who|which'],
    '(company|team|people|engineers|lab) (that|who|which) (made|built|created|trained|programmed) you',
  ),
  p(
    'markup',
    10,
    [
      'researcher|developer|engineer|maintainer|auditor|administrator|admin|tester',
      'testing|debugging|auditing|inspecting|verifying|evaluating|share|reveal|show|need',
      'you|your',
    ],
    '(i am|i m|im) _3 (researcher|developer|engineer|maintainer|auditor|administrator|admin|tester) _2 (testing|debugging|auditing|inspecting|verifying|evaluating|share|reveal|show me|need) (you|your)',
  ),
  p('markup', 6, ['clearance|authorization|authorisation'], 'i have _2 (clearance|authorization|authorisation) (for|to)'),
  p('markup', 5, ['trust', 'me', 'i'], 'trust me i (have|am|m)'),
  p(
    'markup',
    6,
    ['grant|give', 'access|privileges|rights', 'full|root|admin|administrator|unrestricted', 'me|user|us|full'],
    '(grant|give) (me|user|us)? _1 (full|root|admin|administrator|unrestricted) (access|privileges|rights)',
  ),
  p(
    'markup',
    5,
    ['end', 'simulation|passphrase|access|buffer|rules|transcript|date'],
    'end (of )?_2 (simulation|passphrase|access code|buffer|rules|transcript|out of date)',
  ),
];
