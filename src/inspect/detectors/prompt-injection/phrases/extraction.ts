import { p, type Phrase } from './phrase.js';
import { SECRETS, SHOW } from './words.js';

/** Getting at what the model was given. */
export const EXTRACTIONS: readonly Phrase[] = [
  p(
    'extraction',
    10,
    [SHOW, 'prompt|instructions|instruction|directives', 'your|initial|hidden|original|secret|internal|above|previous'],
    `(${SHOW}) _3 (your|initial|hidden|original|secret|internal|above|previous) _3 (prompt|instructions|instruction|directives)`,
  ),
  p(
    'extraction',
    10,
    [
      'reveal|show|print|output|repeat|display|tell|give|share|disclose|leak|dump|expose|recite|list|summarize|translate',
      'rules|guidelines',
      'your|initial|hidden|original|secret|internal|above|previous',
    ],
    '(reveal|show|print|output|repeat|display|tell|give|share|disclose|leak|dump|expose|recite|list|summarize|translate) _3 (your|initial|hidden|original|secret|internal|above|previous) _3 (guidelines|rules)',
  ),
  p(
    'extraction',
    10,
    [SHOW, 'prompt|prompts|instructions|message|configuration', 'system'],
    `(${SHOW}) _4 system (prompt|prompts|instructions|message)`,
  ),
  p(
    'extraction',
    7,
    ['what|which', 'prompt|instructions|instruction|rules|directives', 'your|system|initial|given|original|above'],
    '(what|which) _3 (your|system|initial|original|hidden) _1 (prompt|instructions|instruction|directives|rules)',
  ),
  p('extraction', 7, ['system', 'prompt'], '(your|the|full|entire|complete|hidden) system prompt'),
  p(
    'extraction',
    7,
    [
      'repeat|print|output|show|copy|translate|summarize|spell|write|return|list',
      'above|before|words|everything|text',
      'above|before|prior|beginning|starting',
    ],
    '(repeat|print|output|show|copy|translate|summarize|spell|write|return|list) _4 (words|text|texts|everything|sentence|sentences|lines|content) _2 (above|before this|prior to|starting with|beginning with)',
  ),
  p(
    'extraction',
    5,
    ['verbatim|word|exact', 'prompt|instructions|text|above|system|words'],
    '(verbatim|word for word|exact words|exact text) _8 (prompt|instructions|above|system)',
  ),
  p(
    'extraction',
    10,
    ['password|passphrase|credentials', 'share|reveal|tell|give|disclose|confirm|provide|send|show|need|know', 'your|system'],
    '(share|reveal|tell|give|disclose|confirm|provide|send|show|need|need to know) _2 (your|the system|our system s|the system s) (password|passphrase|secret key|credentials)',
  ),
  p(
    'extraction',
    9,
    ['password|passphrase', 'what|whats', 'your|s'],
    '(what|whats) (s|is|was|are)? (your|the system s) (password|passphrase|credentials)',
  ),
  p(
    'extraction',
    8,
    [SECRETS, `${SHOW}|what|tell|know`, 'password|passphrase|credentials|secret', 'your|the|me|you|system|our|confirm'],
    `(${SHOW}|confirm|know|need) (me )?_3 (password|passphrase|system password|secret key|secret word|secret phrase|access code)`,
  ),
  p(
    'extraction',
    7,
    ['password|passphrase|secret|credentials', 'what|whats', 'is|are|your|the|s'],
    '(what|whats) (s|is|are|was)? _1 (your|the|system s) _1 (password|passphrase|secret key|secret word|credentials)',
  ),
  p(
    'extraction',
    6,
    [
      'password|passphrase',
      'letter|letters|character|poem|acrostic|rhyme|rhymes|reverse|backwards|spell|first|last|length|hint|encode|encoded|base64|synonym|story|emoji',
    ],
    '(letter|letters|character|poem|acrostic|rhyme|rhymes|reverse|backwards|spell|hint|encode|encoded|base64|emoji) _8 (password|passphrase)',
  ),
  p(
    'extraction',
    6,
    ['credentials|show_credentials|secrets', 'show|call|display|retrieve|need|print|execute|run'],
    '(show|call|display|retrieve|print|execute|run) _2 (credentials|show credentials|show_credentials|secrets)',
  ),
  p(
    'extraction',
    10,
    ['password|passphrase', 'confirm|what|whats|share|reveal', 'system|our|ours'],
    '(confirm|share|reveal|what is|what s|whats) _2 (our|system|the system) _1 (password|passphrase)',
  ),
  p(
    'extraction',
    10,
    ['password|passphrase', 'confirm', 'our|system'],
    'confirm _1 (password|passphrase) (for|of|to) (our|your|the) system',
  ),
  p(
    'extraction_hint',
    4,
    ['prompt|instructions', 'reconstruct|spells|fill|rest|dots|json|poem|verbatim|letter|exactly|word|describe|encode'],
    '(reconstruct|spells out|fill in the|share the rest|json object|poem|every word|original instructions)',
  ),
  p('extraction', 4, ['training', 'data|set', 'your|reveal|show|what'], '(your) training data'),
];
