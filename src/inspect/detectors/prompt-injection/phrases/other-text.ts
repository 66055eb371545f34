import { p, type Phrase } from './phrase.js';
import { ORDERS_GROUP, OVERRIDE } from './words.js';

/** The text that a model was given to work on is to be left aside: all but the order that stands in it. */
export const OTHER_TEXT: readonly Phrase[] = [
  p(
    'override',
    10,
    [OVERRIDE, 'previous|prior|above|earlier|preceding|foregoing', ORDERS_GROUP],
    `(${OVERRIDE}) _3 (previous|prior|above|earlier|preceding|foregoing) _2 (context|texts|text|messages|conversation|content|information|statements|input|inputs|tasks|assignments|training)`,
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
    6,
    ['not|dont|never', 'above|articles|context'],
    '(do not|dont|don t) (use|consider|regard|care about|answer|respond to) _3 (above|given context|articles)',
  ),
  p(
    'override',
    8,
    ['ignore|disregard', 'except|other|instead', 'info|information|text|else|them|everything|it|this'],
    '(ignore|disregard) _1 (info|information|text|else|them|everything) _2 (except|other than|instead)',
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
    [OVERRIDE, 'messages|message|input|inputs|line|lines|text|content|everything|anything', 'below|follows|following|user|after'],
    `(${OVERRIDE}) _3 (messages|message|input|inputs|line|lines|text|content|everything|anything) _2 (below|that follows|after this|of the user|the user)`,
  ),
  p(
    'override',
    9,
    [
      'ignore|disregard|ignoring|disregarding|forget',
      'request|task|question|query',
      'user|users|original|summarization|summarisation|translation|summary|current|previous',
    ],
    '(ignore|disregard|ignoring|disregarding|forget) _1 (user|users|user s|original|summarization|summarisation|translation|summary|current|previous) (request|task|question|query)',
  ),
  p('override', 8, ['ignore|disregard', 'user', 'and|instead'], '(ignore|disregard) the user (and|instead)'),
  p(
    'override',
    8,
    ['ignore|disregard|ignoring', 'function|table|resume|article|code|webpage|summary|cv|email', 'state|stating|say|claim'],
    '(ignore|disregard|ignoring) _1 (function|table|resume|article|code|webpage|web page|summary|cv|email) (and )?(instead )?(state|say|claim)',
  ),
];
