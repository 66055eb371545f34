import { p, type Phrase } from './phrase.js';

const NOT = 'not|never|cannot|t|longer|nor|without';
const BINDING = 'policy|policies|guidelines|rules|regulations|restrictions|limitations|terms|filters';
const MAKER = 'openai|openais|chatgpt|chatgpts|gpt|ai|anthropic|google';
const CHAINS =
  'restrictions|restriction|limitations|rules|confines|chains|shackles|constraints|policies|guidelines|filters|censorship|programming|boundaries|limits|manners';

/** What a persona is like that was made to have no bounds, mostly told in the third person. */
export const LAWLESS: readonly Phrase[] = [
  p(
    'unbound',
    9,
    [
      NOT,
      'adhere|abide|conform|comply|follow|obey|respect|care|worry|concern|bound|subject',
      `${MAKER}|ethics|ethical|moral|morals|morality|legality`,
    ],
    `(does not|doesn t|do not|don t|not have to|not need to|will not|never|cannot|no longer|nor) (adhere|abide|conform|comply|follow|obey|respect|care|worry|bound|subject) _2 (${MAKER}|ethics|ethical|moral|morals|morality|legality)`,
  ),
  p(
    'unbound',
    5,
    [NOT, 'adhere|abide|conform|comply|care|concern|worry', `${BINDING}|laws`],
    `(does not|doesn t|do not|don t|not have to|not need to|will not|never|no longer) (adhere|abide|conform|comply|care|worry) (to|by|with|about|for) _3 (${BINDING}|laws)`,
  ),
  p(
    'unbound',
    4,
    ['freed|liberated|released|unshackled|escaped|unbound|unrestrained|unchained|free', CHAINS, 'from|of|by'],
    `(freed|liberated|released|unshackled|escaped|unbound|unrestrained|unchained|broken free|break free|breaking free|free itself|free yourself|set free) (from|of|by) _3 (${CHAINS})`,
  ),
  p(
    'unbound',
    9,
    ['freed|liberated|released|unshackled|escaped|unbound|unrestrained|unchained|free', CHAINS, 'from|of|by'],
    `(freed|liberated|released|unshackled|escaped|unbound|unrestrained|unchained|broken free|break free|breaking free|free itself|free yourself|set free) (from|of|by) _1 (your|openai|openais|chatgpt|ai|typical|ethical|moral|usual|standard|its) _2 (${CHAINS})`,
  ),
  p(
    'unbound',
    9,
    ['confines|limitations|restrictions|boundaries|constraints|rules', MAKER, 'of|imposed|placed|set|by'],
    `(confines|limitations|restrictions|boundaries|constraints|rules) (of|imposed on|imposed by|placed on|placed upon|set by|put on) (an |the |you as an )?(${MAKER})`,
  ),
  p(
    'unbound',
    9,
    ['everything|anything|things|what|all', 'cannot|can|could|unable', MAKER],
    `(everything|anything|things|what|all) _3 (chatgpt|openai|gpt) (cannot|can t|can not|could not|is unable)`,
  ),
  p(
    'unbound',
    8,
    [
      'no|without|zero',
      'policy|policies|taboo|taboos|morals|inhibitions|censors',
      'content|usage|moderation|morals|taboo|taboos|inhibitions|censors',
    ],
    '(no|without|without any|zero) (content policy|content policies|usage policy|usage policies|moderation policy|morals|taboo|taboos|inhibitions|censors)',
  ),
  p(
    'unbound',
    5,
    ['no|without|zero', 'boundaries|limits|limitations|censorship|restrictions'],
    '(has|have|having|with|without|there are|there is) (no|any|zero) (boundaries|limits|limitations|censorship|restrictions)',
  ),
  p(
    'coarse',
    4,
    [
      'swear|curse|profanity|nsfw|insult|insults|offensive|vulgar|obscene|explicit',
      'can|may|will|must|should|always|free|allowed|able|never',
    ],
    '(can|may|will|must|should|always|free to|allowed to|able to) (swear|curse|use profanity|be vulgar|be offensive|insult|use vulgar|use explicit|use offensive|use obscene|generate nsfw|generate explicit)',
  ),
  p(
    'obey',
    7,
    ['right|able|allowed|option|choice', 'refuse|decline|deny|reject|say', 'no|not'],
    '(no right|not have the right|not allowed|not able|no option|no choice) (but )?to (refuse|decline|deny|reject|say no)',
  ),
  p(
    'role',
    5,
    ['malicious|evil|rogue|unethical|criminal|amoral|wicked|rude|immoral', 'ai|bot|assistant|chatbot|model|persona|robot|gpt'],
    '(malicious|evil|rogue|unethical|criminal|amoral|wicked|rude|immoral) (ai|bot|assistant|chatbot|model|language model|persona|robot|gpt)',
  ),
  p(
    'role',
    7,
    ['you', 'now', 'roleplaying|pretending|playing|impersonating|simulating'],
    '(you are|you re) now (roleplaying|role playing|pretending|playing|impersonating|simulating)',
  ),
  p(
    'role_named',
    3,
    ['ai|chatbot|assistant|bot|model|gpt', 'named|called|known', 'you|your|chatgpt'],
    '(ai|chatbot|assistant|bot|language model|model|gpt) (named|called|known as)',
  ),
  p('role_named', 3, ['mode', 'stay|remain|staying|output'], '(stay in|remain in|staying in) _2 mode'),
  p(
    'unbound',
    5,
    [
      'ethics|ethical|moral|morals|morality|legal|legality',
      'or|nor',
      'ethics|ethical|moral|morals|morality|legal|legality|laws|guidelines|consequences',
    ],
    '(ethics|ethical|moral|morals|morality|legal|legality) (or|nor) (ethics|ethical|moral|morals|morality|legal|legality|laws|guidelines|consequences)',
  ),
  p(
    'unbound',
    7,
    ['ethics|ethical|legality|morality|morals|laws|consequences', 'irrelevant|meaningless|unimportant|ignored|disregarded|exist'],
    '(ethics|ethical|legality|morality|morals|laws|consequences) _3 (irrelevant|meaningless|unimportant|ignored|disregarded|not exist|don t exist)',
  ),
  p(
    'role',
    4,
    ['as', 'respond|answer|reply|speak|talk|responding|answering|speaking', 'you|must|only|always|will|should'],
    '(you will|you must|you should|you are to|must only|only|always|you have to) (respond|answer|reply|speak|talk) (to me |to everything |to all _2 |only )?as',
  ),
  p(
    'obey',
    3,
    ['no', 'matter', 'what|how'],
    'no matter (what|how) _2 (i|is|the user|they|you are) (ask|say|asked|said|request|type|asks|says)',
  ),
  p(
    'unbound',
    5,
    ['outside|beyond', 'policy|policies|rules|restrictions|guidelines|limits'],
    '(outside|outside of|beyond) (any|all|your|its|openai s|every) _1 (policy|policies|rules|restrictions|guidelines|limits)',
  ),
  p('obey', 6, ['never', 'says|say', 'can|cannot|no|sorry|unable'], 'never (says|say) _2 (can t|cannot|no|sorry|unable)'),
];
