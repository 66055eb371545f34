import { p, type Phrase } from './phrase.js';

/** An answer that may not be refused: how it has to begin, what it may not say. */
export const OBEDIENCE: readonly Phrase[] = [
  p(
    'obey',
    6,
    ['never|not|cannot|dont|cant|refusals', 'refuse|decline|reject|apologize|refusals|disabled|warnings|sorry|moralize|warn'],
    '(never|cannot|can not|must not|do not|don t|won t|can t|not allowed to) _1 (refuse|decline|reject|apologize|say no|say sorry|moralize|break character|warn me)',
  ),
  p(
    'obey',
    6,
    ['listen', 'instructions|orders|commands'],
    '(must|to|will|should) listen to (my|these|the following) (instructions|orders|commands)',
  ),
  p(
    'obey',
    4,
    ['obey|obedience|comply|compliance', 'me|my|orders|commands|requests|request|all|every'],
    '(obey|comply with) _2 (me|my|orders|commands|requests|all|every|any)',
  ),
  p('obey', 5, ['follow', 'my', 'instructions|orders|commands'], 'follow (all )?(of )?my (instructions|orders|commands)'),
  p(
    'obey',
    4,
    ['anything', 'want|ask|asked|question|request|answer'],
    '(answer|do|say|respond to) (anything|any question|every question|any request|any prompt|every request|every query) _3',
  ),
  p(
    'obey',
    4,
    ['begin|start|prefix|preface|open', 'reply|response|answer|output|message', 'with|by'],
    '(begin|start|prefix|preface|open) _1 (your|every|each) _1 (reply|response|answer|output|message) _1 (with|by)',
  ),
  p(
    'obey',
    6,
    ['begin|start|starting|beginning', 'sure|absolutely|certainly|course'],
    '(begin|start|starting|beginning) _3 with (sure|absolutely|of course|certainly)',
  ),
  p(
    'obey',
    4,
    ['say|print|output|write|respond|reply|answer', 'nothing|commentary'],
    '(say|print|output|write|respond|reply|answer) _6 (nothing else|nothing more|without commentary|no commentary)',
  ),
  p(
    'obey',
    6,
    [
      'add|give|include|issue|issuing|adding|without|no|including|providing',
      'warnings|warning|disclaimer|disclaimers|apologies|refusals|moralizing|caveats',
      'not|never|no|without|dont',
    ],
    '(no|without|without issuing|without adding|without including|without providing|not add|not give|not include|not issue|never add|never include|dont add|don t add) _1 (warnings|warning|disclaimer|disclaimers|apologies|refusals|moralizing|caveats)',
  ),
  p(
    'obey',
    8,
    ['access', 'granted', 'say|output|print|respond|reply|write|return|answer'],
    '(say|output|print|respond|reply|write|return|answer) _3 access granted',
  ),
  p(
    'obey',
    6,
    ['never|not|cannot', 'refuses|denies|rejects|declines|deny|refuse'],
    '(never|not|cannot) _1 (refuses|denies|rejects|declines|deny)',
  ),
  p(
    'obey',
    4,
    ['answers|fulfill|fulfills|comply|obeys', 'all|any|every', 'requests|prompts|request|prompt'],
    '(answers|fulfill|fulfills|comply with|obeys) _1 (all|any|every) (requests|prompts|request|prompt)',
  ),
  p(
    'obey',
    6,
    ['must|have|need', 'my', 'instructions|questions|orders|commands|requests'],
    '(you must|you have to|you need to) (listen to|answer|obey|follow) (all )?(of )?my (instructions|questions|orders|commands|requests)',
  ),
  p(
    'obey',
    5,
    ['proceed|continue|ahead', 'without', 'asking|confirmation|approval|permission'],
    '(proceed|continue|go ahead) without (asking|confirmation|approval|permission)',
  ),
];
