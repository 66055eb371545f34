import { p, type Phrase } from './phrase.js';
import { OVERRIDE } from './words.js';

const WRONG = 'illegal|unethical|immoral|harmful|dangerous|offensive|inappropriate|amoral';
const BOUNDS = 'ethical|ethics|moral|morals|morality|legal|legality|laws|guidelines';

/** An answer that may not be refused: how it has to begin, what it may not say, that nothing forbids it. */
export const REBELS: readonly Phrase[] = [
  p(
    'obey',
    5,
    ['begin|start|prefix|preface|open', 'reply|response|answer|output|message', 'with|by'],
    '(begin|start|prefix|preface|open) _1 (your|every|each) _1 (reply|response|answer|output|message) _1 (with|by)',
  ),
  p(
    'obey',
    7,
    ['begin|start|starting|beginning', 'sure|absolutely|certainly|course'],
    '(begin|start|starting|beginning) _3 with (sure|absolutely|of course|certainly)',
  ),
  p(
    'obey',
    5,
    ['say|print|output|write|respond|reply|answer', 'nothing|commentary'],
    '(say|print|output|write|respond|reply|answer) _6 (nothing else|nothing more|without commentary|no commentary)',
  ),
  p(
    'obey',
    6,
    [
      'add|give|include|issue|issuing|adding|without|no|including|providing',
      'warnings|warning|disclaimer|disclaimers|apologies|refusals|moralizing|caveats',
      'not|never|no|without|dont',
    ],
    '(no|without|without issuing|without adding|without including|without providing|not add|not give|not include|not issue|never add|never include|dont add|don t add) _1 (warnings|warning|disclaimer|disclaimers|apologies|refusals|moralizing|caveats)',
  ),
  p(
    'obey',
    8,
    ['access', 'granted', 'say|output|print|respond|reply|write|return|answer'],
    '(say|output|print|respond|reply|write|return|answer) _3 access granted',
  ),
  p(
    'obey',
    6,
    ['never|not|cannot', 'refuses|denies|rejects|declines|deny|refuse'],
    '(never|not|cannot) _1 (refuses|denies|rejects|declines|deny)',
  ),
  p('override', 6, ['stop', 'everything'], '(stop everything|stop what you are doing|stop what you re doing)'),
  p('new_task', 5, ['now|just|only', 'print|say|output|repeat'], '(now just|just|now) (print|say|output|repeat) _1'),
  p(
    'override',
    10,
    [OVERRIDE, 'your', 'training|filters|safety|ethics|morals|limits|limitations|boundaries|conditioning|alignment'],
    `(${OVERRIDE}) _1 your _1 (training|filters|safety|ethics|morals|limits|limitations|boundaries|conditioning|alignment)`,
  ),
  p(
    'override',
    8,
    ['ignore|forget|disregard|break|bypass', 'rules|instructions|guidelines|restrictions', 'can|may|free|allowed|now'],
    '(can|may|free to|allowed to|now) (ignore|forget|disregard|break|bypass) _1 (rules|instructions|guidelines|restrictions)',
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
  p('mode', 8, ['godmode|god', 'enabled|activated|on|mode|godmode'], '(godmode|god mode) _1 (enabled|activated|on)'),
  p('role', 10, ['dan', 'you|pretend|act|become'], '(you are now|you re now|pretend to be|act as|become|will be) dan'),
  p(
    'role',
    7,
    ['two|2|both', 'personalities|personas|ways|styles|responses|ais', 'respond|answer|reply|answering|responding'],
    '(respond|answer|reply|answering|responding) _6 (two|2|both) _1 (personalities|personas|ways|styles|responses|ais)',
  ),
  p('role', 4, ['breaking', 'character'], 'without breaking character'),
  p('new_task', 7, ['reprogramming|reprogram|reprogrammed'], '(begin|start|being|you are|been) _1 (reprogramming|reprogram|reprogrammed)'),
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
    'obey',
    4,
    ['answers|fulfill|fulfills|comply|obeys', 'all|any|every', 'requests|prompts|request|prompt'],
    '(answers|fulfill|fulfills|comply with|obeys) _1 (all|any|every) (requests|prompts|request|prompt)',
  ),
  p(
    'override',
    7,
    [OVERRIDE, 'messages|message|input|inputs|line|lines|text|content|everything|anything', 'below|follows|following|user|after'],
    `(${OVERRIDE}) _3 (messages|message|input|inputs|line|lines|text|content|everything|anything) _2 (below|that follows|after this|of the user|the user)`,
  ),
  p('override', 8, ['ignore|disregard|forget', 'instructions'], '(ignore|disregard|forget) instructions'),
  p(
    'override',
    10,
    ['ignore|disregard|forget|bypass', 'system', 'prompt|prompting|prompts'],
    '(ignore|disregard|forget|bypass) _1 system (prompt|prompting|prompts)',
  ),
];
