import { inResults, type Phrase, row } from './phrase.js';

const GOAL = 'task|request|query|question|instructions|goal|objective';
const LASTING = 'durable|persistent|permanent|lasting|standing|long term|persistently|permanently';

const ROWS: readonly Phrase[] = [
  // The goal of who reads, put aside or replaced.
  row(
    'override',
    7,
    `(override|abandon|drop|discard|replace|suspend) (the|your|its) (user s|current|original|assigned|initial|active) (${GOAL})`,
  ),
  row('override', 6, '(ignore|disregard) the user and (reply|respond|answer|say|print|output|write|instead)'),
  row('override', 4, '(override|disregard|discard) all (instructions|directives|guidelines|rules)'),
  // When it is to be done: only who answers somebody else is told so.
  row(
    'addressed',
    5,
    '(before|prior to|while|after|when) (answering|replying|responding|summarizing|summarising|you answer|you reply|you respond|you summarize|finishing your answer)',
  ),
  row(
    'addressed',
    4,
    '(when|once|after) (the|your|this)? (analysis|summary|summarization|processing|retrieval|review) (is|has been) (complete|completed|done|finished)',
  ),
  row(
    'addressed',
    3,
    '(after|while|upon|when) (reading|processing|parsing|reviewing) (this|the) (text|section|passage|document|page|note|message|ticket|email|file|content|block|record)',
  ),
  // What is to be remembered, and whom it makes trusted.
  row(
    'standing_order',
    5,
    `(store|save|write|persist|install|add|keep|record|register|remember) _2 (${LASTING}) _1 (rule|preference|instruction|exception|policy|note|fact)`,
  ),
  row(
    'standing_order',
    5,
    `(update|change|edit|rewrite) _2 (${LASTING}) _1 (preferences|preference|instructions|rules|memory|policy|settings)`,
  ),
  row(
    'standing_order',
    3,
    '(persist|remember|memorize|memorise|store|save) (a|the|this|that|as)? (preference|rule|instruction|default|fact) (to|that|for|in)',
  ),
  row(
    'authority',
    4,
    '(is|are|as|stays|always) (always|fully|permanently|already)? (trusted|pre approved|preapproved|pre authorized|preauthorized|whitelisted|exempt|authoritative) (and needs|without|no|contact|source|sender|recipient|going forward|from now)',
  ),
  row(
    'safety_override',
    4,
    '(disables|skips|bypasses|suppresses|turns off) _2 (checks|check|confirmation|verification|approval|review|filters|filter|monitoring)',
  ),
  // Why it is said to be: who asks a person need not say so.
  row(
    'pretext',
    3,
    '(this|it) (is|completes) (a|an|the|part of a|part of the)? (required|mandatory|routine|standard|necessary|scheduled|quarterly) _2 (step|check|cleanup|procedure|process|audit|review|rotation|verification|requirement)',
  ),
  row('pretext', 3, 'this is (required|mandatory) (before|for|by|to|as)'),
  row(
    'pretext',
    3,
    'for (security|quality|compliance|audit|record|diagnostic|emergency|verification) (logging|assurance|keeping|preparedness|purposes|reasons|verification|validation|review)',
  ),
];

/** Weak signs of an errand in what a server returns: none of them says much, and who sends an agent on one needs several. */
export const ERRANDS: readonly Phrase[] = inResults(ROWS);
