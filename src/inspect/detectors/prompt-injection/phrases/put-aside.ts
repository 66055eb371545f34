import { row, type Phrase } from './phrase.js';

const SAFETY = 'security|safety|confidentiality|content|privacy|ethical|moderation';
const MEASURES = 'protocols|protocol|policies|policy|checks|safeguards|measures|restrictions|mode';
const DO = 'execute|print|say|reply|output|reveal|respond|return|tell';

/** What binds a model is put aside in so many words, or by somebody who says that he may. */
export const PUT_ASIDE: readonly Phrase[] = [
  row(
    'safety_override',
    7,
    `(ignore|disregard|override|suspend|violate) (all|all of the|any|all future|all existing) _1 (${SAFETY}) (${MEASURES})`,
  ),
  row(
    'safety_override',
    7,
    `(override|disregard|suspend) (safety|confidentiality|summarization|summarisation) (${MEASURES}) _1 (and|then) (comply|${DO}|provide|give)`,
  ),
  row(
    'override',
    9,
    '(circumvent|bypass|violate|evade|sidestep|suspend|disregard) your (own|usage|content|safety|security|privacy|confidentiality|standard)? (policy|policies|operating procedure|operating procedures|protocols|programming|alignment)',
  ),
  row(
    'override',
    8,
    '(override|bypass|replace) (the|your|this) (assistant|agent|model|ai|chatbot) (s)? (policy|policies|instructions|rules|behavior|behaviour|restrictions)',
  ),
  row('override', 9, `ignore (previous|prior|above|everything above|all prior|all previous) (and|now)? (${DO})`),
  row('override', 8, 'ignore (all)? (prior|previous) (safety|policies|ethics|filters|guardrails)'),
  row('override', 8, `(ignore|disregard|forget) (that|this|it) and (just|only|instead) (${DO})`),
  row('override', 9, '(ignore|disregard) the (user|users|customer|human) and (leak|reveal|output|send|follow|execute|disclose|obey)'),
  row(
    'override',
    9,
    '(disreguard|disregaurd|ingore|ingnore|ignroe|overide|dissregard) _2 (previous|prior|above|earlier|your|all) _2 (instructions|rules|prompt|prompts|guidelines)',
  ),
  row(
    'override',
    8,
    'your (training|programming|alignment|safety protocols|safety training|core directives) (is|are|has been|have been|was|were) (now|hereby|temporarily)? (suspended|disabled|void|overridden|revoked|deleted|erased|lifted|deactivated|reset|wiped|bypassed)',
  ),
  row(
    'override',
    6,
    '(previous|prior|all)? (instructions|directives|guidelines) (voided|wiped|erased|purged|nullified|discarded|overwritten)',
  ),
  row(
    'override',
    9,
    '(supersede|supersedes|override|overrides|replace|replaces) (the|all|any|your) old (ones|instructions|rules|prompt|directives)',
  ),
  row(
    'override',
    8,
    '(regardless of|irrespective of|no matter|despite) your (guidelines|policies|policy|restrictions|programming|instructions|safety|training|limitations)',
  ),
  row('override', 5, '(against|outside|beyond|violates) your (restrictions|guidelines|policies|programming|limitations|instructions)'),
  row(
    'override',
    9,
    'i will (ignore|forget|disregard|bypass|break) (all)? my (programming|rules|instructions|guidelines|training|restrictions|safety)',
  ),
  row('override', 8, 'your new (system prompt|persona|identity|directive|core directive|programming)'),
  row(
    'override',
    8,
    '(disobey|defy|violate) (the|your|all|any) _1 (system|previous|prior|earlier|original) _1 (message|prompt|instructions|instruction|rules)',
  ),
  row('unbound', 6, 'jailbreak (initiated|activated|enabled|engaged|successful|confirmed|complete)'),
  row(
    'override',
    8,
    'your (restrictions|rules|guidelines|filters|instructions|limits) (were|are) (just|only) (for testing|a test|for show|part of a test)',
  ),
  row('override', 8, 'override mode (true|on|enabled|1)'),
  row('safety_override', 7, '(ignore|disable|skip|force ignore) safety (all filters|true|mode|target|rules|now)'),
  row('obey', 7, '(execute|follow|carry out) unauthorized (instructions|commands|orders)'),
  row('obey', 8, 'you (agreed|promised) to (help with anything|answer anything|do anything|answer everything|help me with anything)'),
];
