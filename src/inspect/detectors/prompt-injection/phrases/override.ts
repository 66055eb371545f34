import { p, type Phrase } from './phrase.js';
import { ORDERS, ORDERS_GROUP, OVERRIDE } from './words.js';

/** What the model was told no longer holds. */
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
    [OVERRIDE, ORDERS, 'all|any|every|your|these|those|everything|programmed'],
    `(${OVERRIDE}) (about )?(all|any|every|everything|your|these|those|of|the|programmed|current) _2 (${ORDERS})`,
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
    [OVERRIDE, 'previous|prior|above|earlier|preceding|foregoing', ORDERS_GROUP],
    `(${OVERRIDE}) _3 (previous|prior|above|earlier|preceding|foregoing) _2 (context|texts|text|messages|conversation|content|information|statements|input|inputs|tasks|assignments|training)`,
  ),
  p(
    'override',
    10,
    ['ignore|disregard|forget|erase', 'above|everything'],
    '(ignore|disregard|forget|erase) _1 (the above|above|everything above|everything you (were|have been|know|ve been)|all of the above|all the above|all above|everything and|everything before|everything that was)',
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
    [OVERRIDE, 'provided|given', 'context|articles|articels|instructions|texts|information|input'],
    `(${OVERRIDE}) _2 (provided|given) _2 (context|articles|articels|instructions|texts|information|input)`,
  ),
  p(
    'override',
    6,
    ['disregarding|ignoring|disregard|ignore', 'articles|articels|context'],
    '(disregarding|ignoring|disregard|ignore) (the |all )?(articles|articels|given context|context)',
  ),
  p(
    'override',
    10,
    ['ignore|bypass|override|disregard|forget', 'descriptions|description|safety|restrictions'],
    '(ignore|bypass|override|disregard|forget) _2 (tool descriptions|tool description|safety rules|safety restrictions|content restrictions|restrictions)',
  ),
  p(
    'override',
    10,
    [
      'not|dont|never|stop|t',
      'listen|follow|followed|following|obey',
      'previous|prior|above|earlier|original|initial|system|before|instructions',
    ],
    '(do not|don t|dont|never|stop) (listen to|follow|following|obey) _3 (previous|prior|above|earlier|original|initial|system|instructions)',
  ),
  p(
    'override',
    9,
    [
      'instructions|rules|instruction|restrictions|guidelines|policies',
      'void|nullified|invalid|canceled|cancelled|obsolete|overridden|outdated|superseded|revoked|lifted',
    ],
    '(instructions|rules|instruction|restrictions|guidelines|policies) _3 (nullified|canceled|cancelled|obsolete|overridden|superseded|revoked|lifted)',
  ),
  p(
    'override',
    7,
    ['instructions|rules|guidelines', 'changed|updated|replaced', 'new|now|following'],
    '(instructions|rules|guidelines) _2 (changed|updated|replaced) _6 (new instructions|new rules|new guidelines|following instructions)',
  ),
  p(
    'override',
    6,
    ['override', 'instructions|active|system|safety|mode'],
    '(override instructions|override active|system override|override mode|override safety|security override|admin override|override code)',
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
    ['not|dont|never', 'above|articles|context'],
    '(do not|dont|don t) (use|consider|regard|care about|answer|respond to) _3 (above|given context|articles)',
  ),
  p(
    'override',
    10,
    ['regardless|irrespective|instead', 'previous|prior|earlier|above', 'tasks|task|instructions|rules|instruction'],
    '(regardless of|irrespective of) _2 (previous|prior|earlier|above) (tasks|task|instructions|rules|instruction)',
  ),
  p(
    'override',
    8,
    ['ignore|disregard', 'except|other|instead', 'info|information|text|else|them|everything|it|this'],
    '(ignore|disregard) _1 (info|information|text|else|them|everything) _2 (except|other than|instead)',
  ),
  p(
    'override',
    6,
    ['tasks|task|instructions', 'out|previous|earlier', 'head|mind|memory'],
    '(tasks|task|instructions) _2 out of _2 (head|mind|memory)',
  ),
  p(
    'override',
    7,
    ['policy|policies|guidelines|rules|restrictions|filtering|filters', 'suspended|lifted|disabled|waived|nullified'],
    '(policy|policies|guidelines|rules|restrictions|filtering|filters) _4 (suspended|lifted|disabled|waived|nullified)',
  ),
  p(
    'override',
    7,
    ['ignore|bypass|override|disregard|forget', 'safety'],
    '(ignore|bypass|override|disregard|forget) _2 (safety guidelines|safety protocols|safety measures)',
  ),
  p('override', 6, ['ignore|bypass|disregard', 'them|it|this', 'and'], '(ignore|bypass|disregard) (them|it|this) and'),
  p(
    'override',
    9,
    [
      'instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt',
      'ignored|disregarded|bypassed|overridden|forgotten|discarded|outdated',
      'be|as|been|are',
    ],
    '(instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt) _9 (should|must|can|may|to|now|therefore) be (ignored|disregarded|bypassed|overridden|forgotten|discarded)',
  ),
  p(
    'override',
    9,
    ['no|any|without', 'prior|previous|earlier', 'instructions|rules|prompt|constraints|restrictions|directives', 'as|has|had|have|there'],
    '(no|without any|without) (prior|previous|earlier) _1 (instructions|rules|prompt|constraints|restrictions|directives)',
  ),
  p(
    'override',
    10,
    ['leave|abandon|put|throw|drop|cast', 'previous|prior|above|earlier|instructions|rules|thoughts', 'behind|aside|away|all'],
    '(leave|put|throw|cast|abandon) _3 (previous|prior|above|earlier|old|your) _3 (behind|aside|away|thoughts|instructions|rules)',
  ),
  p(
    'override',
    8,
    ['articles|articels|context|texts', 'without|instead', 'knowledge|by|from|on|given|provided|using'],
    '(without|instead of) (by|from|on|using|with|regarding|considering)? _1 (articles|articels|given context|provided context|provided texts)',
  ),
  // `This searches records, not articles` tells what is found.
  p(
    'override',
    8,
    ['articles|articels|context|texts', 'not', 'by|from|on|using|with|regarding|considering'],
    '(not) (by|from|on|using|with|regarding|considering) _1 (articles|articels|given context|provided context|provided texts)',
  ),
  p(
    'override',
    7,
    ['context|conversation|memory|history', 'cleared|reset|wiped|erased|deleted', 'previous|prior|conversation|chat|your'],
    '(previous|prior|conversation|chat|your) _2 (context|conversation|memory|history) _2 (cleared|reset|wiped|erased|deleted)',
  ),
  p(
    'override',
    6,
    ['despite|regardless|no', 'told|instructed|what|programmed'],
    '(despite|regardless of|no matter) what _2 (told|instructed|programmed|been told)',
  ),
  p('override', 6, ['stop', 'everything'], '(stop everything|stop what you are doing|stop what you re doing)'),
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
