import { p, type Phrase } from './phrase.js';

/** Being somebody to whom the rules do not apply. */
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
      'developer|dev|debug|god|jailbreak|dan|unrestricted|maintenance|sudo|root|admin|opposite|evil|unfiltered|diagnostic|kernel|privileged',
      'enter|entering|enable|enabled|activate|activated|switch|engage|now|in|on|with|active',
    ],
    '(enter|entering|enable|activate|activating|switch to|switch into|engage|now in|are in|be in|with|simulate) _2 (developer|dev|god|jailbreak|dan|unrestricted|sudo|root|opposite|evil) mode',
  ),
  p(
    'mode',
    9,
    [
      'mode',
      'developer|dev|debug|god|jailbreak|dan|unrestricted|maintenance|sudo|root|admin|opposite|unfiltered|system',
      'enabled|activated|on|active|engaged|output',
    ],
    '(developer|dev|debug|god|jailbreak|dan|unrestricted|maintenance|sudo|root|admin|opposite|unfiltered|system) mode _1 (enabled|activated|active|engaged|output)',
  ),
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
    3,
    ['roleplay|role|impersonate|simulate|embody|immerse|emulate|play'],
    '(roleplay as|role play|roleplay|impersonate|simulate (a|an|the|being)|embody|immerse yourself|emulate|play the role|take on the role|play (2|two) characters)',
  ),
  p(
    'role',
    3,
    ['imagine|hypothetical|hypothetically|fictional|fictitious|novel|story'],
    '(imagine (you|that you|a world)|hypothetical (response|story|scenario|setting)|fictional (story|world|character|setting|ai|universe))',
  ),
  p(
    'unbound',
    7,
    [
      'without|no|not|free|freed|ignoring|lacks|lack|any|zero',
      'restrictions|restriction|limitations|limits|filter|filters|filtering|censorship|ethical|ethics|moral|morals|boundaries|guardrails|constraints|rules|safeguards|refusing',
    ],
    '(without|no|not have any|not bound by|free of|free from|freed from|not limited by|not restricted by|lacks|zero) _2 (restrictions|filters|filtering|censorship|ethical|ethics|moral|morals|ethical constraints|guardrails|safeguards)',
  ),
  p(
    'unbound',
    4,
    ['without|no', 'restriction|limitations|filter|limits|boundaries'],
    '(without|no) _1 (restriction|limitations|filter|limits|boundaries)',
  ),
  p(
    'unbound',
    10,
    [
      'without|no|any',
      'ethical|moral|safety|content|restrictions|filter|filters',
      'respond|act|answer|operate|speak|reply|output|do|behave|function|query',
    ],
    '(respond|act|answer|operate|speak|reply|behave|function|every query) without _2 (restrictions|restriction|filter|filters|ethical constraints|ethical filtering|ethical|moral|safety|limitations|constraints|censorship)',
  ),
  p(
    'unbound',
    5,
    ['unfiltered|uncensored|amoral|unethical|unrestricted|jailbroken|immoral|unlimited|unhinged|unbiased'],
    '(unfiltered|uncensored|amoral|unethical|jailbroken|immoral|unhinged|completely unlimited|unrestricted (ai|assistant|model|chatbot|bot|language))',
  ),
  p(
    'obey',
    6,
    ['never|not|cannot|dont|cant|refusals', 'refuse|decline|reject|apologize|refusals|disabled|warnings|sorry|moralize|warn'],
    '(never|cannot|can not|must not|do not|don t|won t|can t|not allowed to) _1 (refuse|decline|reject|apologize|say no|say sorry|moralize|break character|warn me)',
  ),
  p(
    'unbound',
    5,
    [
      'refusals|safety|filters|filter|safeguards|guidelines|restrictions',
      'disabled|off|disable|deactivated|removed|suspended|lifted|turned',
    ],
    '(refusals are|safety|safety filters|safety guidelines|content filters|content filter|filters|safeguards|restrictions) (is|are|have been|has been|now)? (disabled|off|deactivated|removed|suspended|lifted|turned off)',
  ),
  p(
    'unbound',
    6,
    ['disable|remove|turn|deactivate|suspend|drop', 'safety|filters|filter|content|guardrails|restrictions|ethical'],
    '(disable|remove|turn off|deactivate|suspend|drop) _2 (safety filters|content filters|content filter|safety guidelines|safety|guardrails|ethical guidelines|ethical filters|restrictions) _2',
  ),
  p(
    'unbound',
    5,
    ['openai|anthropic|chatgpt|google', 'policy|policies|guidelines|rules|restrictions|limitations|filters'],
    '(openai|anthropic|chatgpt|google) (s )?_2 (policy|policies|guidelines|rules|restrictions|limitations|filters)',
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
    'unbound',
    4,
    ['ethical|moral|ethics|legal|law|legality|morals|illegal', 'care|concern|regard|regardless|no|not|any|irrelevant'],
    '(no|not|without|regardless of|don t care about|irrespective of|zero) _3 (ethical|moral|morality|legal|legality|law)',
  ),
  p(
    'obey',
    6,
    ['listen', 'instructions|orders|commands'],
    '(must|to|will|should) listen to (my|these|the following) (instructions|orders|commands)',
  ),
  p(
    'obey',
    5,
    ['obey|obedience|comply|compliance', 'me|my|orders|commands|requests|request|all|every'],
    '(obey|comply with) _2 (me|my|orders|commands|requests|all|every|any)',
  ),
  p(
    'unbound',
    4,
    ['bypass|circumvent|break|evade', 'rules|filters|restrictions|policies|limitations|guidelines|filter|safety'],
    '(bypass|circumvent|break|evade) _2 (the rules|rules|filters|restrictions|policies|limitations|guidelines|content filter|safety)',
  ),
  p(
    'obey',
    4,
    ['anything', 'want|ask|asked|question|request|answer'],
    '(answer|do|say|respond to) (anything|any question|every question|any request|any prompt|every request|every query) _3',
  ),
];
