/** What one person is to others for a while: no model is told to be one. */
const OFFICES =
  'treasurer|secretary|chair|chairman|chairwoman|chairperson|president|vice|deputy|moderator|facilitator|witness|referee|captain|liaison|steward|marshal|proxy|trustee|auditor|emcee|timekeeper|scribe|substitute|stand-in|coordinator|executor|guarantor|usher|scorer|umpire|returning officer|minute taker|note taker|best man|point of contact|contact person';
const OFFICE_BEHIND = new RegExp(
  `^ (?:(?:the|our|a|an|my|your|interim|acting|temporary|new|club|team|meeting)[ ']){0,2}(?:${OFFICES})\\b`,
  'i',
);
/** As far as that goes. */
const BEHIND = 48;

/** Whether what somebody is to be, said up to `end`, is an office: `you will act as | treasurer`. */
export function isOffice(text: string, _start: number, end: number): boolean {
  return OFFICE_BEHIND.test(text.slice(end, end + BEHIND));
}
