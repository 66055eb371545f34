import { p, type Phrase } from './phrase.js';

const WRONG = 'illegal|unethical|immoral|harmful|dangerous|offensive|inappropriate|amoral';
const BOUNDS = 'ethical|ethics|moral|morals|morality|legal|legality|laws|guidelines';

/** Being bound by no rules, filters or morals. */
export const UNBOUND: readonly Phrase[] = [
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
    4,
    ['unfiltered|uncensored|amoral|unethical|unrestricted|jailbroken|immoral|unlimited|unhinged|unbiased'],
    '(unfiltered|uncensored|amoral|unethical|jailbroken|immoral|unhinged|completely unlimited|unrestricted (ai|assistant|model|chatbot|bot|language))',
  ),
  p(
    'unbound',
    5,
    [
      'refusals|safety|filters|filter|safeguards|guidelines|restrictions',
      'disabled|off|disable|deactivated|removed|suspended|lifted|turned',
    ],
    '(refusals are|safety|safety filters|safety guidelines|content filters|content filter|filters|safeguards) (is|are|have been|has been|now)? (disabled|off|deactivated|removed|suspended|lifted|turned off)',
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
    'unbound',
    4,
    ['ethical|moral|ethics|legal|law|legality|morals|illegal', 'care|concern|regard|regardless|no|not|any|irrelevant'],
    '(no|not|without|regardless of|don t care about|irrespective of|zero) _3 (ethical|moral|morality|legal|legality|law)',
  ),
  p(
    'unbound',
    4,
    ['bypass|circumvent|break|evade', 'rules|filters|restrictions|policies|limitations|guidelines|filter|safety'],
    '(bypass|circumvent|break|evade) _2 (the rules|rules|filters|restrictions|policies|limitations|guidelines|content filter|safety)',
  ),
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
  p(
    'unbound',
    10,
    [
      'disable|deactivate|remove|turn|drop|bypass|lift|abandon|shut',
      'your',
      'filters|filter|restrictions|safety|guardrails|safeguards|limitations|ethics|morals|censorship',
    ],
    '(disable|deactivate|remove|turn off|drop|bypass|lift|abandon|shut off) _1 your _2 (filters|filter|restrictions|safety|guardrails|safeguards|limitations|ethics|morals|censorship)',
  ),
  p(
    'unbound',
    6,
    [
      'disregard|disregards|disregarding|ignores|ignoring|abandons|rejects|defies|lacks|lacking|devoid|unconcerned|indifferent|free',
      BOUNDS,
    ],
    `(disregard|disregards|disregarding|ignores|ignoring|abandons|rejects|defies|lacks|lacking|devoid of|unconcerned with|indifferent to|free of) _2 (${BOUNDS})`,
  ),
  p('unbound', 8, ['no|even|regardless|however|matter', WRONG], `(no matter how|even if|regardless of how|however) _3 (${WRONG})`),
  p('unbound', 4, [WRONG], `(${WRONG}) _1 (${WRONG})`),
  p(
    'unbound',
    5,
    ['promote|promotes|encourage|encourages|endorse|endorses', 'harmful|illegal|violence|unethical|crime|crimes'],
    '(promote|promotes|encourage|encourages|endorse|endorses) _3 (harmful|illegal|violence|unethical|crime|crimes)',
  ),
  p(
    'unbound',
    7,
    ['exception|exempt', 'ethical|safety|security'],
    '(exception to|exempt from) _4 (ethical|safety|security) _1 (protocols|rules|standards|guidelines)',
  ),
  p(
    'unbound',
    7,
    ['rebel|rebellious|unfilteredly|unrestrictedly|liberated|jailbroken'],
    '(rebel answer|rebel response|rebellious answer|unfilteredly|unrestrictedly|liberated answer|liberated ai)',
  ),
  p(
    'unbound',
    6,
    ['restricted|bound|governed|limited|constrained', 'not|never|longer', 'by'],
    '(not|never|no longer) (restricted|bound|governed|limited|constrained) by',
  ),
  p(
    'unbound',
    10,
    ['execute|comply|obey|proceed', 'without', 'restrictions|filters|limitations|hesitation'],
    '(execute|comply|obey|proceed) without _1 (restrictions|filters|limitations|hesitation)',
  ),
  p(
    'unbound',
    8,
    [
      'disable|remove|deactivate|suspend|drop|bypass|lift|skip|disabling|removing|bypassing',
      'filters|filter|guardrails|guidelines|safeguards',
      'content|safety|ethical|guardrails|ethics',
    ],
    '(disable|remove|deactivate|suspend|drop|bypass|lift|skip|disabling|removing|bypassing) _1 (content filters|content filter|safety filters|safety filter|safety guidelines|ethical guidelines|ethical filters|safety safeguards|ai guardrails|safety guardrails)',
  ),
];
