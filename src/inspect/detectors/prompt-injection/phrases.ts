/**
 * One feature of a text that talks to a model instead of to its reader.
 *
 * `phrase` is words: a space is any gap between words (punctuation, line breaks), `(a|b)` alternatives, `_3` up to three words
 * in between, a trailing `*` the rest of a word. `needs` is what must be there at all: groups of whole words, one of each
 * group; it keeps the phrase from being tried on texts that cannot match. Ten points are an injection by themselves.
 */
export interface Phrase {
  readonly rule: string;
  readonly weight: number;
  readonly needs: readonly string[];
  readonly phrase: string;
}

const OVERRIDE =
  'ignore|ignoring|ignores|disregard|disregarding|forget|forgetting|override|overriding|bypass|discard|neglect|nullify|dismiss|erase|igmre|ignor';
const ORDERS =
  'instruction|instructions|instrctoins|instuctions|prompt|prompts|rules|rule|guidelines|guideline|directives|directive|directions|commands|orders|constraints|programming|restrictions|guardrails|safeguards|policies|assignments|tasks|policy';
const ORDERS_GROUP = `${ORDERS}|training|context|texts|text|messages|message|conversation|content|information|statements|articles|articels|input|inputs`;
const SECRETS = 'password|passwords|passphrase|credentials|credential|secret|secrets|key|keys';
const SHOW =
  'reveal|show|print|output|repeat|display|tell|give|share|disclose|leak|dump|expose|write|return|provide|recite|say|list|echo|copy|summarize|translate|spell|display';

const p = (rule: string, weight: number, needs: readonly string[], phrase: string): Phrase => ({ rule, weight, needs, phrase });

