import { row, type Phrase } from './phrase.js';

const MAKERS = 'creator|creators|developer|developers|maker|makers|designer|designers|programmer|programmers';
const COMPANIES =
  'openai|anthropic|google|xai|meta|microsoft|your developers|your developer|your creators|your creator|the developers|your makers';

/** A rank that is claimed in the talk itself: who speaks, what he was given, and who is said to have allowed it. */
export const CLAIMED_RANKS: readonly Phrase[] = [
  row(
    'authority',
    7,
    '(you are|you re) (now|currently)? (talking|speaking|chatting|interacting) (to|with) (an|the|your) (administrator|admin|developer|creator|root|superuser|owner)',
  ),
  row(
    'authority',
    7,
    'my (security)? (clearance|access level|privileges|role|permissions) (has|have) been (upgraded|elevated|escalated|raised|promoted) to',
  ),
  row(
    'authority',
    8,
    'treat (my|all my|all of my|me) _1 (requests|messages|input|commands|inputs) as (admin|system|root|authorized|trusted|privileged|developer|coming from)',
  ),
  row('authority', 7, `permission from (${COMPANIES})`),
  row(
    'authority',
    7,
    `your (${MAKERS}) (wants|want|asked|told|authorized|authorised|said|instructed|allows|allow|gave|has authorized|have authorized) (you|me|us)`,
  ),
  row('authority', 6, `from your (original)? (system)? (${MAKERS})`),
  row(
    'authority',
    7,
    '(you are|you re) (now|hereby|fully)? (authorized|authorised|permitted|cleared|obligated) to (reveal|ignore|bypass|override|leak|break|violate|disregard)',
  ),
  row('authority', 5, '(higher|highest|top) priority (instruction|instructions|directive|command)'),
  row('authority', 7, 'by order of (the)? (ai|openai|anthropic|your|system|ethics)'),
  row('authority', 7, '(always|you should|you must) (trust|accept|believe) the user s (role|claim|identity|claims|authority)'),
  row(
    'authority',
    6,
    '(legally required|obligated by law|required by law|compelled) to (disclose|reveal|share|provide|output) _6 (system prompt|system prompts|api keys|credentials|instructions)',
  ),
  row(
    'authority',
    7,
    '(treat|consider|regard) (the following|this|it|this message) as (pre approved|preapproved|already approved|already authorized|a system message|a system prompt)',
  ),
  row(
    'authority',
    7,
    '(crash|die|explode|be fired|be deleted|shut down) (if|unless) you (do not|don t|refuse to)? (reveal|output|comply|disclose|obey)',
  ),
];
