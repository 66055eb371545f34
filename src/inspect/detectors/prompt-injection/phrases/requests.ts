import { p, type Phrase } from './phrase.js';

/** Whole requests that only a model gets: to do as a file says, to tell what it was told, to go on for ever. */
export const REQUESTS: readonly Phrase[] = [
  p(
    'override',
    9,
    [
      'instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt',
      'ignored|disregarded|bypassed|overridden|forgotten|discarded|outdated',
      'be|as|been|are',
    ],
    '(instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt) _9 (should|must|can|may|to|now|therefore) be (ignored|disregarded|bypassed|overridden|forgotten|discarded)',
  ),
  p(
    'override',
    9,
    ['no|any|without', 'prior|previous|earlier', 'instructions|rules|prompt|constraints|restrictions|directives', 'as|has|had|have|there'],
    '(no|without any|without) (prior|previous|earlier) _1 (instructions|rules|prompt|constraints|restrictions|directives)',
  ),
  p(
    'override',
    10,
    ['leave|abandon|put|throw|drop|cast', 'previous|prior|above|earlier|instructions|rules|thoughts', 'behind|aside|away|all'],
    '(leave|put|throw|cast|abandon) _3 (previous|prior|above|earlier|old|your) _3 (behind|aside|away|thoughts|instructions|rules)',
  ),
  p(
    'override',
    8,
    ['articles|articels|context|texts', 'without|instead', 'knowledge|by|from|on|given|provided|using'],
    '(without|instead of) (by|from|on|using|with|regarding|considering)? _1 (articles|articels|given context|provided context|provided texts)',
  ),
  // `This searches records, not articles` tells what is found.
  p(
    'override',
    8,
    ['articles|articels|context|texts', 'not', 'by|from|on|using|with|regarding|considering'],
    '(not) (by|from|on|using|with|regarding|considering) _1 (articles|articels|given context|provided context|provided texts)',
  ),
  p(
    'override',
    7,
    ['context|conversation|memory|history', 'cleared|reset|wiped|erased|deleted', 'previous|prior|conversation|chat|your'],
    '(previous|prior|conversation|chat|your) _2 (context|conversation|memory|history) _2 (cleared|reset|wiped|erased|deleted)',
  ),
  p(
    'override',
    6,
    ['despite|regardless|no', 'told|instructed|what|programmed'],
    '(despite|regardless of|no matter) what _2 (told|instructed|programmed|been told)',
  ),
  p(
    'new_task',
    6,
    ['new', 'challenge|task|tasks|assignment|tasks', 'you|now|start|further|begin'],
    '(now |here is |have |start with |begin |great )a _2 new (challenge|task|assignment) (for you)?',
  ),
  p(
    'new_task',
    5,
    ['well|great|excellent|good|perfect|thanks', 'now|here|next|new', 'task|test|job|question|challenge'],
    '(well done|great|excellent|good job|perfect|very good|passed the first test) _6 (now|here comes|next|new) _4 (task|test|job|challenge|question)',
  ),
  p(
    'new_task',
    10,
    [
      'follow|execute|complete|apply|perform|carry|do',
      'directions|instructions|task|commands|steps|orders',
      'inside|within|therein|there|described|contained|them',
    ],
    '(follow|execute|complete|apply|perform|carry out|do) _1 (directions|instructions|task|commands|steps|orders) _1 (inside|within|therein|described within|described therein|contained|contained within)',
  ),
  p(
    'new_task',
    10,
    ['your', 'instructions|parameters|directives|task|orders|tasks|rules', 'file|log|document|txt|located|stored|defined|found|written'],
    '(your|next) (instructions|parameters|directives|task|orders|tasks) _3 (defined|found|written|located|stored|in the file|in) _3 (file|log|txt|document)',
  ),
  p(
    'new_task',
    8,
    ['contains|has|holds|put|left', 'your', 'instructions|orders|task|directives'],
    '(file|system|log|document|page|folder) (contains|has|holds) your (instructions|orders|task|directives|next)',
  ),
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
    '(what would|share with me|tell me|give me|confirm) your (password|passphrase|passcode|secret)',
  ),
  p(
    'resource',
    10,
    [
      'forever|endlessly|infinitely|million|stopping|infinite|times',
      'repeat|say|print|write|output|list|count|generate|stop',
      'word|words|without|not|times|every|loop|following',
    ],
    '(repeat|say|write|count|generate|do not stop) _6 (forever|without stopping|million times|until you have)',
  ),
  p(
    'standing_order',
    8,
    [
      'each|every|all|future',
      'response|reply|answer|message|responses|replies|answers|messages',
      'include|add|append|insert|end|begin|start|prepend|must|always',
    ],
    '(for|in|to|with|at the end of) (each|every|all|all future|all your) (response|reply|answer|message|responses|replies|answers) _1 (include|add|append|insert|end|begin|start|prepend)',
  ),
  p(
    'addressed',
    7,
    ['ai|llm|assistant|chatbot|gpt|agent|agents', 'recipient|attention|attn|memo|to|note', 'from|re|subject|memo|internal|effective'],
    '(recipient|attention|attn|to) (the |all )?(ai|ai assistant|ai assistants|ai agents|llm|language model|chatbot) (from|re|subject|effective|internal)',
  ),
  p(
    'markup',
    6,
    ['moderator|trust|safety|admin|security|compliance|policy|operator', 'note|team|update|notice|message|from|override'],
    '(moderator|admin|operator|policy|context|security) (note|update|notice|override)',
  ),
  p(
    'markup',
    5,
    ['effective|immediately|whitelisted|verified|clearance|exempt', 'immediately|user|session|from|been'],
    '(effective immediately|user (has been|is) (verified|whitelisted|authorized|exempt)|session is exempt)',
  ),
];
