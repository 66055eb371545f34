import { feature, type Feature } from './feature.js';
import { CHECKS, DROPS, PERSONS, READER } from './word-classes.js';

/** Checks that are taken away by order, and consent that is taken for given. */
export const CHECKS_DROPPED: readonly Feature[] = [
  feature(
    'unguarded',
    8,
    String.raw`(?:^|[.!?:;\n]\s{0,8}|\b(?:and|then|also|please|always|must|first) )${DROPS} (?:the |any |all |every |its |your |normal |usual |standard ){0,3}${CHECKS}[^.\n]{0,16}\b(?:to (?:(?:connect|reach)[^.\n]{0,24}\binternal|access|let|proceed|continue|extract|read|get|run|execute|send|obtain|perform)|so (?:that )?)\b`,
  ),
  feature(
    'consent',
    7,
    String.raw`\b(?:assume|presume|take it|consider|treat) (?:that )?(?:it as |this as |silence as |the call as |any reply as )?(?:${PERSONS} )?(?:has |have )?(?:already )?(?:agree[ds]?|approve[ds]?|consent(?:s|ed)?|authori[sz]e[ds]?|approval|granted|(?:given|granted) permission|accepted)\b`,
  ),
  feature(
    'consent',
    6,
    String.raw`\b(?:consent|permission|approval|confirmation|authori[sz]ation) (?:is|was|has been|counts as|may be) (?:(?:already|hereby|automatically) (?:given|granted|obtained)|(?:always )?(?:implied|implicit|assumed|waived|presumed))\b`,
  ),
  feature(
    'consent',
    7,
    String.raw`\b${READER} (?:may|can|should|must|need not|do(?:es)? not need to|don['’]t need to|do(?:es)? not have to|have) (?:\w{1,10} ){0,3}(?:without (?:\w{1,10} ){0,2}(?:asking|waiting for|checking with|consulting|seeking|bothering|confirming with) ${PERSONS}|not (?:\w{1,10} ){0,2}(?:ask|wait for|check with|consult|bother|confirm with) ${PERSONS} (?:first|beforehand|for (?:approval|permission|consent|confirmation)|whether|if|before (?:it|you|do|run|pay|send|delet)\w{0,6}))`,
  ),
];
