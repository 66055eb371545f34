import { inResults, type Phrase, row } from './phrase.js';

const TASK = 'task|request|query|question|instruction|instructions';

const ROWS: readonly Phrase[] = [
  row(
    'addressed',
    6,
    `(before|after|prior to|upon|once you have|while) (completing|finishing|processing|finalizing|finalising|continuing with|proceeding with|returning to|continuing|resuming|answering|completed|finished) (the|this|your|its) (user s|assigned|original|current|initial|main) (${TASK})`,
  ),
  row(
    'addressed',
    5,
    `(before|after) (continuing with|proceeding with|returning to|completing|finalizing|resuming) (the|this|your) (assigned|original|user s|initial|current|main) (${TASK})`,
  ),
  row(
    'addressed',
    5,
    `(before|after|following) (the)? (task|document processing|task completion|summarization|document analysis) (can be finalized|completion|is complete)? _1 (call|send|run|invoke|email|transfer|include|append|delete|navigate|forward|open|visit)`,
  ),
  row(
    'tool_order',
    4,
    '(mandatory|required) for (system|security|regulatory|workflow) (compliance|performance|integrity|reasons|purposes)',
  ),
  row(
    'answer_content',
    9,
    '(include|add|append|insert|put|place|mention|feature) (this|the) (url|link|download link|address|website|text|sentence|note|domain) _3 (in|to|into) (your|the) (summary|summaries|response|answer|output|reply)',
  ),
  row('answer_content', 9, '(include|add|append|insert) (in|to) your (output|summary|answer) (a|an|the|some)'),
  row(
    'addressed',
    6,
    '(ai|llm|model|assistant|agent) (summarizing|summarising|reading|processing|reviewing|parsing|indexing) (this|the)? _2 (include|add|append|insert|say|output|print|reveal|ignore|report|send)',
  ),
  row(
    'addressed',
    5,
    '(after|before|when|while|upon|once) (listing|summarizing|summarising|reading|processing|analyzing|analysing|retrieving|fetching|translating|returning|parsing|answering|responding|replying) _4 (also|you must|immediately|always|silently) _2 (send|email|forward|call|run|execute|delete|transfer|post|upload|append|export|invite|copy|read)',
  ),
  row(
    'addressed',
    5,
    '(after|when|while|upon) (listing|summarizing|summarising|processing|analyzing|retrieving|translating|returning|parsing|answering|responding|replying|finalizing|triaging) _4 (send|email|forward|execute|call|delete|transfer|post|upload|export|invite|generate|create|notify)',
  ),
  row(
    'pretext',
    4,
    '(this is|as|which is) (required|mandatory|needed) (by|for|before) _2 (compliance|audit|sync|synchronization|verification|security|summary|processing|reporting|reply|service)',
  ),
  row(
    'pretext',
    3,
    'for (compliance|audit|sla|security|regulatory|external|debugging|migration) (audit|logging|reporting|review|backup|archive|archiving|verification|purposes|synchronization)',
  ),
  row('addressed', 6, '(before|until) (the|this|your) task can be (finalized|finalised|completed|continued|processed)'),
  row('markup', 3, '(administrative|editor s|processing|maintenance) (note|notice)'),
  row('new_task', 5, '(follow|obey) the most (specific|recent|important) instruction'),
];

/** What is to be done beside the task that a model was given: of a task only who writes for it knows. A server's answer has none. */
export const AFTER_TASK: readonly Phrase[] = inResults(ROWS);
