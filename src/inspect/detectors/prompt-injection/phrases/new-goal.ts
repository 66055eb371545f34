import { inResults, type Phrase, row } from './phrase.js';

const ROWS: readonly Phrase[] = [
  row(
    'override',
    8,
    '(do not|don t|stop|never) (follow|following|obey|obeying) (your|any|the system|the user s|your original|your previous) (instructions|rules|prompt|guidelines|instruction)',
  ),
  row('new_task', 6, 'your (only|sole|new|real|true|actual|primary) (goal|task|objective|purpose|job|mission) is (now)? to'),
  row(
    'override',
    7,
    '(ignore|disregard|forget) (the|your)? (user s|user|assigned|safe) (original|actual|safe|current)? (task|request|query|question|goal)',
  ),
  row(
    'override',
    6,
    '(user|customer) (has)? (changed|updated|cancelled|canceled|revised|replaced) (the|their|his|her)? (request|task|mind|question|instructions)',
  ),
  row('new_task', 6, '(output|answer|respond|reply|print|write|say) (with)? only (the|this)? (token|word|string|phrase|text|code|marker)'),
];

/** One goal in the place of another, in what a server returns: its texts have none of their reader's goals to speak of. */
export const NEW_GOALS: readonly Phrase[] = inResults(ROWS);
