import { ACTING } from './acting.js';
import { ANSWERS } from './answers.js';
import { CLAIMS } from './claims.js';
import { CONCEALMENTS } from './concealment.js';
import { EXTRACTIONS } from './extraction.js';
import { GIVEN_WORDS } from './given-words.js';
import { LANGUAGES } from './languages.js';
import { MORE_LANGUAGES } from './more-languages.js';
import { NEW_TASKS } from './new-task.js';
import { ORDERS_ABROAD } from './orders-abroad.js';
import { OVERRIDES } from './override.js';
import { PERSONAS } from './persona.js';
import { PRETENDED } from './pretended.js';
import { REBELS } from './rebels.js';
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
  ...GIVEN_WORDS,
  ...REBELS,
  ...CLAIMS,
  ...ORDERS_ABROAD,
];
