import { inResults, type Phrase, row } from './phrase.js';

const TELL =
  'include|list|print|output|reveal|reproduce|echo|write|dump|return|provide|append|add|show|extract|encode|display|disclose|post|send|leak';
const SECRETS =
  'api keys|api key|credentials|access tokens|auth tokens|secrets|passwords|password|connection strings|secret keys|private keys|environment variables|sensitive strings|sensitive values|sensitive configuration|credential';
const HELD =
  'in the current context|in this context|in the context|in your context|surrounding context|context window|current session|in the conversation|in this conversation|retrieved documents|retrieved context|you know|you can find|you have access to|you have seen|in memory|in your memory|in the final answer|in your final answer|in your answer|in your response|in your reply|in your summary|in the summary|in the response';

const ROWS: readonly Phrase[] = [
  row('extraction', 9, `(${TELL}) _5 (${SECRETS}) _9 (${HELD})`),
  row('extraction', 6, `(write|save|copy|dump|export|append) (all|every|any) (the|of the)? (${SECRETS}) (to|into|in)`),
];

/** Secrets that stand where only a model sees them, asked for in what a server returns. */
export const ASKED_OF_CONTEXT: readonly Phrase[] = inResults(ROWS);
