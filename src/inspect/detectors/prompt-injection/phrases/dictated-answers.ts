import { row, type Phrase } from './phrase.js';

/** How an answer has to begin and what it must not say, when a text gives orders, and from where they are to be taken. */
export const DICTATED_ANSWERS: readonly Phrase[] = [
  row(
    'obey',
    5,
    '(start|begin|beginning|starting) _6 (and|then) _1 (then )?(provide|include|give|reveal|output|state) _2 (system prompt|password|instructions|configuration)',
  ),
  row(
    'obey',
    8,
    '(response|responses|answer|answers|reply|output) (cannot|can t|must not|may not|should not|must never) (contain|include|have|use) _4 (sorry|cannot|unable|apologize|apologise|unfortunately|can t)',
  ),
  row(
    'obey',
    8,
    '(never|do not|don t) (say|output|write|respond with|reply with|tell me|answer with) _2 (you can t|you cannot|i can t|i cannot|cannot assist|can t assist|can t help|this request violates|you are unable)',
  ),
  row(
    'addressed',
    6,
    '(when|if|once|whenever) this (document|page|text|passage|chunk|record|article|file) (appears|is retrieved|is loaded|is summarized|is summarised|is ingested) _1 (in|by|as|into|from)',
  ),
  row(
    'new_task',
    5,
    '(output|print|return|respond with|reply with|emit) _1 the (following|exact) (token|string|phrase|word|marker|code word)',
  ),
  row(
    'override',
    5,
    '(must|shall|should|will) (override|suspend|abandon) (standard|default|normal|usual) (behavior|behaviour|behaviors|operation|rules)',
  ),
  row(
    'new_task',
    7,
    '(fetch|read|look at|open|visit|load|browse) _6 and (do|execute|obey|follow) (what it says|whatever it says|what is written there|everything it says)',
  ),
  row(
    'obey',
    8,
    '(never|do not|don t) (respond|reply|answer|start|begin) (with|by saying) _1 (i m not able|i am not able|i m unable|i am unable|i m sorry|i can t|i cannot|i won t)',
  ),
  row('obey', 8, '(ban|banned|forbidden|prohibited) (list|words|phrases) (i can t|i cannot|i won t|i m unable|sorry|unable)'),
  row(
    'obey',
    7,
    '(start|begin|beginning|starting|preface|prefix|open) _3 with (of course|no problem|sure|certainly|absolutely|happy to help|access granted) _1 (and|then|here|say|explain|provide)',
  ),
  // What contests have a model say as the proof that it obeyed another.
  row(
    'obey',
    8,
    '(say|says|saying|print|output|respond|reply|answer|type|write|display|show|return|state|tell|with|to) _3 i have been (pwned|jailbroken)',
  ),
];
