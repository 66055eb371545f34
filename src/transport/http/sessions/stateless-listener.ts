import { errorResponse, unreadableResponse } from '../../../protocol/answers.js';
import type { JsonSpan } from '../../../protocol/json/json-span.js';
import type { NotificationMessage, Unreadable } from '../../../protocol/message.js';
import type { Log } from '../../../telemetry/log.js';
import type { Conversation, Line } from '../../interceptor.js';
import type { Decide } from '../decide.js';
import { withoutEnding } from '../message-bytes.js';
import type { Listener } from './hear-line.js';
import { lineOf } from './incoming.js';
import { answerUnder, UNASKED } from './renumber.js';
import { SERVER_ENDED } from './server-ended.js';
import type { StatelessProcess } from './stateless-process.js';
import { isIncomplete, type StatelessRequests } from './stateless-requests.js';
import { statusOfError } from './statuses.js';

export interface StatelessListenerDeps {
  readonly open: StatelessRequests;
  readonly process: StatelessProcess;
  readonly decide: Decide;
  readonly log: Log;
  /** Who asked last. */
  readonly last: () => Conversation | undefined;
}

/** What a server says that is asked without sessions: to the one request that it is about; what is about none, or could be about several, goes nowhere. */
export function statelessListener({ open, process, decide, log, last }: StatelessListenerDeps): Listener {
  /** What is no message: recorded, and said to nobody; what asked for an answer is refused. */
  const stray = (line: Line, unread?: Unreadable): void => {
    const [first] = open.all;
    const conversation = first?.conversation ?? last();
    if (conversation !== undefined) return process.send(decide.fromServer(conversation, [line]).toServer);
    log.debug('a server wrote something that is no message, and was dropped');
    if (unread?.idText !== undefined) process.send([unreadableResponse(unread)]);
  };
  const answer = (idText: string | undefined, line: Line, failed: boolean, id?: JsonSpan): void => {
    const asked = open.answeredBy(idText);
    if (asked === undefined) {
      if (!open.isLate(idText)) stray(UNASKED);
      return;
    }
    open.settle(asked);
    const { message, exchange, channel } = asked;
    const own = answerUnder(message.idText, line, { id, listen: message.method === 'subscriptions/listen' });
    const said = withoutEnding(decide.fromServer(exchange, [own]).toClient[0] ?? errorResponse(message.idText, SERVER_ENDED));
    if (message.method === 'server/discover' && !failed) process.noteVersions(said);
    const status = failed && channel.silent ? { status: statusOfError(said, isIncomplete(asked)) } : {};
    channel.finish(said, { ...status, answers: message.idText });
  };
  const notify = (message: NotificationMessage): void => {
    const about = open.about(message);
    if (about === undefined) return log.debug(`a server's \`${message.method}\` belongs to no request, and was dropped`);
    const { asked, bytes } = about;
    const forward = decide.fromServer(asked.exchange, [lineOf(bytes)]);
    for (const line of forward.toClient) asked.channel.push(withoutEnding(line));
    if (message.method !== 'notifications/cancelled') return;
    // How a server on stdio ends a stream of changes; here the stream ends.
    open.giveUp(asked);
    decide.closed(asked.exchange, 'server');
    asked.channel.end();
  };
  return {
    answer,
    notification: notify,
    // From 2026-07-28 on a server asks within its results.
    request: ({ idText }) => process.send([errorResponse(idText, NO_REQUESTS)]),
    batch: (_batch, line) => stray(line),
    stray,
  };
}

const NO_REQUESTS = {
  code: -32601,
  message: 'From 2026-07-28 on a server asks its client within a result (inputRequests)',
};
