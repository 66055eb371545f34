import { errorResponse, resultResponse, unreadableResponse } from '../../../protocol/answers.js';
import { member } from '../../../protocol/json/json.js';
import type { JsonSpan } from '../../../protocol/json/json-span.js';
import type { NotificationMessage, RequestMessage } from '../../../protocol/message.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Line } from '../../interceptor.js';
import { hearLine, type Listener } from './hear-line.js';
import { lineOf } from './incoming.js';
import { answerUnder, ownNumber, restored, UNASKED } from './renumber.js';
import { tokenKey } from './server-message.js';
import type { Session } from './session.js';
import type { SharedRequests } from './shared-requests.js';

export interface SharedListenerDeps {
  readonly requests: SharedRequests;
  readonly limits: ReadLimits;
  /** To the server. */
  readonly send: (bytes: Buffer) => void;
  /** Takes the answer to the initialize; false: that number is of another request. */
  readonly initialized: (number: number, line: Line, failed: boolean) => boolean;
}

/**
 * What a server says that all sessions share: what it says to one of them reaches that one; what it says to nobody in particular reaches all; what it
 * asks goes to the only session that can be meant, or is refused.
 */
export function sharedListener({ requests, limits, send, initialized }: SharedListenerDeps): Listener {
  /** As what somebody's server wrote. False: nobody is there. */
  const record = (line: Line): boolean => {
    const [first] = requests.sessions;
    first?.fromServer([line]);
    return first !== undefined;
  };
  const answer = (idText: string | undefined, line: Line, failed: boolean, id: JsonSpan | undefined): void => {
    const number = ownNumber(idText);
    if (number !== undefined && initialized(number, line, failed)) return;
    const asked = number === undefined ? undefined : requests.answeredBy(number);
    if (asked === undefined) {
      if (number === undefined || !requests.isLate(number)) record(UNASKED);
    } else asked.session.fromServer([answerUnder(asked.idText, line, { id, listen: false })]);
  };
  const announce = (message: NotificationMessage): void => {
    const { method, params, bytes } = message;
    if (method === 'notifications/progress') {
      const number = member(params, 'progressToken');
      const asked = typeof number === 'number' ? requests.get(number) : undefined;
      const own = asked?.token === undefined ? undefined : restored(bytes, ['params', 'progressToken'], asked.token);
      if (asked !== undefined && own !== undefined) tell(requests, asked.session, own);
      return;
    }
    if (method === 'notifications/cancelled') {
      const asked = requests.asked(tokenKey(member(params, 'requestId')));
      if (asked !== undefined) tell(requests, asked, bytes);
      return;
    }
    const all = [...requests.sessions];
    const concerned = all.filter((session) => session.isConcernedBy(message));
    // What nobody here may be told is recorded once.
    for (const session of concerned.length > 0 ? concerned : all.slice(0, 1)) tell(requests, session, bytes);
  };
  const route = ({ id, idText, method, bytes }: RequestMessage): void => {
    const meant = requests.meant();
    if (meant === undefined) return send(method === 'ping' ? resultResponse(idText, {}) : errorResponse(idText, AMBIGUOUS));
    requests.ask(meant, id);
    tell(requests, meant, bytes);
  };
  const listener: Listener = {
    answer,
    notification: announce,
    request: route,
    batch: ({ elements }) => elements.forEach(({ bytes }) => hearLine(lineOf(bytes), limits, listener)),
    stray: (line, unread) => {
      if (!record(line) && unread?.idText !== undefined) send(unreadableResponse(unread));
    },
  };
  return listener;
}

/** To a session, if it is still there. */
export function tell(requests: SharedRequests, session: Session, bytes: Buffer): void {
  if (requests.has(session)) session.fromServer([lineOf(bytes)]);
}

export const AMBIGUOUS = {
  code: -31504,
  message: 'This server serves several clients at once, and nobody can tell which of them is asked',
  data: { 'ai.agentmesh/code': 'client_unreachable' },
};
