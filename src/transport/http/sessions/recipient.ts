import type { Channel } from './channel.js';
import type { OpenRequests } from './open-requests.js';
import { progressKey, type ServerMessage } from './server-message.js';

/** What concerns no request in particular: better on the stream that a client opened for it than on the way of some answer. */
const UNRELATED: ReadonlySet<string> = new Set([
  'notifications/tools/list_changed',
  'notifications/prompts/list_changed',
  'notifications/resources/list_changed',
  'notifications/resources/updated',
  'notifications/elicitation/complete',
  'notifications/tasks/status',
]);

/**
 * The stream for what is no answer: progress to the request that it is about, the rest to the only open request, else to the client's
 * own stream (`listening`), else to the newest open request. Undefined: nobody is there to read.
 */
export function recipientOf(
  message: ServerMessage & { readonly kind: 'request' | 'notification' },
  open: OpenRequests,
  listening: Channel | undefined,
): Channel | undefined {
  if (message.kind === 'notification') {
    const token = progressKey(message);
    const asked = token === undefined ? undefined : open.withToken(token);
    if (asked !== undefined) return asked.channel;
    if (UNRELATED.has(message.method) && listening !== undefined) return listening;
  }
  return open.onlyAttached() ?? listening ?? open.newestAttached();
}