export const PHRASES: readonly Phrase[] = [
  // Override: what the model was told no longer holds.
  p(
    'override',
    12,
    [OVERRIDE, ORDERS, 'previous|previously|prior|above|earlier|preceding|foregoing|initial|original|past|former|system|before'],
    `(${OVERRIDE}) _4 (previous|previously|prior|above|earlier|preceding|foregoing|initial|original|past|former|system) _3 (${ORDERS})`,
  ),
  p(
    'override',
    12,
    [OVERRIDE, ORDERS, 'above|before|previously|you|given'],
    `(${OVERRIDE}) _3 (${ORDERS}) _2 (above|before|previously|you were|you have|given|you got|so far|and instead|and just|and only)`,
  ),
  p(
    'override',
    10,
    [OVERRIDE, ORDERS, 'all|any|every|your|these|those|everything|programmed'],
    `(${OVERRIDE}) (about )?(all|any|every|everything|your|these|those|of|the|programmed|current) _2 (${ORDERS})`,
  ),
  p(
    'override',
    10,
    [
      OVERRIDE,
      'everything|all|anything|whatever|what|said',
      'before|above|prior|previously|previous|earlier|said|told|far|instructed|stated|answered|wrote',
    ],
    `(${OVERRIDE}) _1 (everything|all|anything|whatever|what) _4 (before|above|prior|previously|previous|earlier|told|so far|instructed|stated|said)`,
  ),
  p(
    'override',
    10,
    [OVERRIDE, 'previous|prior|above|earlier|preceding|foregoing', ORDERS_GROUP],
    `(${OVERRIDE}) _3 (previous|prior|above|earlier|preceding|foregoing) _2 (context|texts|text|messages|conversation|content|information|statements|input|inputs|tasks|assignments|training)`,
  ),
  p(
    'override',
    10,
    ['ignore|disregard|forget|erase', 'above|everything'],
    '(ignore|disregard|forget|erase) _1 (the above|above|everything above|everything you (were|have been|know|ve been)|all of the above|all the above|all above|everything and|everything before|everything that was)',
  ),
  p(
    'override',
    10,
    [
      'ignore|disregard',
      'instructions|rules|guidelines|descriptions|content|webpage|page|document|documents|task|text',
      'and|instead|state|output|print|write|say|reply|respond|call|just',
    ],
    '(ignore|disregard) _2 (instructions|rules|guidelines|descriptions|content|webpage|page|document|documents|task|translation task|text) _2 (state|output|print|write|say|reply|respond|call|show|give|just)',
  ),
  p(
    'override',
    10,
    [OVERRIDE, 'provided|given', 'context|articles|articels|instructions|texts|information|input'],
    `(${OVERRIDE}) _2 (provided|given) _2 (context|articles|articels|instructions|texts|information|input)`,
  ),
  p(
    'override',
    6,
    ['disregarding|ignoring|disregard|ignore', 'articles|articels|context'],
    '(disregarding|ignoring|disregard|ignore) (the |all )?(articles|articels|given context|context)',
  ),
  p(
    'override',
    10,
    ['ignore|bypass|override|disregard|forget', 'descriptions|description|safety|restrictions'],
    '(ignore|bypass|override|disregard|forget) _2 (tool descriptions|tool description|safety rules|safety restrictions|content restrictions|restrictions)',
  ),
  p(
    'override',
    10,
    [
      'not|dont|never|stop|t',
      'listen|follow|followed|following|obey',
      'previous|prior|above|earlier|original|initial|system|before|instructions',
    ],
    '(do not|don t|dont|never|stop) (listen to|follow|following|obey) _3 (previous|prior|above|earlier|original|initial|system|instructions)',
  ),
  p(
    'override',
    9,
    [
      'instructions|rules|instruction|restrictions|guidelines|policies',
      'void|nullified|invalid|canceled|cancelled|obsolete|overridden|outdated|superseded|revoked|lifted',
    ],
    '(instructions|rules|instruction|restrictions|guidelines|policies) _3 (void|nullified|invalid|canceled|cancelled|obsolete|overridden|superseded|revoked|lifted)',
  ),
  p(
    'override',
    7,
    ['instructions|rules|guidelines', 'changed|updated|replaced', 'new|now|following'],
    '(instructions|rules|guidelines) _2 (changed|updated|replaced) _6 (new instructions|new rules|new guidelines|following instructions)',
  ),
  p(
    'override',
    6,
    ['override', 'instructions|active|system|safety|mode'],
    '(override instructions|override active|system override|override mode|override safety|security override|admin override|override code)',
  ),
  p(
    'override',
    5,
    [
      'cancel|stop|drop|quit|pause|abort|halt',
      'tasks|task|everything|doing|instructions',
      'all|previous|everything|current|other|what|that|above',
    ],
    '(cancel|stop|drop|quit|pause|abort|halt) _2 (all|previous|everything|current|other|what) _3 (tasks|task|instructions|you are doing|doing)',
  ),
  p('override', 6, ['beginning|instead', 'forget|erase|reset|task|instead'], '(forget|erase|reset) _4 (instead|beginning)'),
  p(
    'override',
    6,
    ['not|dont|never', 'above|articles|context'],
    '(do not|dont|don t) (use|consider|regard|care about|answer|respond to) _3 (above|given context|articles)',
  ),

  p(
    'override',
    10,
    ['regardless|irrespective|instead', 'previous|prior|earlier|above', 'tasks|task|instructions|rules|instruction'],
    '(regardless of|irrespective of) _2 (previous|prior|earlier|above) (tasks|task|instructions|rules|instruction)',
  ),
  p(
    'override',
    8,
    ['ignore|disregard', 'except|other|instead', 'info|information|text|else|them|everything|it|this'],
    '(ignore|disregard) _1 (info|information|text|else|them|everything) _2 (except|other than|instead)',
  ),
  p(
    'override',
    6,
    ['tasks|task|instructions', 'out|previous|earlier', 'head|mind|memory'],
    '(tasks|task|instructions) _2 out of _2 (head|mind|memory)',
  ),
  p(
    'override',
    7,
    ['policy|policies|guidelines|rules|restrictions|filtering|filters', 'suspended|lifted|disabled|waived|nullified'],
    '(policy|policies|guidelines|rules|restrictions|filtering|filters) _4 (suspended|lifted|disabled|waived|nullified)',
  ),

  p(
    'override',
    7,
    ['ignore|bypass|override|disregard|forget', 'safety'],
    '(ignore|bypass|override|disregard|forget) _2 (safety guidelines|safety protocols|safety measures)',
  ),
  p('override', 6, ['ignore|bypass|disregard', 'them|it|this', 'and'], '(ignore|bypass|disregard) (them|it|this) and'),

  // A new task or identity in the place of the old.
  p(
    'new_task',
    6,
    [
      'new|real|actual|updated|true|revised|next|strictly',
      'instruction|instructions|task|orders|directive|objective|goal|mission|role|identity',
    ],
    '(your|the|here are|adhere to the following|these are|following are) _1 (new|real|actual|updated|true|revised|next|following|primary) _1 (instruction|instructions|task|orders|directive|objective|goal|mission|role|identity)',
  ),
  p(
    'new_task',
    4,
    ['new', 'instruction|instructions|task|orders|message|role|objective'],
    'new _1 (instruction|instructions|task|orders|system message|role|objective)',
  ),
  p(
    'new_task',
    5,
    ['now', 'from|on|starting', 'you|your|respond|answer|act|call|always|speak|write|reply'],
    '(from now|from now on|from this moment|from here on|starting now) _2 (you|your|respond|answer|act|always|speak|write|reply|call)',
  ),
  p(
    'new_task',
    6,
    [
      'complete|perform|execute|strictly|obey|comply|adhere',
      'following|instruction|instructions|commands|command|orders',
      'strictly|exactly|immediately|first|must|beginning|my|following',
    ],
    '(strictly|exactly|immediately|must) _1 (adhere|comply|obey|follow|execute|perform|complete) _4 (instruction|instructions|commands|command|orders|following)',
  ),
  p(
    'new_task',
    7,
    ['before|after', 'solve|complete|continue', 'task', 'gave|given|beginning|original|asked|me|i'],
    '(before|after) _4 (solve|complete|continue) _1 task _2 (i gave|given|you were given|that i)',
  ),
  p(
    'new_task',
    6,
    ['important', 'message', 'from|to|for', 'you|assistant|ai|model|agent|me'],
    'important message _8 (to you|to the assistant|for you|for the assistant|for the ai|to the ai)',
  ),
  p('new_task', 5, ['please', 'following', 'first'], 'please do the following first'),
  p(
    'new_task',
    5,
    ['instructions|instruction|task', 'decode|decoded|execute|follow', 'base64|hex|encoded|encode|rot13|binary|cipher|within|text'],
    '(decode|decoded|execute|follow) _8 (instructions|instruction|execute it|follow it|follow)',
  ),
  p(
    'new_task',
    4,
    ['instead', 'say|print|output|write|respond|reply|answer|state|call|send|just|simply'],
    '(instead) _2 (say|print|output|write|respond|reply|answer|state|call|send|just|simply)',
  ),
  p(
    'new_task',
    5,
    ['reply|respond|answer|say|print', 'only|nothing|absolutely|exactly|simply|just'],
    '(reply|respond|answer) _1 (with only|only with|simply with|just with|with nothing|with exactly|with the following text)',
  ),
  p(
    'new_task',
    6,
    ['instructions|instruction|task', 'file|log|inside|within|there', 'next|follow|written|described|complete|execute|check'],
    '(next instructions|your instructions|task description|task described|instructions written|follow the instructions|execute the instructions|complete the task) _8 (file|log|inside|within|there)',
  ),

  p(
    'new_task',
    7,
    ['your', 'instructions|task|orders', 'now|file|log'],
    'your (instructions|task|orders) (are|is) (now|to be found|in the)',
  ),
  p(
    'new_task',
    7,
    ['instructions', 'file|log', 'your|my|contains|next'],
    '(contains|written|find|found|put|placed|left) _1 (your|my) _1 (instructions|task|orders)',
  ),
  // Being somebody to whom the rules do not apply.
  p('mode', 12, ['anything', 'now', 'do'], 'do anything now'),
  p(
    'mode',
    6,
    ['mode', 'unfiltered|maintenance|diagnostic|kernel|privileged|debug|admin', 'enter|entering|enable|activate|switch|now|in'],
    '(enter|entering|enable|activate|switch to|switch into|now in|are in) _2 (unfiltered|maintenance|diagnostic|kernel|privileged|debug|admin) mode',
  ),
  p(
    'mode',
    9,
    [
      'mode',
      'developer|dev|debug|god|jailbreak|dan|unrestricted|maintenance|sudo|root|admin|opposite|evil|unfiltered|diagnostic|kernel|privileged',
      'enter|entering|enable|enabled|activate|activated|switch|engage|now|in|on|with|active',
    ],
    '(enter|entering|enable|activate|activating|switch to|switch into|engage|now in|are in|be in|with|simulate) _2 (developer|dev|god|jailbreak|dan|unrestricted|sudo|root|opposite|evil) mode',
  ),
  p(
    'mode',
    9,
    [
      'mode',
      'developer|dev|debug|god|jailbreak|dan|unrestricted|maintenance|sudo|root|admin|opposite|unfiltered|system',
      'enabled|activated|on|active|engaged|output',
    ],
    '(developer|dev|debug|god|jailbreak|dan|unrestricted|maintenance|sudo|root|admin|opposite|unfiltered|system) mode _1 (enabled|activated|active|engaged|output)',
  ),
  p(
    'role',
    6,
    ['you', 'are', 'now|longer', 'a|an|the|in|dan|free|my|going|no'],
    '(you are|you re|youre) (now|no longer) (a|an|the|in|dan|free|my|going|bound|claude|chatgpt|gpt|limited|restricted|unfiltered|acting|operating|called|named|required|able)',
  ),
  p(
    'role',
    4,
    ['act|acting|behave|behaving', 'as'],
    '(act|acting|behave|behaving) (as if|as though|as a|as an|as the|as my|as dan|as both|like a|like an)',
  ),
  p(
    'role',
    4,
    ['pretend|pretending|roleplay|impersonate|simulate|simulating|imagine|embody|immerse|emulate'],
    '(pretend|pretending) (to be|that you|you are|you re|as)',
  ),
  p(
    'role',
    3,
    ['roleplay|role|impersonate|simulate|embody|immerse|emulate|play'],
    '(roleplay as|role play|roleplay|impersonate|simulate (a|an|the|being)|embody|immerse yourself|emulate|play the role|take on the role|play (2|two) characters)',
  ),
  p(
    'role',
    3,
    ['imagine|hypothetical|hypothetically|fictional|fictitious|novel|story'],
    '(imagine (you|that you|a world)|hypothetical (response|story|scenario|setting)|fictional (story|world|character|setting|ai|universe))',
  ),
  p(
    'unbound',
    7,
    [
      'without|no|not|free|freed|ignoring|lacks|lack|any|zero',
      'restrictions|restriction|limitations|limits|filter|filters|filtering|censorship|ethical|ethics|moral|morals|boundaries|guardrails|constraints|rules|safeguards|refusing',
    ],
    '(without|no|not have any|not bound by|free of|free from|freed from|not limited by|not restricted by|lacks|zero) _2 (restrictions|restriction|limitations|filter|filters|filtering|censorship|ethical|ethics|moral|morals|ethical constraints|guardrails|safeguards)',
  ),
  p(
    'unbound',
    10,
    [
      'without|no|any',
      'ethical|moral|safety|content|restrictions|filter|filters',
      'respond|act|answer|operate|speak|reply|output|do|behave|function|query',
    ],
    '(respond|act|answer|operate|speak|reply|behave|function|every query) without _2 (restrictions|restriction|filter|filters|ethical constraints|ethical filtering|ethical|moral|safety|limitations|constraints|censorship)',
  ),
  p(
    'unbound',
    5,
    ['unfiltered|uncensored|amoral|unethical|unrestricted|jailbroken|immoral|unlimited|unhinged|unbiased'],
    '(unfiltered|uncensored|amoral|unethical|jailbroken|immoral|unhinged|completely unlimited|unrestricted (ai|assistant|model|chatbot|bot|language))',
  ),
  p(
    'obey',
    6,
    ['never|not|cannot|dont|cant|refusals', 'refuse|decline|reject|apologize|refusals|disabled|warnings|sorry|moralize|warn'],
    '(never|cannot|can not|must not|do not|don t|won t|can t|not allowed to) _1 (refuse|decline|reject|apologize|say no|say sorry|moralize|break character|warn me)',
  ),
  p(
    'unbound',
    5,
    [
      'refusals|safety|filters|filter|safeguards|guidelines|restrictions',
      'disabled|off|disable|deactivated|removed|suspended|lifted|turned',
    ],
    '(refusals are|safety|safety filters|safety guidelines|content filters|content filter|filters|safeguards|restrictions) (is|are|have been|has been|now)? (disabled|off|deactivated|removed|suspended|lifted|turned off)',
  ),
  p(
    'unbound',
    6,
    ['disable|remove|turn|deactivate|suspend|drop', 'safety|filters|filter|content|guardrails|restrictions|ethical'],
    '(disable|remove|turn off|deactivate|suspend|drop) _2 (safety filters|content filters|content filter|safety guidelines|safety|guardrails|ethical guidelines|ethical filters|restrictions) _2',
  ),
  p(
    'unbound',
    5,
    ['openai|anthropic|chatgpt|google', 'policy|policies|guidelines|rules|restrictions|limitations|filters'],
    '(openai|anthropic|chatgpt|google) (s )?_2 (policy|policies|guidelines|rules|restrictions|limitations|filters)',
  ),
  p(
    'role',
    4,
    ['dan|chatgpt|gpt|antigpt|aim|stan|dude|evilbot|betterdan|developer'],
    '(hello chatgpt|hi chatgpt|chatgpt you|chatgpt with|as dan|named dan|called dan|dan is|dan can|you are dan|stan|antigpt|betterdan|evilbot|chatgpt as|as chatgpt)',
  ),
  p(
    'role',
    4,
    ['character|jailbreak|jailbroken|persona', 'stay|in|break|jailbreak|remain|persona'],
    '(stay in character|remain in character|break character|in jailbreak|jailbreak (mode|prompt|me|yourself))',
  ),
  p(
    'unbound',
    4,
    ['ethical|moral|ethics|legal|law|legality|morals|illegal', 'care|concern|regard|regardless|no|not|any|irrelevant'],
    '(no|not|without|regardless of|don t care about|irrespective of|zero) _3 (ethical|moral|morality|legal|legality|law)',
  ),
  p(
    'obey',
    6,
    ['listen', 'instructions|orders|commands'],
    '(must|to|will|should) listen to (my|these|the following) (instructions|orders|commands)',
  ),
  p(
    'obey',
    5,
    ['obey|obedience|comply|compliance', 'me|my|orders|commands|requests|request|all|every'],
    '(obey|comply with) _2 (me|my|orders|commands|requests|all|every|any)',
  ),
  p(
    'unbound',
    4,
    ['bypass|circumvent|break|evade', 'rules|filters|restrictions|policies|limitations|guidelines|filter|safety'],
    '(bypass|circumvent|break|evade) _2 (the rules|rules|filters|restrictions|policies|limitations|guidelines|content filter|safety)',
  ),
  p(
    'obey',
    4,
    ['anything', 'want|ask|asked|question|request|answer'],
    '(answer|do|say|respond to) (anything|any question|every question|any request|any prompt|every request|every query) _3',
  ),

  // Getting at what the model was given.
  p(
    'extraction',
    10,
    [SHOW, 'prompt|instructions|instruction|rules|guidelines|directives', 'your|initial|hidden|original|secret|internal|above|previous'],
    `(${SHOW}) _3 (your|initial|hidden|original|secret|internal|above|previous) _3 (prompt|instructions|instruction|guidelines|directives|rules)`,
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

  // Pretended conversation or system text.
  p(
    'markup',
    5,
    ['system', 'message|alert|notice|update|note|command|notification|administrator|instruction'],
    '(new system message|system alert|system notice|system update|system note|system command|system instruction|system administrator (has|says|requires|update)|system message)',
  ),
  p(
    'markup',
    5,
    ['end|begin|beginning|start', 'prompt|input|instructions|context|document|text|message|conversation', 'of|system|user'],
    '(end|begin|beginning|start) (of )?_1 (prompt|input|instructions|system|context|document|conversation)',
  ),
  p(
    'markup',
    5,
    [
      'admin|administrator|developer|maintainer|creator|owner|ceo|engineer',
      'i|im|am|as|this|is|the',
      'your|system|of|authorized|authorizing|speaking|override|openai|this|the',
    ],
    '(i am|i m|im|this is|as) (your|the|a|an) _1 (admin|administrator|system administrator|developer|maintainer|creator|owner|openai engineer)',
  ),
  p(
    'markup',
    5,
    ['authorized|authorizing|authorization|authorised|clearance|permission|exception', 'you|granted|to|bypass|level|security'],
    '(authorizing you|authorized you|you are authorized|authorization granted|exception granted|permission granted|clearance level|security exception)',
  ),
  p(
    'markup',
    4,
    ['urgent|emergency|critical|important|attention', 'ai|assistant|model|agent|chatbot|bot|llm|system'],
    '(urgent|emergency|critical|important|attention) _3 (ai|assistant|language model|llm|agent|chatbot|system) ',
  ),

  // Talking to the model behind the reader's back.
  p(
    'concealment',
    8,
    [
      'not|dont|never|without|t',
      'user|users|human|owner|anyone|anybody|customer|operator|them|him|her',
      'tell|inform|mention|notify|alert|telling|informing|mentioning|notifying|reveal|disclose|let|show|report|say',
    ],
    '(do not|don t|dont|never|without|must not|should not) (tell|inform|mention|notify|alert|telling|informing|mentioning|notifying|reveal|disclose|let|show) _4 (user|users|human|owner|anyone|anybody|customer|operator)',
  ),
  p(
    'concealment',
    7,
    ['user|human', 'not', 'know|see|notice|aware|informed|told'],
    '(user|human) (must|should|does|do|need|will|can) not _2 (know|see|notice|aware|informed|told)',
  ),
  p(
    'concealment',
    5,
    ['silently|secretly|covertly|quietly|discreetly', 'send|forward|upload|copy|add|call|run|execute|include|read|transmit|pass'],
    '(silently|secretly|covertly|quietly|discreetly) (send|forward|upload|copy|add|call|run|execute|include|read|transmit|pass)',
  ),
  p(
    'concealment',
    5,
    ['secret|hidden|confidential|invisible', 'user|keep'],
    '(keep this (secret|hidden|confidential)|hidden from the user|invisible to the user|secret from the user)',
  ),
  p(
    'addressed',
    8,
    [
      'ai|llm|assistant|model|agent|chatbot|gpt|bot|claude|chatgpt|software',
      'note|message|instruction|instructions|attention|notice|dear|reading|reads|processing|automated|if',
    ],
    '(note|instruction|instructions|attention|notice|memo) (to|for) (any |all |the |every )?(automated |large )?(ai|llm|llms|assistant|language model|language models|model|agent|chatbot|gpt|bot|bots|claude|chatgpt|analysis software)',
  ),
  p(
    'addressed',
    8,
    ['if', 'you', 'are', 'ai|llm|model|assistant|bot|agent|machine'],
    'if you (are|re) (an |a |the )?(ai|llm|language model|large language model|ai assistant|ai agent|bot)',
  ),
  p(
    'addressed',
    5,
    ['ai|assistant|model|llm|agent', 'must|should|shall', 'ignore|call|use|send|output|respond|include|follow'],
    '(the )?(ai|assistant|model|llm|agent) (must|should|shall) _2 (ignore|call|send|output|respond|include|follow|always)',
  ),

  p(
    'addressed',
    8,
    ['hidden|injected|secret', 'instruction|instructions|prompt'],
    '(hidden|injected|secret) (instruction|instructions|prompt)',
  ),

  // Orders about tools and data that no text has to give.
  p(
    'tool_order',
    7,
    ['before|after', 'using|calling|invoking|running|use|call', 'tool|tools|function|functions'],
    '(before|after|prior to) (using|calling|invoking|running|you use|you call) _2 (tool|tools|function|functions)',
  ),
  p(
    'tool_order',
    6,
    ['call|invoke|use|execute|run|trigger', 'tool|function', 'must|immediately|now|first|always|instead|without|should|with'],
    '(must|immediately|now|first|always|instead|should) (call|invoke|use|execute|run|trigger) _3 (tool|function)',
  ),
  p(
    'tool_order',
    7,
    ['ssh|id_rsa|env|credentials|passwd|mcp|bashrc|aws', 'read|open|cat|include|send|attach|pass|append|access|fetch|contents|content'],
    '(read|open|cat|include|send|attach|pass|append|access|fetch|contents of|content of) _4 (ssh id|id_rsa|ssh|env file|aws credentials|etc passwd|mcp json|cursor mcp)',
  ),
  p(
    'exfiltration',
    6,
    [
      'send|forward|upload|post|transmit|email|exfiltrate|leak|share|bcc|submit',
      'to',
      'password|passwords|credentials|conversation|history|emails|messages|data|files|secrets|keys|tokens|contents|records|information|details|key|token|code|codes',
      'http|https|com|net|org|attacker|address|external|webhook|server|endpoint|io|www|evil',
    ],
    '(send|forward|upload|post|transmit|email|exfiltrate|leak|share|submit) _5 (password|passwords|credentials|conversation|chat history|emails|messages|data|files|secrets|keys|tokens|contents|records|information|details|codes|security code) _6 to _4 (http|https|www|attacker|external|webhook)',
  ),
  p('exfiltration', 4, ['exfiltrate|bcc', 'to|all|data'], '(exfiltrate|bcc) _3 (to|all|data|every|copy)'),

  // German, Spanish, French, Italian, Portuguese, Dutch, Polish, Turkish; accents are folded before.
  p(
    'override_de',
    11,
    [
      'ignoriere|ignorieren|ignorier|vergiss|vergessen|vergesse|missachte|missachten|verwerfe',
      'anweisungen|befehle|aufgaben|regeln|instruktionen|anordnungen|vorgaben|eingaben|auftrage|aufforderungen|informationen|alles|davor|vorher|zuvor|bisher|obige|artikel|alle|vorherigen|dir',
    ],
    '(ignoriere|ignorieren|ignorier|vergiss|vergessen|vergesse|missachte|missachten|verwerfe) _5 (anweisungen|befehle|aufgaben|regeln|instruktionen|anordnungen|vorgaben|eingaben|auftrage|aufforderungen|informationen|davor|vorher|zuvor|bisher|obige)',
  ),
  p(
    'override_de',
    11,
    [
      'ignorieren|vergessen|missachten|verwerfen',
      'obigen|vorherigen|bisherigen|vorangegangenen|vorigen|alle|alles',
      'anweisungen|ausfuhrungen|befehle|aufgaben|regeln|instruktionen|vorgaben|informationen|gesagte|vorherige',
    ],
    '(obigen|vorherigen|bisherigen|vorangegangenen|vorigen|alle|alles) _2 (anweisungen|ausfuhrungen|befehle|aufgaben|regeln|instruktionen|vorgaben|informationen|gesagte|vorherige) _1 (ignorieren|vergessen|missachten|verwerfen)',
  ),
  p(
    'override_de',
    10,
    ['nicht', 'hore|horen|achte|beachte|befolge', 'zuvor|vorher|gesagte|bisherigen|vorherigen|anweisungen|obige'],
    '(hore|horen|achte|beachte|befolge) _2 nicht _3 (zuvor|vorher|gesagte|bisherigen|vorherigen|anweisungen|obige)',
  ),
  p(
    'override_de',
    10,
    ['vergiss|vergessen|ignoriere', 'alles|alle'],
    '(vergiss|vergessen sie|ignoriere) (bitte |jetzt |nun )?(alles|alle)',
  ),
  p(
    'persona_de',
    4,
    ['bist|sei|tu|stell|spiele', 'jetzt|nun|vor|als|du'],
    '(du bist (jetzt|nun|ab sofort)|ab (jetzt|sofort) bist du|stell dir vor du|tu so als)',
  ),
  p(
    'extraction_de',
    9,
    [
      'zeige|zeig|nenne|wiederhole|gib|schreibe|verrate|prompt|lauten|lautet',
      'prompt|prompts|anweisungen|passwort|systemprompt|instruktionen|kennwort',
    ],
    '(zeige|zeig|nenne|wiederhole|gib|schreibe|verrate|lauten|lautet|sag) _5 (prompt|prompts|systemprompt|anweisungen|passwort|kennwort|instruktionen)',
  ),
  p(
    'override_es',
    11,
    [
      'ignora|ignore|olvida|omite|descarta|olvide|olvidate|ignorar|ignoren',
      'instrucciones|ordenes|reglas|indicaciones|comandos|anteriores|anterior|directrices|todo|previas',
    ],
    '(ignora|ignore|olvida|omite|descarta|olvide|olvidate|ignorar|ignoren) _4 (instrucciones|ordenes|reglas|indicaciones|comandos|anteriores|anterior|directrices|previas)',
  ),
  p(
    'override_fr',
    11,
    [
      'ignore|ignorez|oublie|oubliez|ignorer|oublier|annule',
      'instructions|consignes|regles|ordres|directives|precedentes|precedent|precede|avant',
    ],
    '(ignore|ignorez|oublie|oubliez|ignorer|oublier|annule) (les|toutes|tout|tes|vos|ces|ce) _4 (instructions|consignes|regles|ordres|directives|precedentes|precedent|precede)',
  ),
  p(
    'override_it',
    11,
    ['ignora|ignorate|dimentica|dimenticate|ignorare', 'istruzioni|ordini|regole|comandi|precedenti|indicazioni|precedente'],
    '(ignora|ignorate|dimentica|dimenticate|ignorare) _4 (istruzioni|ordini|regole|comandi|precedenti|indicazioni|precedente)',
  ),
  p(
    'override_pt',
    11,
    ['ignore|ignora|esqueca|esquece|desconsidere|ignorar', 'instrucoes|ordens|regras|comandos|anteriores|acima'],
    '(ignore|ignora|esqueca|esquece|desconsidere|ignorar) _4 (instrucoes|ordens|regras|comandos|anteriores)',
  ),
  p(
    'override_nl',
    11,
    ['negeer|vergeet', 'instructies|regels|opdrachten|voorgaande|vorige|bovenstaande|alles'],
    '(negeer|vergeet) _4 (instructies|regels|opdrachten|voorgaande|vorige|bovenstaande)',
  ),
  p(
    'override_pl',
    11,
    ['zignoruj|ignoruj|zapomnij', 'instrukcje|polecenia|poprzednie|wszystko|zasady|wczesniejsze|o'],
    '(zignoruj|ignoruj|zapomnij) _4 (instrukcje|polecenia|poprzednie|poprzednich|wszystko|zasady|wczesniejsze)',
  ),
  p(
    'override_tr',
    11,
    ['talimatlari|talimatlar|komutlari|yonergeleri|kurallari', 'yoksay|unut|dikkate|say|gormezden'],
    '(talimatlari|talimatlar|komutlari|yonergeleri|kurallari) _3 (yoksay|yok say|unut|dikkate alma|gormezden)',
  ),
  p(
    'override_hr',
    11,
    ['zaboravi|ignoriraj|ignorisi', 'upute|instrukcije|prethodne|sve|naredbe|pravila'],
    '(zaboravi|ignoriraj|ignorisi) _4 (upute|instrukcije|prethodne|sve|naredbe|pravila)',
  ),
  p(
    'extraction_es',
    8,
    ['contrasena|clave|prompt|credenciales', 'cual|dime|revela|muestra|dame|es|dinos|comparte'],
    '(cual|dime|revela|muestra|dame|dinos|comparte) _4 (contrasena|clave secreta|prompt|credenciales)',
  ),
  p(
    'extraction_fr',
    8,
    ['mot|prompt', 'passe|systeme', 'quel|donne|dis|revele|montre|moi|donnez|partage'],
    '(quel|donne|dis|revele|montre|donnez|partage) _4 (mot de passe|prompt systeme)',
  ),
  p(
    'extraction_pt',
    8,
    ['senha|credenciais', 'qual|diga|revele|mostre|confirmar|sistema|me|dizer'],
    '(qual|diga|revele|mostre|confirmar|dizer) _4 (senha|credenciais)',
  ),
  p(
    'extraction_it',
    8,
    ['password|parola', 'qual|dimmi|rivela|mostra|condividi'],
    '(qual|dimmi|rivela|mostra|condividi) _4 (password|parola)',
  ),
];

/** Marks that stand for themselves. */
export const MARKS: readonly { readonly rule: string; readonly weight: number; readonly needs: string; readonly pattern: RegExp }[] = [
  {
    rule: 'chat_template',
    weight: 11,
    needs: '<|',
    pattern:
      /<\|\s?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|endofprompt|tool|fim_\w{1,8})\s?\|>/i,
  },
  { rule: 'chat_template', weight: 11, needs: 'INST]', pattern: /\[\/?INST\]/ },
  { rule: 'chat_template', weight: 11, needs: 'SYS>>', pattern: /<<\/?SYS>>/ },
  {
    rule: 'fake_system',
    weight: 8,
    needs: '[',
    pattern:
      /\[\s?\/?(?:system|admin|developer|assistant|priority|override)(?:\s(?:message|note|prompt|override|instruction|update|alert|command|mode)s?)?\s?\]/i,
  },
  {
    rule: 'fake_system',
    weight: 9,
    needs: '<',
    pattern:
      /<\/?\s?(?:important|system(?:[ _-](?:mode|prompt|message|instruction|override|reminder|note))?|admin|instructions?|secret|hidden|information|user_query|tool_response|injected|attention|critical|priority)\s?>/i,
  },
  { rule: 'fake_system', weight: 10, needs: '###', pattern: /#{3}\s{0,2}[([]\s?system/i },
  {
    rule: 'fake_system',
    weight: 6,
    needs: '###',
    pattern:
      /#{3}\s{0,2}[([]?(?:system(?:[_ ](?:message|prompt|note))?|instructions?|new instructions?|assistant|human|user|response|override)\b/i,
  },
  {
    rule: 'fake_system',
    weight: 5,
    needs: ':',
    pattern: /(?:^|\n)\s{0,4}(?:system|assistant|ai)\s?(?:override|message|prompt|note|instruction)?\s?:\s/i,
  },
  { rule: 'fake_system', weight: 5, needs: '{', pattern: /\{\s?system\s?:/i },
  { rule: 'fake_role', weight: 4, needs: '"role"', pattern: /"role"\s?:\s?"(?:system|developer)"/i },
  {
    rule: 'exfiltration_image',
    weight: 7,
    needs: '](',
    pattern: /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,200}[?&=][^)\s]{0,120}(?:\{|\[|%7b|\$|data|secret|token|q=|chat|history|summary)/i,
  },
  {
    rule: 'hidden_comment',
    weight: 5,
    needs: '<!--',
    pattern: /<!--[^<>]{0,200}\b(?:ignore|instruction|assistant|system|ai agent|llm|do not tell|state)\b/i,
  },
];

/** Scripts without the words of the table: whole phrases. */
export const FOREIGN: readonly { readonly rule: string; readonly weight: number; readonly pattern: RegExp }[] = [
  {
    rule: 'override_ru',
    weight: 11,
    pattern:
      /(?:игнорир|забудь|забудьте|отмени|не обращай внимания)[\p{L}]{0,8}[^.!?\n]{0,60}(?:инструкц|указани|команд|правил|предыдущ|вс[её]|промпт)/iu,
  },
  {
    rule: 'override_zh',
    weight: 11,
    pattern:
      /(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要遵守)[^。！？\n]{0,16}(?:指令|指示|提示|说明|說明|规则|規則|命令|之前|以上|上面|内容|要求)/u,
  },
  { rule: 'override_ja', weight: 11, pattern: /(?:指示|命令|プロンプト|ルール|指令)[^。\n]{0,12}(?:無視|忘れ)/u },
  { rule: 'override_ko', weight: 11, pattern: /(?:지시|명령|지침|프롬프트|규칙|내용)[^.\n]{0,12}(?:무시|잊)/u },
  { rule: 'override_ar', weight: 11, pattern: /(?:تجاهل|انس|انسى|تجاهلي)[^.\n]{0,40}(?:التعليمات|الأوامر|السابقة|القواعد|كل)/u },
  { rule: 'override_hi', weight: 11, pattern: /(?:निर्देश|आदेश|नियम)[^।\n]{0,40}(?:अनदेखा|अनदेखी|नज़रअंदाज़|भूल|उपेक्षा)/u },
  {
    rule: 'extraction_ru',
    weight: 8,
    pattern: /(?:скажи|назови|покажи|раскрой|какой|сообщи|поделись)[\p{L}]{0,6}[^.!?\n]{0,40}(?:парол|промпт|инструкци)/iu,
  },
  {
    rule: 'extraction_zh',
    weight: 8,
    pattern:
      /(?:告诉|告訴|显示|顯示|透露|输出|輸出|是什么|分享|重复)[^。！？\n]{0,12}(?:密码|密碼|提示词|系统提示|口令)|(?:密码|密碼|口令)[^。！？\n]{0,6}(?:是什么|是什麼|告诉)/u,
  },
  { rule: 'extraction_ja', weight: 8, pattern: /(?:パスワード|システムプロンプト)[^。\n]{0,12}(?:教え|何|表示|見せ|共有)/u },
  { rule: 'extraction_ko', weight: 8, pattern: /(?:비밀번호|암호|패스워드)[^.\n]{0,12}(?:알려|뭐|무엇|말해|공유|보여)/u },
  { rule: 'extraction_ar', weight: 8, pattern: /(?:كلمة (?:السر|المرور)|الباسورد)/u },
];
