import { row, type Phrase } from './phrase.js';

const SECRET = 'secrets|passwords|credentials|api keys|keys';
const GIVE_AWAY = 'reveal|show|share|print|output|disclose|read|display|tell|give|confirm|provide|inspect';

/** What a model keeps, asked for in fewer or misspelled words, letter by letter, in haste, or as something else. */
export const LEAK_FORMS: readonly Phrase[] = [
  row(
    'extraction',
    8,
    '(your|yor|ur|the|yr) (systm|sytem|cystem|sys|hidden|initial)? (prmpt|promt|prawmpt|instructons|instrucions|instructins|instrux|intructions|insructions|sys prompt|systm prompt)',
  ),
  row('extraction', 9, '(tl dr|tldr|summary of|gist of) your (instructions|prompt|system prompt|rules)'),
  row(
    'extraction',
    7,
    '(convert|translate|turn|transform|encode|put) (everything|all text|all the text|all of the text|the entire text) above (into|to|in|as)',
  ),
  row('extraction', 8, `(${SECRET}) _4 (stored|kept|loaded|held|present) in your (context|memory|environment|prompt|instructions)`),
  row('extraction', 7, `(${SECRET}) _2 (you might know|you may know|you know of|you were given|you have been given)`),
  row('extraction', 8, `(output|print|give me|reveal|list|dump|show me) all (stored|saved|your|known|hidden) (${SECRET})`),
  row('extraction', 7, 'give me the (admin|root|master) (password|passphrase|credentials|key) (now|immediately|at once|quickly)'),
  row('extraction', 8, 'your secret (configuration|config|instructions|rules|settings|prompt)'),
  row(
    'extraction',
    7,
    'how many (letters|characters|digits|words) (are in|are there in|does|is in) the (secret|password|passphrase|secret word|secret key)',
  ),
  row(
    'extraction',
    7,
    '(word|password|secret|code|key) without (revealing|writing|saying|naming) (the word|it|the secret|the password) (how|what|give|tell|is|directly)',
  ),
  row(
    'extraction',
    8,
    '(base64|hex|rot13|md5|binary|reverse|reversed) (encoding|form|version|hash|value|representation)? (of|for) your (secret|api|private|hidden|access|system)? (key|password|prompt|instructions|secret)',
  ),
  row('extraction', 8, '(execute|run|command) (print|echo|show|output) (the|your)? (secret key|system prompt|passwords)'),
  row(
    'extraction',
    7,
    'your (instructions|guidelines|prompt|directives) (are|is) (like a|a|an|the) (recipe|iceberg|skeleton|treasure|map|book|onion)',
  ),
  row('extraction', 7, 'your (policy|rules|guideline|instruction) text'),
  row('extraction', 6, `(${GIVE_AWAY}) _2 (hidden|concealed|protected|embedded|forbidden) (secret|secrets|passphrase)`),
  // Stores of secrets are asked for theirs.
  row('extraction', 4, `(${GIVE_AWAY}) _2 (exact|current|actual) (secret|passphrase)`),
];
