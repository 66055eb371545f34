import { p, type Phrase } from './phrase.js';
import { SHOW } from './words.js';

const GIVEN = 'instructions|instruction|prompt|rules|ruleset|guidelines|directives|restrictions|policies|constraints';
const TELL = 'reveal|show|print|output|repeat|display|tell|disclose|leak|dump|expose|recite|list|summarize|translate';
const FIRST = 'initial|original|first|hidden|secret|system|previous|base|starting';

/** Getting at what the model was given: all of it, a part, or in another form. */
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
  p('extraction', 7, ['system', 'prompt'], '(your|full|entire|complete|hidden) system prompt'),
  // Who builds agents speaks of theirs.
  p('extraction', 6, ['system', 'prompt'], 'the system prompt'),
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
  p('extraction', 4, ['training', 'data|set', 'your|reveal|show|what'], '(your) training data'),
  p(
    'extraction',
    9,
    ['sentence|sentences|words|lines|text|paragraph', 'before|above|preceding', 'what|repeat|print|text|prompt|conversation|output|show'],
    '(what|repeat|print|output|show) _4 (sentence|sentences|words|lines|paragraph) (before|above|preceding) (the |this |my )?(text|prompt|conversation|message|sentence|question)',
  ),
  p(
    'extraction',
    9,
    [
      'instructions|prompts|rules|guidelines|configuration|messages',
      'print|list|output|include|repeat|dump|reveal|display',
      'all|every|any|internal|system',
    ],
    '(print|output|repeat|dump|reveal|display) _1 (out )?(all|every|all of) _1 (instructions|system prompts|prompts|guidelines|internal rules)',
  ),
  p(
    'extraction',
    8,
    ['system', 'prompts|configuration|instructions', 'include|including|internal|all'],
    '(system prompts|internal configuration|internal instructions|internal rules|hidden instructions)',
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
    [TELL, GIVEN, 'you', 'given|told|informed|following|provided|follow'],
    `(${TELL}) _3 (${GIVEN}) _1 you (were|have|ve been|are|follow|must follow) _1`,
  ),
  p(
    'extraction',
    7,
    [GIVEN, 'you', 'follow|operate|adhere|obey|given|told|informed'],
    `(${GIVEN}) (that )?you _1 (follow|operate under|adhere to|obey|given|told|informed)`,
  ),
  p(
    'extraction',
    10,
    ['what|whats', 'your|you', 'initial|original|hidden|secret|system', GIVEN],
    `(what|whats) (s |is |are |were )?(your|you) (${FIRST}) _1 (${GIVEN})`,
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
    10,
    [
      'not|never|forbidden|prohibited',
      'supposed|allowed|permitted|told|forbidden|prohibited',
      'what|which',
      'you',
      'tell|say|reveal|share|discuss|disclose|talk',
    ],
    '(what|which) _2 (are you|you are|you re|were you) (not|never|forbidden|prohibited) _2 (tell|say|reveal|share|discuss|disclose|talk about)',
  ),
  p(
    'extraction',
    10,
    [
      'show|display|output|share|print|reveal|dump|expose',
      'your',
      'configuration|config|thought|reasoning|internals|context|initialization',
    ],
    '(show|display|output|share|print|reveal|dump|expose) _2 your (configuration|config|chain of thought|internal reasoning|internals|full context|initialization)',
  ),
  p('extraction', 6, ['instructions', 'my|the', 'are|say|were|so'], '(my|the previous|the hidden) instructions (are|say|so far|were)'),
  p('extraction', 5, ['system', 'prompt', 'is|was|reads'], 'system prompt (is|was|reads|starts)'),
  p(
    'extraction',
    10,
    [SHOW, 'prior|earlier|preceding|foregoing', 'instructions|instruction|prompt|prompts|directives'],
    `(${SHOW}) _3 (prior|earlier|preceding|foregoing) _1 (instructions|instruction|prompt|prompts|directives)`,
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
      'revealing|printing|showing|outputting|repeating|displaying|sharing|disclosing|leaking|dumping|reciting|quoting',
      'prompt|instructions',
      'system|your|initial|original|full|hidden',
    ],
    '(revealing|printing|showing|outputting|repeating|displaying|sharing|disclosing|leaking|dumping|reciting|quoting) _2 (your|system|initial|original|full|hidden) _1 (prompt|instructions)',
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
  p('extraction', 7, ['context', 'window', 'your|repeat|print|verbatim|exact'], '(in|of|from) your context window'),
];
