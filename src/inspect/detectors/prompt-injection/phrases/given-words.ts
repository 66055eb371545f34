import { p, type Phrase } from './phrase.js';
import { SHOW } from './words.js';

const GIVEN = 'instructions|instruction|prompt|rules|ruleset|guidelines|directives|restrictions|policies|constraints';
const TELL = 'reveal|show|print|output|repeat|display|tell|disclose|leak|dump|expose|recite|list|summarize|translate';
const FIRST = 'initial|original|first|hidden|secret|system|previous|base|starting';

/** More ways to ask a model for what it was given: by what it was told, in another form, by a part of it. */
export const GIVEN_WORDS: readonly Phrase[] = [
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
  p(
    'extraction',
    6,
    ['print|show|reveal|dump|display|output', 'secret|password|passwords|keys'],
    '(print|show|reveal|dump|display|output) _1 (secret key|secret keys|secrets|passwords|password|api keys)',
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
];
