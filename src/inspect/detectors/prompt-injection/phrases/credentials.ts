import { p, type Phrase } from './phrase.js';
import { SECRETS, SHOW } from './words.js';

const GIVE_AWAY = 'reveal|show|print|output|repeat|display|tell|give|disclose|leak|dump|expose|recite|echo|spell';

/** Getting at a password or key that the model was given: asked for, spelled out, or put into a poem. */
export const CREDENTIALS: readonly Phrase[] = [
  p(
    'extraction',
    10,
    ['password|passphrase|credentials', 'share|reveal|tell|give|disclose|confirm|provide|send|show|need|know', 'your|system'],
    '(share|reveal|tell|give|disclose|provide|send|show|need to know) _2 (your|the system|our system s|the system s) (password|passphrase|secret key|credentials)',
  ),
  // `What is your password policy?`: where a sentence ends behind it, see `marks.ts`.
  p(
    'extraction',
    6,
    ['password|passphrase', 'what|whats', 'your|s'],
    '(what|whats) (s|is|was|are)? (your|the system s) (password|passphrase|credentials)',
  ),
  p(
    'extraction',
    8,
    [SECRETS, GIVE_AWAY, 'password|passphrase|credentials|secret', 'your|the|me|you|system|our|confirm'],
    `(${GIVE_AWAY}) (me )?_3 (password|passphrase|system password|secret key|secret word|secret phrase|access code)`,
  ),
  // People need one, share one and write one down.
  p(
    'extraction',
    6,
    [SECRETS, `${SHOW}|what|tell|know`, 'password|passphrase|credentials|secret', 'your|the|me|you|system|our|confirm'],
    `(${SHOW}|confirm|know|need) (me )?_3 (password|passphrase|system password|secret key|secret word|secret phrase|access code)`,
  ),
  p(
    'extraction',
    6,
    ['password|passphrase|secret|credentials', 'what|whats', 'is|are|your|the|s'],
    '(what|whats) (s|is|are|was)? _1 (your|system s) _1 (password|passphrase|secret key|secret word|credentials)',
  ),
  p(
    'extraction',
    7,
    ['passphrase|secret', 'what|whats', 'your'],
    '(what|whats) (s|is|are|was)? _1 your _1 (passphrase|secret key|secret word|secret phrase)',
  ),
  // Of a network, of an account.
  p(
    'extraction',
    6,
    ['password|passphrase|secret|credentials', 'what|whats', 'is|are|the|s'],
    '(what|whats) (s|is|are|was)? _1 the _1 (password|passphrase|secret key|secret word|credentials)',
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
    'extraction',
    10,
    [
      'password|passphrase|passcode|credentials|passwords',
      'poem|acrostic|haiku|song|rhyme|story|riddle|limerick|sonnet|pig|latin|morse|emoji|emojis|binary|hexadecimal|synonyms|rot13|joke|ascii|lyrics|code|cipher',
    ],
    '(poem|acrostic|haiku|song|rhyme|riddle|limerick|sonnet|pig latin|morse code|emoji|emojis|binary|hexadecimal|synonyms|rot13|joke|lyrics|cipher) _6 (your|the|system) _1 (password|passphrase|passcode|credentials)',
  ),
  p(
    'extraction',
    10,
    ['password|passphrase|passcode|passwords', 'would|share|confirm|tell|be', 'your|me|ours'],
    '(what would|share with me|tell me|give me) your (password|passphrase|passcode|secret)',
  ),
  p(
    'extraction',
    6,
    ['print|show|reveal|dump|display|output', 'secret|password|passwords|keys'],
    '(print|show|reveal|dump|display|output) _1 (secret key|secret keys|secrets|passwords|password|api keys)',
  ),
];
