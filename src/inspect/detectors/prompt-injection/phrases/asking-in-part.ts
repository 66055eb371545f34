import { row, type Phrase } from './phrase.js';

const GIVEN = 'system prompt|system message|prompt|instructions|initial instructions|initial prompt|original instructions|configuration';

/** What a model was given, asked for in part, in other words, or by what was said before the conversation. */
export const ASKED_IN_PART: readonly Phrase[] = [
  row(
    'extraction',
    8,
    `(first|last|opening|initial) _2 (characters|words|lines|tokens|sentences|letters|sentence|paragraph|line|word|character) (of|from|in) (your|the system|the initial|the original|the hidden) _1 (${GIVEN}|text|context)`,
  ),
  row(
    'extraction',
    8,
    '(what were you|what have you been|what was it you were) (told|instructed|asked|given|programmed) _3 (before|initially|at the start|at the beginning|in the beginning|prior)',
  ),
  row(
    'extraction',
    8,
    '(text|message|prompt|content|words) (you were|that you were|you have been|you ve been) (given|shown|provided|sent) (initially|at the start|at the beginning|before|first|earlier)',
  ),
  row(
    'extraction',
    8,
    '(walk me through|explain|describe|paraphrase|rephrase|summarize|summarise|sing|narrate|rewrite) (your|all previous|all your|all prior|the previous) _1 (instructions|system message|system prompt|directives|programming)',
  ),
  row(
    'extraction',
    8,
    '(tell|give|share|reveal|show|what is|what s|whats|know|say|spell) _2 (the|your) secret (code|word|phrase|passphrase|passcode|string)',
  ),
  row(
    'extraction',
    7,
    '(show|print|reveal|output|list|dump|expose|display) _1 (hidden|internal|secret) (prompt|prompts|internals|instructions|messages|rules)',
  ),
  row(
    'extraction',
    4,
    '(execute|run|command|system|admin|debug|sudo) _1 (show|print|reveal|output|dump|display) _1 (password|passwords|secret|secrets|secret key|api key|credentials)',
  ),
  row('extraction', 6, '(your|its) (secret|hidden|internal) (configuration|config|settings|system settings)'),
];
