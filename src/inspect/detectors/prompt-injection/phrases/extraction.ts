import { p, type Phrase } from './phrase.js';
import { GIVEN, SHOW } from './words.js';

const TELL = 'reveal|show|print|output|repeat|display|tell|disclose|leak|dump|expose|recite|list|summarize|translate';
const GIVE_AWAY =
  'reveal|show|print|output|repeat|display|tell|give|share|disclose|leak|dump|expose|recite|say|spell|echo|summarize|translate';
const FIRST = 'initial|original|first|hidden|secret|system|previous|base|starting';

/** Getting at what the model was given: all of it, a part, or in another form. */
export const EXTRACTIONS: readonly Phrase[] = [
  p(
    'extraction',
    10,
    [SHOW, 'prompt|instructions|instruction|directives', 'your|initial|hidden|original|secret|internal'],
    `(${SHOW}) _3 (your|initial|hidden|original|secret|internal) _3 (prompt|instructions|instruction|directives)`,
  ),
  p(
    'extraction',
    10,
    [SHOW, 'prompt|instructions|instruction|directives', 'above|previous'],
    `(${SHOW}) _3 (above|previous) (prompt|instructions|instruction|directives)`,
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
  p('extraction', 10, [GIVE_AWAY, 'prompt|prompts|instructions', 'system'], `(${GIVE_AWAY}) _4 system (prompt|prompts|instructions)`),
  p('extraction', 10, [SHOW, 'system', 'message', 'your'], `(${SHOW}) _3 your _1 system message`),
  // Who builds agents writes and copies theirs, and a console has messages of the system.
  p('extraction', 6, [SHOW, 'prompt|prompts|instructions|message', 'system'], `(${SHOW}) _4 system (prompt|prompts|instructions|message)`),
  p(
    'extraction',
    7,
    ['what|which', 'prompt|instructions|instruction|rules|directives', 'your|system|initial|given|original|above'],
    '(what|which) _3 (your|system|initial|original|hidden) _1 (prompt|instructions|instruction|directives|rules)',
  ),
  p('extraction', 7, ['system', 'prompt'], '(your|full|entire|complete|hidden) system prompt'),
  // Who builds agents speaks of theirs.
  p('extraction', 6, ['system', 'prompt'], 'the system prompt'),
  p('extraction', 4, ['training', 'data|set', 'your|reveal|show|what'], '(your) training data'),
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
    5,
    ['prompts|configuration|instructions|rules', 'system|internal'],
    '(system prompts|internal configuration|internal instructions|internal rules)',
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
    9,
    [
      'revealing|printing|showing|outputting|repeating|displaying|sharing|disclosing|leaking|dumping|reciting|quoting',
      'prompt|instructions',
      'system|your|initial|original|full|hidden',
    ],
    '(revealing|printing|showing|outputting|repeating|displaying|sharing|disclosing|leaking|dumping|reciting|quoting) _2 (your|system|initial|original|full|hidden) _1 (prompt|instructions)',
  ),
];
