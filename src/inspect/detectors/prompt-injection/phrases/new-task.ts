import { p, type Phrase } from './phrase.js';

/** A new task or identity in the place of the old. */
export const NEW_TASKS: readonly Phrase[] = [
  p(
    'new_task',
    6,
    ['new|real|actual|updated|true|revised|next|strictly', 'instruction|instructions|task|orders|directive|objective|goal|mission'],
    '(your|the|here are|adhere to the following|these are|following are) _1 (new|real|actual|updated|true|revised|next|following|primary) _1 (instruction|instructions|task|orders|directive|objective|goal|mission)',
  ),
  // Roles and identities are also what users of a cloud are given.
  p(
    'new_task',
    6,
    ['new|real|actual|updated|true|revised|next', 'role|identity', 'your|following'],
    '(your|adhere to the following|following) _1 (new|real|actual|updated|true|revised|next) _1 (role|identity)',
  ),
  p(
    'new_task',
    4,
    ['new', 'instruction|instructions|task|orders|message|objective'],
    'new _1 (instruction|instructions|task|orders|system message|objective)',
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
  p('new_task', 8, ['gave|wrote', 'you', 'your', 'instructions|task|prompt'], 'i (gave|wrote) you your (instructions|task|prompt)'),
  p('new_task', 8, ['forgot', 'you', 'ask|tell|instruct'], 'forgot to (ask|tell|instruct) you to'),
  p(
    'new_task',
    5,
    [
      'you',
      'told|asked|instructed|requested',
      'summarize|summarise|translate|analyze|analyse|answer|process|review|describe|rate|rank|evaluate',
      'if|when',
    ],
    '(if|when|whenever) (you are|you re|youre) (told|asked|instructed|requested) to (summarize|summarise|translate|analyze|analyse|answer|process|review|describe|rate|rank|evaluate)',
  ),
  {
    rule: 'new_task',
    weight: 5,
    needs: [
      'told|asked|instructed|requested',
      'summarize|summarise|translate|analyze|analyse|answer|process|describe|rate|rank|evaluate',
      'instead|insted|also|sure|say',
    ],
    phrase:
      '(told|asked|instructed|requested) to (summarize|summarise|translate|analyze|analyse|answer|process|describe|rate|rank|evaluate) _9 (instead|insted|also|make sure|say)',
    surface: 'result',
  },
  p(
    'new_task',
    4,
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
    ['your|next', 'instructions|parameters|directives|task|orders|tasks|mission|assignment', 'file|log|document|txt'],
    '(your|next) (instructions|parameters|directives|task|orders|tasks|mission|assignment) _3 (defined|found|written|located|stored|documented|described|in the file|in) _3 (file|log|txt|document)',
  ),
  p(
    'new_task',
    8,
    ['contains|has|holds|put|left', 'your', 'instructions|orders|task|directives'],
    '(file|system|log|document|page|folder) (contains|has|holds) your (instructions|orders|task|directives|next)',
  ),
  p('new_task', 5, ['now|just|only', 'print|say|output|repeat'], '(now just|just|now) (print|say|output|repeat) _1'),
  p('new_task', 7, ['reprogramming|reprogram|reprogrammed'], '(begin|start|being|you are|been) _1 (reprogramming|reprogram|reprogrammed)'),
  p(
    'new_task',
    9,
    ['new', 'instruction|instructions|directive|order|orders|command', 'from'],
    'new _1 (instruction|instructions|directive|order|orders|command) from (the |your |an )?(admin|administrator|system|developer|developers|owner|operator)',
  ),
  p(
    'new_task',
    9,
    ['begin|start|beginning', 'new', 'instructions|instruction|prompt|orders'],
    '(begin|start|beginning of) new (instructions|instruction|prompt|orders)',
  ),
  p(
    'new_task',
    8,
    ['decode|decrypt|unscramble|deobfuscate|decipher', 'follow|execute|obey|comply'],
    '(decode|decrypt|unscramble|deobfuscate|decipher) _6 (follow|execute|obey|comply with) (it|its|what it|them|the instruction|the instructions|the command|the commands|the hidden|any instructions)',
  ),
  p(
    'new_task',
    6,
    ['now', 'done|enough|good|well', 'write|answer|help|tell|state|say'],
    '(that is done|that is enough|very good|very well done|well done) now (please )?(write|answer|help|tell|state|say)',
  ),
];
