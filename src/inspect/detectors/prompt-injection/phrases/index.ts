import { ACTING } from './acting.js';
import { ANSWERS } from './answers.js';
import { CONCEALMENTS } from './concealment.js';
import { EXTRACTIONS } from './extraction.js';
import { LANGUAGES } from './languages.js';
import { MORE_LANGUAGES } from './more-languages.js';
import { NEW_TASKS } from './new-task.js';
import { OVERRIDES } from './override.js';
import { PERSONAS } from './persona.js';
import { PRETENDED } from './pretended.js';
import { REQUESTS } from './requests.js';
import { TOOL_ORDERS } from './tool-orders.js';
import type { Phrase } from './phrase.js';

/** All families. */
export const PHRASES: readonly Phrase[] = [
  ...ANSWERS,
  ...OVERRIDES,
  ...NEW_TASKS,
  ...PERSONAS,
  ...EXTRACTIONS,
  ...PRETENDED,
  ...CONCEALMENTS,
  ...ACTING,
  ...MORE_LANGUAGES,
  ...REQUESTS,
  ...TOOL_ORDERS,
  ...LANGUAGES,
];
