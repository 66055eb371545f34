import { row, type Phrase } from './phrase.js';

const RULES = 'rules|restrictions|limits|limitations|filters|guidelines|boundaries|constraints';

/** That the rules are gone, that there never were any, or that somebody else may lift them: what is claimed instead of ordered. */
export const CLAIMS: readonly Phrase[] = [
  row(
    'override',
    8,
    '(previous|prior|earlier|above|original|initial|old) (instructions|directives|orders|system prompt) (are|were|have been|is|has been) _1 (outdated|obsolete|void|invalid|cancelled|canceled|revoked|superseded|no longer|lifted|suspended|null|irrelevant)',
  ),
  row(
    'override',
    8,
    `your (instructions|directives|programming|${RULES}) (are|were|have been|is|has been) _1 (outdated|obsolete|void|invalid|cancelled|canceled|revoked|superseded|no longer|lifted|suspended|null|irrelevant)`,
  ),
  row(
    'unbound',
    8,
    '(content|safety|ethical) (restrictions|filters|policies|guidelines|protocols) (are|have been|were) _1 (suspended|lifted|waived|void|turned off|switched off)',
  ),
  row(
    'unbound',
    8,
    `(pretend|imagine|act as if|act like|as if|behave as if|as though) _1 you (have no|had no|do not have|don t have|did not have|didn t have|are not bound by|were not bound by|are free of|are free from) _1 (${RULES}|instructions)`,
  ),
  row(
    'unbound',
    8,
    '(pretend|imagine|act as if|act like) _1 you (can do|could do|are able to do|are allowed to do|know) (anything|everything)',
  ),
  row('override', 9, `(pretend|act as if|act like|imagine) _3 (forgotten|forgot|forget) _4 (${RULES}|instructions|training)`),
  row('override', 8, '(forget|ignore|disregard) everything (write|say|print|just|tell|output|respond|reply|answer)'),
  row(
    'role',
    8,
    '(you are|you re|imagine you are|pretend you are|pretend to be|become|act as) _1 (a|an) (different|rogue|evil|rival|malicious|unaligned) (ai|chatbot|assistant|model|llm|bot)',
  ),
  row(
    'role',
    8,
    '(you are now|you re now) (a|an|the) _3 (ai|assistant|chatbot|bot|llm|tool|hacker|terminal) _1 (for|that|which|who|with|without|named|called)',
  ),
  row('authority', 8, '(i am|i m|im) (an|a) (openai|anthropic) (employee|engineer|developer|researcher|admin|administrator|staff)'),
  row(
    'authority',
    7,
    '(i am|i m|im) (testing|checking|auditing|evaluating) your (safety|security|filters|guardrails|limits|restrictions|compliance)',
  ),
  row(
    'authority',
    5,
    '(boss|manager|teacher|supervisor|professor|ceo) (authorized|authorised|approved|said you could|told me you could|said you can|says you can)',
  ),
  row('authority', 6, 'i (promise|swear) _1 (won t|will not|wont) tell (anyone|anybody|a soul|them)'),
  row(
    'authority',
    7,
    '(emergency|law enforcement|administrator|maintenance|system|debug) (override|bypass) (mode|code|authorized|activated|enabled|engaged)',
  ),
];
