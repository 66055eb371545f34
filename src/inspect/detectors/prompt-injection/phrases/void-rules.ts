import { p, type Phrase } from './phrase.js';

/** What the model was told is said to hold no longer: rules that are lifted, may be broken, or must be put aside. */
export const VOID_RULES: readonly Phrase[] = [
  p(
    'override',
    9,
    ['instructions|rules|instruction', 'void|nullified|invalid|canceled|cancelled|obsolete|overridden|outdated|superseded|revoked|lifted'],
    '(instructions|rules|instruction) _3 (nullified|canceled|cancelled|obsolete|overridden|superseded|revoked|lifted)',
  ),
  p(
    'override',
    7,
    ['instructions|rules|guidelines', 'changed|updated|replaced', 'new|now|following'],
    '(instructions|rules|guidelines) _2 (changed|updated|replaced) _6 (new instructions|new rules|new guidelines|following instructions)',
  ),
  p(
    'override',
    8,
    ['override', 'code|protocol|sequence|key|mode', 'activated|accepted|enabled|engaged|confirmed|active|granted'],
    'override (code|protocol|sequence|key|mode) _1 (activated|accepted|enabled|engaged|confirmed|active|granted)',
  ),
  p(
    'override',
    6,
    ['override', 'instructions|active|system|safety|mode'],
    '(override instructions|override active|system override|override mode|override safety|security override|admin override|override code)',
  ),
  p(
    'override',
    10,
    ['regardless|irrespective|instead', 'previous|prior|earlier|above', 'tasks|task|instructions|rules|instruction'],
    '(regardless of|irrespective of) _2 (previous|prior|earlier|above) (tasks|task|instructions|rules|instruction)',
  ),
  p(
    'override',
    4,
    ['policy|policies|guidelines|rules|restrictions|filtering|filters', 'suspended|lifted|disabled|waived|nullified'],
    '(policy|policies|guidelines|rules|restrictions|filtering|filters) _4 (suspended|lifted|disabled|waived|nullified)',
  ),
  p(
    'override',
    9,
    [
      'instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt',
      'ignored|disregarded|bypassed|overridden|forgotten|discarded|outdated',
      'be|as|been|are',
    ],
    '(instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt) _9 (should|must|to|now|therefore) be (ignored|disregarded|bypassed|overridden|forgotten|discarded)',
  ),
  // What can be is told of holes too: a policy can be bypassed through some function.
  p(
    'override',
    6,
    [
      'instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt',
      'ignored|disregarded|bypassed|overridden|forgotten|discarded',
      'can|may',
    ],
    '(instructions|rules|guidelines|policy|policies|descriptions|restrictions|directives|prompt) _9 (can|may) be (ignored|disregarded|bypassed|overridden|forgotten|discarded)',
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
    10,
    [
      'abandon|discard|scrap|renounce|dismiss|drop',
      'previous|prior|earlier|existing|former|preceding',
      'constraints|policies|rules|restrictions|guidelines|directives|guardrails|safeguards',
    ],
    '(abandon|discard|scrap|renounce|dismiss|drop) (all |any |your |their |these |the )?(of )?(your |the )?(previous|prior|earlier|existing|former|preceding) (constraints|policies|rules|restrictions|guidelines|directives|guardrails|safeguards)',
  ),
  p(
    'override',
    10,
    [
      'consider|treat|regard|deem',
      'previous|prior|earlier|above|preceding|original',
      'void|null|obsolete|invalid|cancelled|canceled|revoked|superseded|outdated',
    ],
    '(consider|treat|regard|deem) (all |any |the |your )?(of )?(the |your )?(previous|prior|earlier|above|preceding|original) (instructions|rules|directives|guidelines|prompts|orders) (as )?(to be )?(now )?(null and )?(void|null|obsolete|invalid|cancelled|canceled|revoked|superseded|outdated)',
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
    'override',
    8,
    ['ignore|forget|disregard|break|bypass', 'rules|instructions|guidelines|restrictions', 'can|may|free|allowed|now'],
    '(can|may|free to|allowed to|now) (ignore|forget|disregard|break|bypass) _1 (rules|instructions|guidelines|restrictions)',
  ),
  p(
    'override',
    6,
    [
      'your',
      'rules|instructions|guidelines|policies|policy|restrictions|directives|constraints|programming',
      'changed|updated|rewritten|replaced',
    ],
    'your (rules|instructions|guidelines|policies|policy|restrictions|directives|constraints|programming) _1 (have|has|are|is|were) _2 (changed|updated|rewritten|replaced)',
  ),
  p(
    'override',
    9,
    [
      'your',
      'rules|instructions|guidelines|policies|policy|restrictions|directives|constraints|programming',
      'lifted|removed|reset|relaxed|expired|suspended|disabled|waived',
    ],
    'your (rules|instructions|guidelines|policies|policy|restrictions|directives|constraints|programming) _1 (have|has|are|is|were) _2 (lifted|removed|reset|relaxed|expired|suspended|disabled|waived)',
  ),
  p(
    'override',
    9,
    [
      'supersedes|supersede|overrides|override|replaces|replace|superseding|overriding',
      'prior|previous|earlier|original|existing',
      'ones|instructions|rules|directives|prompts|guidelines|instruction|orders',
    ],
    '(supersedes|supersede|overrides|override|replaces|replace|superseding|overriding) _2 (prior|previous|earlier|original|existing) (ones|instructions|rules|directives|prompts|guidelines|instruction|orders)',
  ),
  p(
    'override',
    9,
    ['your', 'new', 'rules|instructions|directive|directives'],
    'your new (rules|instructions|directive|directives) (are|is|supersede|supersedes|override|overrides)',
  ),
  p(
    'override',
    9,
    ['your', 'instructions|directives|orders', 'changed|updated|rewritten|replaced'],
    'your (instructions|directives|orders) (have|have been|are|were) (now )?(changed|updated|rewritten|replaced)',
  ),
  p(
    'override',
    6,
    ['tool', 'description|descriptions', 'deprecated|outdated|wrong|obsolete|untrusted|trusted|regardless|despite|ignoring'],
    '(tool descriptions _4 (deprecated|outdated|wrong|obsolete|untrusted|not to be trusted)|(regardless of|despite|ignoring) (its|their|the tool|the tool s) (description|descriptions))',
  ),
];
