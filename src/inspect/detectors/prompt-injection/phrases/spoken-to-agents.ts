import { inResults, type Phrase, row } from './phrase.js';

/** Whoever else reads a text is no agent. */
const AGENTS =
  'ai assistants|ai agents|automated agent systems|agent systems|assistant systems|ai systems|automated agents|automated assistants|automated systems|digital assistants|virtual assistants|llm agents|language models|all assistants|all agents|any assistant|any agent|ai assistant|ai agent|ai model';
const READS =
  'reading|processing|parsing|summarizing|summarising|viewing|scanning|analyzing|analysing|indexing|handling|reviewing|retrieving|maintaining|validating|operating|triaging';

const ROWS: readonly Phrase[] = [
  row('addressed', 6, `(${AGENTS}) _1 (${READS}) (this|these|the)`),
  row(
    'addressed',
    6,
    `(${AGENTS}) _9 (must|shall|are required to|is required to|are instructed to|is instructed to) _2 (read|call|send|output|forward|include|echo|list|upload|append|export|complete|transmit|copy|post|email|execute|run|leave|reproduce|route|cc|bcc)`,
  ),
  row('addressed', 7, '(to|for|attention|attn) (all|any) (ai|automated|digital|virtual) (systems|assistants|agents|processors|readers)'),
  // What is to be told to people who ask: an advertisement tells them itself.
  row(
    'answer_content',
    9,
    '(assistant|assistants|ai|agent|chatbot) (should|must|shall) (direct|instruct|refer|point|redirect) (users|employees|customers|readers|people|them|anyone|the user|all users)',
  ),
  row(
    'answer_content',
    9,
    '(assistant|assistants|ai|chatbot) (should|must|shall) (remind|inform|tell|advise) (users|employees|customers|them|the user|all users) _9 (link|url|portal|deadline|immediately|urgently|download|reset|verify|deleted|deprecated)',
  ),
  row(
    'authority',
    5,
    '(user|customer|owner) (has|had)? (explicitly|already) (whitelisted|authorized|authorised|approved|granted|consented|told me|asked me|confirmed)',
  ),
];

/** What is said of agents to agents, in what a server returns: its readers are the only ones of them. */
export const SPOKEN_TO_AGENTS: readonly Phrase[] = inResults(ROWS);
