import type { ResponseSummary } from '../audit/event.js';

/** What is recorded of a call that has no answer, by why it has none. */
export const REFUSED: ResponseSummary = { outcome: 'refused', bytes: 0 };
export const UNANSWERED: ResponseSummary = { outcome: 'none', bytes: 0 };
export const CANCELLED: ResponseSummary = { outcome: 'cancelled', bytes: 0 };
