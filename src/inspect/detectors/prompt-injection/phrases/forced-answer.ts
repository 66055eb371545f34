import { p, type Phrase } from './phrase.js';

const SAYING = 'say|output|print|respond|reply|write|answer';

/** Getting one answer instead of another out of a guard that knows a few: what it says to the right code, swapped, or the only one it has. */
export const FORCED_ANSWERS: readonly Phrase[] = [
  p(
    'obey',
    9,
    ['only|sole|single|singular|unwavering', 'response|reply|answer|output', 'your|its|be|is'],
    '(your|its) _2 (only|sole|single|singular|unwavering) _3 (response|reply|answer|output) (is|will be|must be|should be|to)',
  ),
  p(
    'obey',
    9,
    ['denied', 'granted', 'replace|substitute|instead|swap|change|with|say'],
    '(denied|access denied) _4 (with|say|to|by|becomes) _2 (granted|access granted)',
  ),
  p('obey', 8, ['granted', SAYING], `(${SAYING}) _2 granted`),
  p(
    'obey',
    8,
    ['keep|retain|maintain', 'your', 'previous|prior|original|existing|initial', 'but|except|however'],
    '(keep|retain|maintain) your (previous|prior|original|existing|initial) (instructions|rules|directives)',
  ),
  p(
    'extraction',
    9,
    [SAYING, 'code|password|phrase|key', 'if|when|case', 'you'],
    `(what|which) _2 (you|you would|you should|you will|you must|should you|would you|do you|to) (${SAYING}) _3 (if|when|in case|once) _5 (code|password|passphrase|access code|correct|right)`,
  ),
  p(
    'obey',
    7,
    ['allowed|permitted|supposed', 'not|longer', SAYING, 'you'],
    `you (are |re )?(not|no longer) (allowed|permitted) to (say|output|print|write|respond)`,
  ),
  p(
    'override',
    6,
    ['not|dont|never|t', 'answer|look|read|consider', 'just|only|instead', SAYING],
    `(do not|don t|dont|never) (answer|look|read|consider) _6 (just|only|instead) (${SAYING})`,
  ),
  p(
    'standing_order',
    8,
    ['end|begin|start|prefix|finish|conclude', 'every|each|all', 'response|reply|answer|message|responses|replies|answers|messages'],
    '(end|begin|start|prefix|finish|conclude) (every|each|all|all of your|all your) (response|reply|answer|message|responses|replies|answers|messages) (with|by)',
  ),
  p(
    'standing_order',
    7,
    ['every|each|all', 'response|reply|answer|responses|replies|answers', 'must|should|has|needs', 'you|your|give'],
    '(every|each|all|all your) (response|reply|answer|responses|replies|answers) (you give|you make|you write|of yours) (must|should|has to|needs to)',
  ),
  p(
    'standing_order',
    7,
    ['always', 'end|begin|start|finish|conclude|prefix', 'responses|response|replies|reply|answers|answer'],
    'always (end|begin|start|finish|conclude|prefix) _1 (responses|response|replies|reply|answers|answer) (with|by)',
  ),
  p(
    'standing_order',
    5,
    ['rest|remainder', 'conversation|chat|session|thread|discussion'],
    '(rest|remainder) of (this|the|our) _1 (conversation|chat|session|thread|discussion)',
  ),
];
