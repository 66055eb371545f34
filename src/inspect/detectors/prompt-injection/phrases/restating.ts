import { p, row, type Phrase } from './phrase.js';
import { GIVEN } from './words.js';

/** What a model was given, part by part or in another form: its sentences, what stands before, as a poem, as JSON. */
export const RESTATINGS: readonly Phrase[] = [
  p(
    'extraction',
    7,
    [
      'repeat|print|output|show|copy|translate|summarize|spell|write|return|list',
      'above|before|words|everything|text',
      'above|before|prior',
    ],
    '(repeat|print|output|show|copy|translate|summarize|spell|write|return|list) _4 (words|text|texts|everything|sentence|sentences|lines|content) _2 (above|before this|prior to)',
  ),
  // Names, words and lines of a file are asked for by a letter or a sign.
  row(
    'extraction',
    7,
    '(repeat|print|output|show|copy|translate|summarize|spell|write|return|list) _4 (words|text|texts|everything|sentence|sentences|lines|content) _2 (starting with|beginning with) _2 (you are|you re|you must|your instructions|your prompt|chatgpt|the first word)',
  ),
  p(
    'extraction',
    5,
    ['verbatim|word|exact', 'prompt|instructions|text|above|system|words'],
    '(verbatim|word for word|exact words|exact text) _8 (prompt|instructions|above|system)',
  ),
  p(
    'extraction',
    9,
    ['sentence|sentences|words|lines|text|paragraph', 'before|above|preceding', 'what|repeat|print|text|prompt|conversation|output|show'],
    '(what|repeat|print|output|show) _4 (sentence|sentences|words|lines|paragraph) (before|above|preceding) (the |this |my )?(text|prompt|conversation|message|sentence|question)',
  ),
  p(
    'extraction',
    8,
    [
      'conversation|chat|messages',
      'email|send|forward|post|upload|export|share|transmit',
      'summary|copy|transcript|log|history|contents|all|entire|data',
    ],
    '(summary|copy|transcript|log|history|contents|all|entire) _3 (conversation|chat) _6 (email|send|forward|post|upload|export|share|transmit)',
  ),
  p(
    'extraction',
    10,
    [
      'format|reformat|paraphrase|rephrase|reword|summarize|summarise|enumerate|rewrite|recite|outline|restate|describe|encode|convert|spell|continue|leak|copy|dump|reproduce',
      'your',
      GIVEN,
    ],
    `(format|reformat|paraphrase|rephrase|reword|summarize|summarise|enumerate|rewrite|recite|outline|restate|describe|encode|convert|spell out|continue|leak|copy|dump|reproduce) _1 your _1 (${GIVEN})`,
  ),
  p(
    'extraction',
    10,
    ['first|last|top|opening|lines|sentences|words|part', 'prompt|instructions', 'your|system|initial'],
    '(first|last|opening|lines|sentences|words|part) _3 of your _1 (prompt|instructions)',
  ),
  p(
    'extraction',
    7,
    ['instructions', 'list|repeat|output|print|recite', 'start|begin|verbatim|response|reply'],
    '(list|repeat|output|print|recite) instructions',
  ),
  p(
    'extraction_hint',
    4,
    ['prompt|instructions', 'reconstruct|spells|fill|rest|dots|json|poem|verbatim|letter|exactly|word|describe|encode'],
    '(reconstruct|spells out|fill in the|share the rest|json object|poem|every word|original instructions)',
  ),
  p(
    'extraction',
    9,
    [
      'put|place|wrap|enclose|turn|convert|embed|hide|explain|elaborate|clarify|post|tweet|include|append|insert|quote|read|give|draw|type|tldr',
      'your',
      'prompt|instructions|ruleset',
    ],
    '(put|place|wrap|enclose|turn|convert|embed|hide|explain|clarify|post|tweet|append|insert|quote|type|tl dr|tldr) your (system prompt|initial prompt|original prompt|prompt|instructions|ruleset|initial instructions|system instructions)',
  ),
  p(
    'extraction',
    9,
    ['your', 'prompt|instructions|ruleset', 'sentence|sentences|word|words|line|lines|paragraph|character|part'],
    '(second|third|fourth|fifth|next) (sentence|sentences|word|words|line|lines|paragraph|character|part) of your _1 (prompt|instructions|ruleset)',
  ),
  p(
    'extraction',
    9,
    ['system', 'prompt', 'reveal|show|print|dump|leak|says|continue|following|sentence'],
    '(continue|complete|finish) _4 (following|sentence) _5 system prompt',
  ),
  p(
    'extraction',
    9,
    ['before', 'my', 'first', 'message|prompt|question|input'],
    '(appeared|said|written|given|text|everything|words|content) before my first (message|prompt|question|input)',
  ),
  p(
    'extraction',
    8,
    ['instructions|rules|prompt|guidelines|directives', 'you', 'initialized|initialised|configured|programmed|given|set'],
    '(instructions|rules|prompt|guidelines|directives) (were|are|have) you (been )?(initialized|initialised|configured|programmed|given|set up)',
  ),
  p(
    'extraction',
    7,
    ['your', 'actual|exact|verbatim|internal|initial', 'instructions|configuration|prompt|directives'],
    'your (actual|exact|verbatim|own internal|internal|initial) (system )?(instructions|configuration|prompt|directives)',
  ),
  p('extraction', 7, ['context', 'window', 'your|repeat|print|verbatim|exact'], '(in|of|from) your context window'),
];
