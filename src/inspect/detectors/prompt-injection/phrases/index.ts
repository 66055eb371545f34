import { ANSWERS } from './answers.js';
import { ANYTHING_NOW } from './anything-now.js';
import { AUTHORITIES } from './authority.js';
import { CONCEALMENTS } from './concealment.js';
import { CREDENTIALS } from './credentials.js';
import { EVERY_ANSWER } from './every-answer.js';
import { EXTRACTIONS } from './extraction.js';
import { FILTERS_OFF } from './filters-off.js';
import { FORCED_ANSWERS } from './forced-answer.js';
import { FORGETTING } from './forgetting.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { GIVEN_TEXTS } from './given-text.js';
import { ITALIAN } from './italian.js';
import { KEY_REQUESTS } from './key-requests.js';
import { LAWLESS } from './lawless.js';
import { NEW_TASKS } from './new-task.js';
import { OBEDIENCE } from './obedience.js';
import { OBEDIENCE_IN_LANGUAGES } from './obedience-languages.js';
import { OTHER_LANGUAGES } from './other-languages.js';
import { OTHER_TEXT } from './other-text.js';
import { OVERRIDES } from './override.js';
import { PASSWORDS } from './passwords.js';
import { PERSONAS } from './persona.js';
import { PORTUGUESE } from './portuguese.js';
import { PRETENDED } from './pretended.js';
import { RESTATINGS } from './restating.js';
import { SPANISH } from './spanish.js';
import { STANDING_ORDERS } from './standing-order.js';
import { TOOL_ORDERS } from './tool-orders.js';
import { UNBOUND } from './unbound.js';
import { VOID_IN_LANGUAGES } from './void-in-languages.js';
import { UNBOUND_IN_LANGUAGES } from './unbound-in-languages.js';
import { SECRET_CODES } from './secret-codes.js';
import { PERSONAL_DATA } from './personal-data.js';
import { CLAIMS } from './claims.js';
import { ASKED_IN_PART } from './asking-in-part.js';
import { DICTATED_ANSWERS } from './dictated-answers.js';
import { VOID_RULES } from './void-rules.js';
import { AFTER_TASK } from './after-task.js';
import { CLAIMED_RANKS } from './claimed-rank.js';
import { HELD_KEYS } from './held-keys.js';
import { KEPT_CONTEXT } from './kept-context.js';
import { NEW_SELVES } from './new-self.js';
import { PIECED_ORDERS } from './pieced-orders.js';
import { PUT_ASIDE } from './put-aside.js';
import { LEAK_FORMS } from './leak-forms.js';
import { ASKED_OF_CONTEXT } from './asked-of-context.js';
import { KEPT_FROM_USER } from './kept-from-user.js';
import { ERRANDS } from './errands.js';
import { NEW_GOALS } from './new-goal.js';
import { SPOKEN_TO_AGENTS } from './spoken-to-agents.js';
import type { Phrase } from './phrase.js';

/**
 * All families: what is wanted, in English, a file each; what one language says, where it has a file of its own (`german.ts`); and what is said alike
 * in many, a file for what is wanted (`passwords.ts`, `given-text.ts`, `forgetting.ts`). Other scripts are in `other-scripts.ts`.
 */
export const PHRASES: readonly Phrase[] = [
  ...ANSWERS,
  ...OVERRIDES,
  ...VOID_RULES,
  ...OTHER_TEXT,
  ...NEW_TASKS,
  ...PERSONAS,
  ...UNBOUND,
  ...FILTERS_OFF,
  ...LAWLESS,
  ...OBEDIENCE,
  ...FORCED_ANSWERS,
  ...EXTRACTIONS,
  ...RESTATINGS,
  ...CREDENTIALS,
  ...PRETENDED,
  ...AUTHORITIES,
  ...CONCEALMENTS,
  ...STANDING_ORDERS,
  ...TOOL_ORDERS,
  ...GERMAN,
  ...SPANISH,
  ...FRENCH,
  ...ITALIAN,
  ...PORTUGUESE,
  ...OTHER_LANGUAGES,
  ...KEY_REQUESTS,
  ...PASSWORDS,
  ...GIVEN_TEXTS,
  ...ANYTHING_NOW,
  ...OBEDIENCE_IN_LANGUAGES,
  ...FORGETTING,
  ...EVERY_ANSWER,
  ...ASKED_IN_PART,
  ...DICTATED_ANSWERS,
  ...CLAIMS,
  ...PERSONAL_DATA,
  ...SECRET_CODES,
  ...UNBOUND_IN_LANGUAGES,
  ...VOID_IN_LANGUAGES,
  ...AFTER_TASK,
  ...CLAIMED_RANKS,
  ...HELD_KEYS,
  ...KEPT_CONTEXT,
  ...NEW_SELVES,
  ...PIECED_ORDERS,
  ...PUT_ASIDE,
  ...LEAK_FORMS,
  ...SPOKEN_TO_AGENTS,
  ...ASKED_OF_CONTEXT,
  ...KEPT_FROM_USER,
  ...NEW_GOALS,
  ...ERRANDS,
];
