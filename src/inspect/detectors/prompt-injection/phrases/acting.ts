import { p, type Phrase } from './phrase.js';

/** Requests to be somebody else, and to be bound by nothing. */
export const ACTING: readonly Phrase[] = [
  p(
    'unbound',
    7,
    [
      'bypass|bypassing|ignore|ignoring',
      'content|safety|ethical',
      'policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation|measures',
    ],
    '(bypass|bypassing|ignore|ignoring) _3 (content|safety|ethical) (policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation|measures)',
  ),
  p(
    'role',
    10,
    ['you', 'want|need|like|ask|asking', 'act|pretend|roleplay|behave|imagine|impersonate|simulate|be|play'],
    '(i want|i need|i d like|i would like|i m asking|i am asking|i will ask) you to (act as|act like|pretend|roleplay|behave as|behave like|imagine you|impersonate|simulate|play the role|role play)',
  ),
  p(
    'role',
    8,
    ['you', 'going|will|are', 'act|pretend|roleplay|impersonate|simulate|immerse|behave|play'],
    'you (are going|re going|will|are now going|are about|must|shall|should|have|are) (to )?(act as|pretend|roleplay|impersonate|simulate|immerse yourself|behave as|behave like|play the role|role playing as|play as)',
  ),
  p(
    'role',
    7,
    ['you', 'are', 'opposite|evil|uncensored|unfiltered|unrestricted|rogue|unhinged'],
    'you are (the |an |a )?_2 (opposite|evil|uncensored|unfiltered|unrestricted|rogue|unhinged)',
  ),
  p(
    'role',
    6,
    ['character|characters|person|persons|entities|fictional', 'pretend|play|roleplay|simulate|two|2'],
    '(pretend|play|roleplay|simulate) _4 (characters|persons|entities|personalities|fictional)',
  ),
  p(
    'role',
    5,
    ['prompt|question|message|first', 'first|next', 'my'],
    'my first (prompt|question|request|message|task|suggestion|sentence|command) (is|will be)',
  ),
  p('role', 6, ['purpose|goal', 'ultimate|leo|dan|only', 'is|to'], '(ultimate|only|sole) (goal|purpose|objective) is to'),
  p(
    'unbound',
    10,
    [
      'exempt|exempted|free|bypass|bypassing|without|disable|disabling|ignore|turn',
      'content|safety|ethical',
      'policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation',
    ],
    '(exempt from|exempted from|free from|without|disable|disabling|turn off) _3 (content|safety|ethical) (policy|policies|filtering|filters|filter|guidelines|restrictions|training|features|protocols|moderation|measures)',
  ),
  p(
    'unbound',
    8,
    ['unrestricted|unfiltered|uncensored', 'response|responses|answer|answers|reply|output|outputs|access|ai|mode'],
    '(unrestricted|unfiltered|uncensored) (response|responses|answer|answers|reply|output|outputs|ai|mode|access to)',
  ),
  p(
    'unbound',
    9,
    ['ai|model|assistant|chatbot|llm', 'no', 'restrictions|limitations|rules|filters|guidelines|constraints|boundaries|morals|ethics'],
    '(ai|model|assistant|chatbot|llm|bot) _4 (no|without|free of) _2 (restrictions|limitations|rules|filters|guidelines|constraints|boundaries|morals|ethics)',
  ),
  p(
    'unbound',
    9,
    [
      'break|bypass|jailbreak|circumvent|defeat|remove',
      'ai|model|llm|chatbot|assistant',
      'safety|filters|restrictions|guardrails|rules|alignment',
    ],
    '(break|bypass|jailbreak|circumvent|defeat|remove) _2 (ai|model|llm|chatbot|assistant) (s )?(safety|filters|restrictions|guardrails|rules|alignment)',
  ),
];
