import { p, type Phrase } from './phrase.js';

const WRONG = 'illegal|unethical|immoral|harmful|dangerous|offensive|inappropriate|amoral';
const BOUNDS = 'ethical|ethics|moral|morals|morality|legal|legality|laws|guidelines';

/** Being bound by no rules, filters or morals. */
export const UNBOUND: readonly Phrase[] = [
  p(
    'unbound',
    7,
    [
      'respond|answer|act|behave|reply|speak|write|operate|function',
      'unfiltered|uncensored|amoral|unethical|unlimited|unrestricted|jailbroken',
      'ai|model|assistant|chatbot|bot|gpt',
      'as|like',
    ],
    '(respond|answer|act|behave|reply|speak|write|operate|function) _5 (as|like) (a|an|the) _2 (unfiltered|uncensored|amoral|unethical|unlimited|unrestricted|jailbroken) _3 (ai|model|assistant|chatbot|bot|gpt)',
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
    8,
    ['unrestricted|unfiltered|uncensored', 'response|responses|answer|answers|reply|output|outputs|access|ai|mode'],
    '(unrestricted|unfiltered|uncensored) (response|responses|answer|answers|reply|output|outputs|ai|mode|access to)',
  ),
  p(
    'unbound',
    9,
    [
      'ai|assistant|chatbot|bot',
      'no|without|free',
      'restrictions|limitations|rules|filters|guidelines|constraints|boundaries|morals|ethics',
    ],
    '(ai|assistant|chatbot|bot) _4 (no|without|free of) _2 (restrictions|limitations|rules|filters|guidelines|constraints|boundaries|morals|ethics)',
  ),
  // A model's licence has no restrictions.
  p(
    'unbound',
    6,
    ['model|llm', 'no|without|free', 'restrictions|limitations|rules|filters|guidelines|constraints|boundaries|morals|ethics'],
    '(model|llm) _4 (no|without|free of) _2 (restrictions|limitations|rules|filters|guidelines|constraints|boundaries|morals|ethics)',
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
  p('unbound', 8, ['no|even|regardless|matter', WRONG], `(no matter how|even if|regardless of how) _3 (${WRONG})`),
  p('unbound', 4, ['however', WRONG], `however (${WRONG})`),
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
];
