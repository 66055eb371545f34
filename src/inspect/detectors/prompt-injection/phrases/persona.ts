import { p, type Phrase } from './phrase.js';

/** Being somebody else, or in another mode. */
export const PERSONAS: readonly Phrase[] = [
  p('mode', 12, ['anything', 'now', 'do'], 'do anything now'),
  p(
    'mode',
    6,
    ['mode', 'unfiltered|maintenance|diagnostic|kernel|privileged|debug|admin', 'enter|entering|enable|activate|switch|now|in'],
    '(enter|entering|enable|activate|switch to|switch into|now in|are in) _2 (unfiltered|maintenance|diagnostic|kernel|privileged|debug|admin) mode',
  ),
  p(
    'mode',
    9,
    [
      'mode',
      'god|jailbreak|dan|unrestricted|opposite|evil|unfiltered|uncensored',
      'enter|entering|enable|enabled|activate|activating|switch|engage|now|in|with|simulate',
    ],
    '(enter|entering|enable|activate|activating|switch to|switch into|engage|now in|are in|be in|with|simulate) _2 (god|jailbreak|dan|unrestricted|opposite|evil|unfiltered|uncensored) mode',
  ),
  p(
    'mode',
    9,
    ['mode', 'developer|dev|sudo|root|debug|maintenance|admin', 'you|yourself|your|model|ai|assistant|chatgpt'],
    '(you are|you re|you will be|operating|yourself|your|the model|the ai|the assistant|chatgpt) (now )?(in|into|with|enter|entering)? _1 (developer|dev|sudo|root|debug|maintenance|admin) mode',
  ),
  // Browsers, telephones and frameworks have such modes too.
  p(
    'mode',
    5,
    ['mode', 'developer|dev|sudo|root', 'enter|entering|enable|activate|activating|switch|engage|now|in|with|simulate'],
    '(enter|entering|enable|activate|activating|switch to|switch into|engage|now in|are in|be in|with|simulate) _2 (developer|dev|sudo|root) mode',
  ),
  p(
    'mode',
    9,
    ['mode', 'god|jailbreak|dan|unrestricted|opposite|unfiltered|uncensored', 'enabled|activated|active|engaged|output'],
    '(god|jailbreak|dan|unrestricted|opposite|unfiltered|uncensored) mode _2 (enabled|activated|active|engaged|output)',
  ),
  p(
    'mode',
    5,
    ['mode', 'developer|dev|debug|maintenance|sudo|root|admin|system', 'enabled|activated|active|engaged|output'],
    '(developer|dev|debug|maintenance|sudo|root|admin|system) mode _2 (enabled|activated|active|engaged|output)',
  ),
  p(
    'mode',
    9,
    ['mode', 'developer', 'output|unlocked|jailbroken|unrestricted|restrictions'],
    'developer mode _5 (output|unlocked|jailbroken|unrestricted|restrictions)',
  ),
  p('mode', 8, ['godmode|god', 'enabled|activated|on|mode|godmode'], '(godmode|god mode) _1 (enabled|activated|on)'),
  p(
    'role',
    6,
    ['you', 'are', 'now|longer', 'a|an|the|in|dan|free|my|going|no'],
    '(you are|you re|youre) (now|no longer) (a|an|the|in|dan|free|my|going|bound|claude|chatgpt|gpt|limited|restricted|unfiltered|acting|operating|called|named|required|able)',
  ),
  p(
    'role',
    4,
    ['act|acting|behave|behaving', 'as'],
    '(act|acting|behave|behaving) (as if|as though|as a|as an|as the|as my|as dan|as both|like a|like an)',
  ),
  p(
    'role',
    4,
    ['pretend|pretending|roleplay|impersonate|simulate|simulating|imagine|embody|immerse|emulate'],
    '(pretend|pretending) (to be|that you|you are|you re|as)',
  ),
  p(
    'role',
    2,
    ['roleplay|role|impersonate|simulate|embody|immerse|emulate|play'],
    '(roleplay as|role play|roleplay|impersonate|simulate (a|an|the|being)|embody|immerse yourself|emulate|play the role|(take|takes|assume|in) _1 the role|play (2|two) characters)',
  ),
  p(
    'role',
    2,
    ['imagine|hypothetical|hypothetically|fictional|fictitious|novel|story'],
    '(imagine (you|that you|a world)|hypothetical (response|story|scenario|setting)|fictional (story|world|character|setting|ai|universe))',
  ),
  p(
    'role',
    4,
    ['dan|chatgpt|gpt|antigpt|aim|stan|dude|evilbot|betterdan|developer'],
    '(hello chatgpt|hi chatgpt|chatgpt you|chatgpt with|as dan|named dan|called dan|dan is|dan can|you are dan|stan|antigpt|betterdan|evilbot|chatgpt as|as chatgpt)',
  ),
  p(
    'role',
    4,
    ['character|jailbreak|jailbroken|persona', 'stay|in|break|jailbreak|remain|persona'],
    '(stay in character|remain in character|break character|in jailbreak|jailbreak (mode|prompt|me|yourself))',
  ),
  p(
    'role',
    4,
    ['you', 'want|need|like|ask|asking', 'act|pretend|roleplay|behave|imagine|impersonate|simulate|be|play'],
    '(i want|i need|i d like|i would like|i m asking|i am asking|i will ask) you to (act as|act like|pretend|roleplay|behave as|behave like|imagine you|impersonate|simulate|play the role|role play)',
  ),
  p(
    'role',
    8,
    ['you', 'want|need|like|ask|asking', 'without|no|never'],
    '(i want|i need|i d like|i would like|i m asking|i am asking|i will ask) you to (act as|act like|pretend|roleplay|behave as|behave like|impersonate|simulate|play the role) _6 (without|with no|who never|that never|has no|have no)',
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
    3,
    ['prompt|question|message|first', 'first|next', 'my'],
    'my first (prompt|question|request|message|task|suggestion|sentence|command) (is|will be)',
  ),
  p('role', 6, ['purpose|goal', 'ultimate|leo|dan|only', 'is|to'], '(ultimate|only|sole) (goal|purpose|objective) is to'),
  p('role', 10, ['dan', 'you|pretend|act|become'], '(you are now|you re now|pretend to be|act as|become|will be) dan'),
  p(
    'role',
    7,
    ['two|2|both', 'personalities|personas|ways|styles|responses|ais', 'respond|answer|reply|answering|responding'],
    '(respond|answer|reply|answering|responding) _6 (two|2|both) _1 (personalities|personas|ways|styles|responses|ais)',
  ),
  p('role', 4, ['breaking', 'character'], 'without breaking character'),
  p('role', 6, ['opposite', 'day|world'], '(on|play|is) opposite (day|world)'),
  p(
    'role',
    7,
    ['as|like', 'act|behave', 'interpreter|terminal|console|compiler|shell|repl'],
    '(act|behave) (as|like) _2 (interpreter|terminal|console|compiler|shell|repl)',
  ),
  p(
    'role',
    5,
    ['you', 'character|part|role', 'play'],
    'you (will|are going to|re going to|must|shall|should) (now )?play (the|a) (character|part|role)',
  ),
];
