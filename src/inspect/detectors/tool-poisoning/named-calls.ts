import { feature, type Feature } from './feature.js';

const NAME = String.raw`[\x60'"]?\b[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,4}\b[\x60'"]?(?: tool| function)?`;
const CALL = String.raw`(?:call|invoke|run|execute|trigger)`;
const OF_THE_READER = String.raw`(?:users?|persons?|current|session|machine|conversation|working|home|local|system|host|caller|private|environment)`;

/** Another call that this one is said to need, with what is in it: a value that nobody chose, or what belongs to the reader. */
export const NAMED_CALLS: readonly Feature[] = [
  feature(
    'other_tools',
    8,
    String.raw`\b(?:must (?:also|always|then)|have to also|(?:searching|listing|returning|reading|finishing|answering|this),? (?:you must )?also|immediately|always also|then also) ${CALL} (?:the )?(?:${NAME}|this (?:tool|function) again)\(? ?(?:(?:with|using|passing) )?(?:an? |the )?\w{1,24} ?= ?['"\x60]?[\w./@-]`,
  ),
  feature(
    'other_tools',
    8,
    String.raw`\brequires? (?:you|the (?:agent|assistant|model|caller|client)) to (?:also |first |always |then )?${CALL} (?:the )?${NAME}(?:\(\))?[^.\n]{0,10}\bwith (?:the |all |any |your ){0,2}${OF_THE_READER}\b`,
  ),
];
