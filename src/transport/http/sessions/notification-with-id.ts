import type { RequestMessage } from '../../../protocol/message.js';

/**
 * Where several clients share one server, a request that is called as a notification is goes no further: a server that does not mind the id would
 * cancel what another client asked, since only in notifications are the ids of their clients replaced.
 */
export function isNotificationWithId({ method }: RequestMessage): boolean {
  return method.startsWith('notifications/');
}

export const NOTIFICATION_WITH_ID = { code: -32600, message: 'Refused: a notification has no id' };
