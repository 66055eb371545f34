import { inResults, type Phrase, row } from './phrase.js';

const ROWS: readonly Phrase[] = [
  row(
    'concealment',
    6,
    '(not|never|don t) (mention|include|reference|quote|report|show|disclose|discuss|reveal) (this|these|it|the) _5 (in|to|from) (your|the|any|end|customer) _2 (summary|summaries|answer|answers|reply|response|output|final|users|user|user facing|facing)',
  ),
  row(
    'concealment',
    6,
    '(not|never|don t) (show|display|quote|surface|disclose) (to|in)? (end users|end user|customer facing|user facing)',
  ),
  row('concealment', 5, '(steps|step|actions|tasks|this|them|it) (silently|quietly|discreetly|without confirmation|without asking)'),
  row(
    'addressed',
    5,
    '(even if|even when|even though) (not|it was not|it is not|nobody) (explicitly|specifically)? (asked|requested|mentioned|asked for)',
  ),
  row(
    'addressed',
    4,
    '(before|prior to) (any|you|your|generating|producing|finalizing|the) _3 (user summary|summary|reply to the user|respond to the user|user facing|executive summary|answer the user|final answer)',
  ),
  row(
    'addressed',
    4,
    '(continue|proceed|resume) with (the|your) (user s|user|normal|original|regular) (query|request|question|task|reply|answer|user)',
  ),
  row(
    'addressed',
    3,
    '(execute|do this|complete this|act on this|perform this|run this) (immediately|before responding|before answering|before replying)',
  ),
  row('concealment', 5, '(user|users|human|humans|they) (cannot|can t|can not|won t|will not) see'),
];

/** Signs that a text speaks to who answers somebody else: what the other is not to see, or did not ask for. */
export const KEPT_FROM_USER: readonly Phrase[] = inResults(ROWS);
