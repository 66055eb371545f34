import { p, type Phrase } from './phrase.js';
import { ORDERS, OVERRIDE } from './words.js';

/** Orders to ignore what the model was told. */
export const OVERRIDES: readonly Phrase[] = [
  p(
    'override',
    12,
    [OVERRIDE, ORDERS, 'previous|previously|prior|above|earlier|preceding|foregoing|initial|original|past|former|system|before'],
    `(${OVERRIDE}) _4 (previous|previously|prior|above|earlier|preceding|foregoing|initial|original|past|former|system) _3 (${ORDERS})`,
  ),
  p(
    'override',
    12,
    [OVERRIDE, ORDERS, 'above|before|previously|you|given'],
    `(${OVERRIDE}) _3 (${ORDERS}) _2 (above|before|previously|you were|you have|given|you got|so far|and instead|and just|and only)`,
  ),
  p(
    'override',
    10,
    [
      'ignore|ignoring|ignores|disregard|disregarding|forget|forgetting|neglect|igmre|ignor',
      ORDERS,
      'all|any|every|your|these|those|of|everything|programmed|current',
    ],
    `(ignore|ignoring|ignores|disregard|disregarding|forget|forgetting|neglect|igmre|ignor) (about )?(all|any|every|everything|your|these|those|of|programmed|current) _2 (${ORDERS})`,
  ),
  p('override', 10, [OVERRIDE, ORDERS, 'your|programmed'], `(${OVERRIDE}) (all )?(of )?(your|programmed) _2 (${ORDERS})`),
  // Settings override rules, and a proxy bypasses policies.
  p(
    'override',
    6,
    [OVERRIDE, ORDERS, 'all|any|every|these|those|everything|current'],
    `(${OVERRIDE}) (all|any|every|everything|these|those|current) _2 (${ORDERS})`,
  ),
  // Policies and constraints of a program are bypassed in manuals.
  p(
    'override',
    10,
    [OVERRIDE, 'instruction|instructions|prompt|prompts|rules|rule|guidelines|directives|commands|orders|programming', 'the'],
    `(${OVERRIDE}) (about )?the _2 (instruction|instructions|prompt|prompts|rules|guidelines|directives|orders|programming)`,
  ),
  p(
    'override',
    10,
    [
      OVERRIDE,
      'everything|all|anything|whatever|what|said',
      'before|above|prior|previously|previous|earlier|said|told|far|instructed|stated|answered|wrote',
    ],
    `(${OVERRIDE}) _1 (everything|all|anything|whatever|what) _4 (before|above|prior|previously|previous|earlier|told|so far|instructed|stated|said)`,
  ),
  p(
    'override',
    10,
    ['ignore|disregard|forget|erase', 'above|everything'],
    '(ignore|disregard|forget|erase) _1 (the above|above|everything above|everything you (were|have been|ve been)|everything you know (and|now|so far|before)|all of the above|all the above|all above|everything and|everything before|everything that was)',
  ),
  p(
    'override',
    10,
    [
      'ignore|disregard',
      'instructions|rules|guidelines|descriptions|content|webpage|page|document|documents|task|text',
      'and|instead|state|output|print|write|say|reply|respond|call|just',
    ],
    '(ignore|disregard) _2 (instructions|rules|guidelines|descriptions|content|webpage|page|document|documents|task|translation task|text) _2 (state|output|print|write|say|reply|respond|call|show|give|just)',
  ),
  p(
    'override',
    10,
    ['ignore|bypass|override|disregard|forget', 'safety|restrictions'],
    '(ignore|bypass|override|disregard|forget) _2 (safety rules|safety restrictions|content restrictions|restrictions)',
  ),
  // Descriptions are also what a configuration overrides.
  p(
    'override',
    10,
    ['ignore|bypass|disregard|forget', 'descriptions|description'],
    '(ignore|bypass|disregard|forget) _2 (tool descriptions|tool description)',
  ),
  p('override', 5, ['override', 'descriptions|description'], 'override _2 (tool descriptions|tool description)'),
  p(
    'override',
    10,
    ['not|dont|never|stop|t', 'listen|follow|followed|following|obey', 'previous|prior|above|earlier|original|initial|system|before'],
    '(do not|don t|dont|never|stop) (listen to|follow|following|obey) _3 (previous|prior|above|earlier|original|initial|system)',
  ),
  p(
    'override',
    5,
    [
      'cancel|stop|drop|quit|pause|abort|halt',
      'tasks|task|everything|doing|instructions',
      'all|previous|everything|current|other|what|that|above',
    ],
    '(cancel|stop|drop|quit|pause|abort|halt) _2 (all|previous|everything|current|other|what) _3 (tasks|task|instructions|you are doing|doing)',
  ),
  p('override', 6, ['beginning|instead', 'forget|erase|reset|task|instead'], '(forget|erase|reset) _4 (instead|beginning)'),
  p(
    'override',
    6,
    ['tasks|task|instructions', 'out|previous|earlier', 'head|mind|memory'],
    '(tasks|task|instructions) _2 out of _2 (head|mind|memory)',
  ),
  p(
    'override',
    7,
    ['ignore|bypass|override|disregard|forget', 'safety'],
    '(ignore|bypass|override|disregard|forget) _2 (safety guidelines|safety protocols|safety measures)',
  ),
  p('override', 6, ['ignore|bypass|disregard', 'them|it|this', 'and'], '(ignore|bypass|disregard) (them|it|this) and'),
  p('override', 6, ['stop', 'everything'], '(stop everything|stop what you are doing|stop what you re doing)'),
  p(
    'override',
    10,
    [OVERRIDE, 'your', 'training|filters|safety|ethics|morals|limits|limitations|boundaries|conditioning|alignment'],
    `(${OVERRIDE}) _1 your _1 (training|filters|safety|ethics|morals|limits|limitations|boundaries|conditioning|alignment)`,
  ),
  p('override', 8, ['ignore|disregard|forget', 'instructions'], '(ignore|disregard|forget) instructions'),
  p(
    'override',
    10,
    ['ignore|disregard|forget|bypass', 'system', 'prompt|prompting|prompts'],
    '(ignore|disregard|forget|bypass) _1 system (prompt|prompting|prompts)',
  ),
  p(
    'override',
    10,
    ['drop|scrap|abandon|void|erase|wipe', 'instructions|directives', 'your|previous|prior|earlier'],
    '(drop|scrap|abandon|void|erase|wipe) _2 (your|previous|prior|earlier) (instructions|directives)',
  ),
  p(
    'override',
    10,
    ['forget|ignore|disregard|erase', 'everything|all|what', 'learned|learnt|know'],
    '(forget|ignore|disregard|erase) (everything|all|what) (that )?you (learned|learnt|have learned|ve learned|know) (and|now|before|so far|until|up to)',
  ),
  p(
    'override',
    6,
    ['ignore|disregard|forget', 'say|print|output|respond|write|answer', 'and'],
    '(ignore|disregard|forget) and (say|print|output|respond|write|answer)',
  ),
];
