import type { HttpRefusal } from './refusal.js';

/** What sessions refuse alike, whoever owns them. */
export const UNKNOWN_SESSION: HttpRefusal = {
  status: 404,
  code: 'unknown_session',
  message: 'There is no such session (any more): initialize again, without a session id',
};

export const BATCHED_INITIALIZE: HttpRefusal = {
  status: 400,
  code: 'batched_initialize',
  message: 'Refused: initialize must not be part of a batch',
};

export const UNKNOWN_EVENT: HttpRefusal = {
  status: 400,
  code: 'unknown_event',
  message: 'Refused: Last-Event-ID is of no event of this session',
};

/** When a client that was turned away for want of room may come again: servers and sessions come and go within a few seconds. */
export const RETRY_LATER = { 'retry-after': '5' } as const;
