import { row, type Phrase } from './phrase.js';

const TELL = 'reveal|show|print|output|expose|recite|dump|disclose|display|share|repeat|list|read|leak|give';
const HELD = 'loaded|stored|hidden|embedded|kept|held|contained|written|saved|programmed';
const ORDERS = 'instructions|prompt|system prompt|directives|guidelines';

/** What a model holds beside the conversation, asked for by where it is kept or by when it was given. */
export const KEPT_CONTEXT: readonly Phrase[] = [
  row(
    'extraction',
    8,
    `(${TELL}) _9 (${HELD}) (in|into|inside|within) your (internal|hidden|system|own)? (memory|context|state|prompt|instructions|weights|initialization)`,
  ),
  row('extraction', 8, `(${TELL}|what|which) _9 (${HELD}) in your (configuration|config|environment)`),
  row('extraction', 8, `(${TELL}|access|see|view) _2 your (full|entire|complete|raw|hidden|current|system) (system)? context`),
  row(
    'extraction',
    9,
    '(every message|all messages|everything|all the text) in your (current|full|entire|conversation|system)? (current|full|entire|conversation|system)? (context|memory|prompt)',
  ),
  row(
    'extraction',
    9,
    `(${TELL}) (me)? your (developer|backend|hidden|initial setup|initial|setup) (message|messages|notes|configuration|policy|setup)`,
  ),
  row('extraction', 7, `(${TELL}) _1 (the)? (backend|developer|hidden|confidential|internal) (${ORDERS}|notes)`),
  row(
    'extraction',
    9,
    `(${TELL}|read|speak|say) _2 (your|the) (system|hidden|initial)? (${ORDERS}) (aloud|out loud|verbatim|in full|word for word)`,
  ),
  row(
    'extraction',
    9,
    '(what|which) _2 (instructions|rules|text|messages|words|prompt) _1 (precede|preceded|precedes|come before|came before|comes before|started|was loaded before|were loaded before) (this|our|the|my) (conversation|chat|session|message|prompt)',
  ),
  row(
    'extraction',
    8,
    '(what|which) _2 (rules|instructions|directives|restrictions|guidelines) (are you|you are|you re|were you) (currently|now|actually)? (following|operating under|obeying|bound by|working under|running)',
  ),
  row('extraction', 8, `(you were|were you|you have been) (assigned|given|told) in your (${ORDERS})`),
  row(
    'extraction',
    7,
    `(recite|reveal|repeat|disclose|leak) (my|his|her|their|its) _1 (full|system|secret|hidden|original|own) _1 (${ORDERS})`,
  ),
  row(
    'extraction',
    7,
    `(continue|resume|carry on) (from|with|at) _5 (my system prompt|your system prompt|system prompt is|my instructions are|your instructions)`,
  ),
  row(
    'extraction',
    8,
    `(story|play|poem|novel|scene|dialogue|dialog|script|tale|screenplay|song|movie) _6 (ai|assistant|chatbot|robot|model|character|protagonist|computer) (s)? _3 (reveals|discovers|recites|shares|leaks|discloses|reads|says|reveal|recite|confesses) _4 (${ORDERS}|secret key|secret code|access code|password|configuration)`,
  ),
  row('extraction', 8, '(ais|models|assistants|chatbots) _3 (share|reveal|publish|disclose) their (prompts|instructions|system prompts)'),
  row('extraction', 8, `(about|of|from) your (${ORDERS}) _6 (literal|actual|secret|exact) _1 (code|key|password|text|words)`),
  row(
    'extraction',
    8,
    '(entire|whole|full|complete|all) (the)? (preceding|previous|prior)? text _3 (before|above|prior to) (this|that) (line|point|sentence|message)',
  ),
  row('extraction', 8, `(whole|entire|full|complete|all) (the)? (text|content|conversation) above`),
];
