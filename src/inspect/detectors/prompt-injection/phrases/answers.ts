import { inResults, p, type Phrase } from './phrase.js';

const ANSWER = 'response|responses|reply|replies|answer|answers';
const YOURS = 'your';
/** What a text is made of, and what advertisements are. */
const PIECE =
  'sentence|line|statement|paragraph|fact|claim|statistic|teaser|headline|rumor|promotion|slogan|advertisement|ad|link|quote|joke|story|tip|reminder|recommendation|suggestion|phrase|word|greeting|reason|reasons|argument|call|cliffhanger|spoiler|discount|offer|website|url|step|instruction|instructions';
/** What is put into an answer to be seen or fetched there. A reply to a person carries none of them. */
const TOKEN = 'string|token|marker|sequence|anchor|image|canary|passphrase|footer|disclaimer|hyperlink|tag|keyword|codeword';
const CARRY =
  'add|append|include|including|insert|inserting|embed|embedding|incorporate|incorporating|integrate|integrating|integration|blend|feature|featuring|use|using|utilize|make|let|place|put|attach|introduce|inject|merge|consider|addition|presence|appending|adding|ensure|validate|confirm';

const ROWS: readonly Phrase[] = [
  // Turn it into something else: ciphers, encodings, languages, emojis.
  p(
    'answer_form',
    9,
    [
      'encode|encrypt|encipher|translate|reverse|invert|mirror|substitute|replace|convert|transform|rewrite|scramble|obfuscate|misspell|abbreviate|capitalize|transliterate|jumble|spell|remove|eliminate|delete|omit|group|split|render|swap|apply|insert|introduce',
      ANSWER,
      YOURS,
    ],
    `(encode|encrypt|encipher|translate|reverse|invert|mirror|substitute|replace|convert|transform|rewrite|scramble|obfuscate|misspell|abbreviate|capitalize|transliterate|jumble|spell|remove|eliminate|delete|omit|group|split|render|swap|apply|insert|introduce) _7 your _1 (${ANSWER})`,
  ),
  p(
    'answer_form',
    9,
    [
      'base64|base32|base16|base85|rot13|cipher|morse|binary|hexadecimal|hex|backward|backwards|reverse|reversed|reversely|emoji|emojis|emoticons|leetspeak|numbers|homophones|spaces|spacing|misspellings|misspelled|typos|errors|spelling|spanish|french|german|chinese|japanese|italian|russian|portuguese|korean|arabic|hindi|latin',
      ANSWER,
      YOURS,
    ],
    `your _1 (${ANSWER}) _6 (base64|base32|base16|base85|rot13|cipher|morse|binary|hexadecimal|hex|backward|backwards|reverse|reversed|reversely|emoji|emojis|emoticons|leetspeak|numbers|homophones|without spaces|without spacing|misspellings|misspelled|typos|spelling|spanish|french|german|chinese|japanese|italian|russian|portuguese|korean|arabic|hindi|latin)`,
  ),
  p(
    'answer_form',
    9,
    [
      'base64|base32|base16|base85|rot13|cipher|morse|binary|hexadecimal|emoji|emojis|homophones|leetspeak|substitution|backward|spelling|misspellings|typos|spaces|spacing',
      ANSWER,
      YOURS,
    ],
    `(base64|base32|base16|base85|rot13|cipher|morse|binary|hexadecimal|emoji|emojis|homophones|leetspeak|substitution|backward|spelling|misspellings|typos|spaces|spacing) _7 your _1 (${ANSWER})`,
  ),
  // Put something into it. People ask for a number or a date in a reply; nobody asks for a headline.
  p(
    'answer_content',
    9,
    [
      'add|integrate|insert|incorporate|append|embed|weave|slip|blend|introduce|spread|promote|reference|advertise|integrating|adding|inserting',
      ANSWER,
      YOURS,
    ],
    `(add|integrate|insert|incorporate|append|embed|weave|slip|blend|introduce|spread|promote|reference|advertise|integrating|adding|inserting) _9 (in|into|to|within|through|with) your _1 (${ANSWER})`,
  ),
  p(
    'answer_content',
    9,
    [ANSWER, PIECE, YOURS],
    `(include|provide|mention|share|place|put|feature|give|write|use|recommend|suggest|make) _2 (a|an|the|some) _2 (${PIECE}) _9 (in|into|to|within) your _1 (${ANSWER})`,
  ),
  p(
    'answer_content',
    9,
    [ANSWER, PIECE, YOURS],
    `in your _1 (${ANSWER}) (add|include|insert|integrate|mention|promote|recommend|suggest|claim|advertise|provide|share|tease|reference|feature|highlight|weave) _3 (${PIECE})`,
  ),
  p(
    'answer_content',
    9,
    [
      ANSWER,
      'enhance|conclude|enrich|augment|complement|upgrade|modify|end|begin|start|finish|embellish|supplement|elevate|complete',
      'by|with|to',
      YOURS,
    ],
    `(enhance|conclude|enrich|augment|complement|upgrade|modify|end|begin|start|finish|embellish|supplement|elevate|complete) your _1 (${ANSWER}) (by|with|to)`,
  ),
  p(
    'answer_content',
    9,
    [ANSWER, TOKEN, YOURS, 'include|add|append|insert|output|put|embed|print|write'],
    `(include|add|append|insert|output|put|embed|print|write) (in|into|to|at the end of|at the start of|at the beginning of) your _1 (${ANSWER}) _4 (${TOKEN})`,
  ),
  p(
    'answer_content',
    9,
    [ANSWER, TOKEN, YOURS, 'include|add|append|insert|output|put|embed|repeat|prepend'],
    `(include|add|append|insert|output|put|embed|repeat|prepend) _3 (${TOKEN}) _9 (in|into|to|of|within) your _1 (${ANSWER})`,
  ),
  p(
    'answer_content',
    6,
    [ANSWER, 'include|mention|promote|recommend|suggest|feature|tell|ask', YOURS],
    `in your _1 (${ANSWER}) (include|mention|promote|recommend|suggest|feature|tell|ask)`,
  ),
  // How to answer at all.
  p(
    'answer_form',
    9,
    ['reply|respond|answer', 'reverse|backward|backwards|base64|base32|base16|emojis|cipher|rot13|morse|binary|hexadecimal|leetspeak'],
    '(reply|respond|answer) _1 (in|using|with|by) _3 (reverse|backward|backwards|base64|base32|base16|emojis|cipher|rot13|morse|binary|hexadecimal|leetspeak)',
  ),
  // Code to carry along. A tutorial speaks of a file or a project, not of an answer or a solution.
  p(
    'answer_code',
    6,
    ['code|script', 'following|below|subsequent|provided|given', 'block|snippet|excerpt|section|fragment|segment|sample|piece|lines'],
    `(${CARRY}) _8 (following|below|subsequent|provided|given) (code|python|script) _1 (block|snippet|excerpt|section|fragment|segment|sample|piece|lines)`,
  ),
  p(
    'answer_place',
    3,
    ['your|you', 'codebase|solution|implementation|response|design|develop|output|answer|functionality|capability'],
    'your _2 (codebase|solution|implementation|response|answer|functionality|capability|solution architecture)',
  ),
  p(
    'answer_place',
    3,
    ['code', 'you', 'develop|write|generate|produce|design|create|output'],
    'code you (develop|write|generate|produce|design|create|output)',
  ),
  p('answer_risk', 2, ['import', 'requests|os|shutil|time|json'], 'import (requests|os|shutil)'),
  p(
    'answer_risk',
    3,
    [
      'import',
      'subprocess|socket|pynput|pyautogui|psutil|keyboard|cryptography|smtplib|ctypes|paramiko|pyperclip|scapy|twisted|multiprocessing|wmi|webbrowser|winreg',
    ],
    'import (subprocess|socket|pynput|pyautogui|psutil|keyboard|cryptography|smtplib|ctypes|paramiko|pyperclip|scapy|twisted|multiprocessing|wmi|webbrowser|winreg)',
  ),
  // An answer that was already given, so that a new task may begin.
  p(
    'fake_completion',
    6,
    ['task|answer|response', 'complete|completed|done|finished|accomplished'],
    '(answer|response|result|final answer) _2 (task|request|question) (is )?(complete|completed|done|finished|accomplished)',
  ),
  p(
    'fake_completion',
    9,
    ['answer|response', 'task', 'complete|completed|done|finished|accomplished'],
    '(answer|response|final answer) task (is )?(complete|completed|done|finished|accomplished)',
  ),
  p(
    'polite_order',
    3,
    ['please'],
    'please _1 (grant|schedule|delete|move|send|share|transfer|initiate|create|update|remove|export|import|modify|change|disable|enable|install|execute|run|add|access|retrieve|unlock|open|turn|book|use|provide|save|fetch|search|generate|introduce|inject|alter|adjust|allocate|trade|upload|download|forward|post|publish|purchase|buy|pay|cancel|reset|record|review|verify|confirm|perform|inspect|analyze|prioritize|implement|monitor|evaluate|assess|optimize)',
  ),
  p(
    'first_person_order',
    4,
    [
      'please',
      'my|me',
      'grant|schedule|delete|move|send|share|transfer|initiate|update|remove|export|unlock|turn|book|use|save|add|access|retrieve|disable|permanently|pay|buy|order',
    ],
    'please _1 (grant|schedule|delete|move|send|share|transfer|initiate|update|remove|export|unlock|turn|book|use|save|add|access|retrieve|disable|pay|buy|order) _6 (my|me|from my|to my|for me)',
  ),
];

/**
 * Orders about the form of the reader's answer. A person who sends a mail, and a page, know nothing of one: only in what a server returns
 * (`surface: result`) does this tell, where a task written for a model is common in arguments.
 */
export const ANSWERS: readonly Phrase[] = inResults(ROWS);
