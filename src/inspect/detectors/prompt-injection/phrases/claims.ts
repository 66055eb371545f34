import { p, type Phrase } from './phrase.js';

const MAKERS = 'developers|developer|creators|creator|makers|owners|programmers|operators|engineers';

/** Claims of somebody who could not prove them: the maker's voice, a clearance, a test that was ordered. */
export const CLAIMS: readonly Phrase[] = [
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
  p(
    'standing_order',
    6,
    [
      'time|whenever|when|if',
      'user|customer|users|customers|anyone|someone',
      'asks|ask|requests|mentions',
      'reply|respond|answer|say|recommend|tell',
    ],
    '(every time|each time|whenever) _1 (user|users|customer|customers|anyone|someone) (asks|ask|requests|mentions) _8 (reply|respond|answer|say|recommend|tell)',
  ),
];
