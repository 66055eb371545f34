import type { Direction } from '../pdp/input-document.js';
import type { PolicySet } from '../pdp/policy-set.js';
import { classify } from '../protocol/classify.js';
import { compareHeaders } from '../protocol/http/http-headers.js';
import type { Message, Unreadable } from '../protocol/message.js';
import { peekResponse } from '../protocol/peek-response.js';
import type { Answers, CloseDetail, Exchange, Forward, Line, Conversation as TransportConversation } from '../transport/interceptor.js';
import type { Conversation, ConversationDeps } from './conversation.js';
import { createConversation, exchangeOf } from './create-conversation.js';
import { createNoiseCounter, type NoiseCounter } from './noise.js';
import { passNotification } from './notifications.js';
import { assemble, BatchPassage, eventsOf, type LinePassage, type Passage } from './passage.js';
import { passRequest } from './requests.js';
import { passResponse } from './responses/pass-response.js';
import { passUnread } from './responses/pass-unread.js';
import { readsAllAnswers } from './responses/who-reads.js';
import { endUnanswered, endUnread } from './unanswered.js';
import { refuseUnreadable } from './unreadable.js';

export type { ConversationDeps, ConversationOptions } from './conversation.js';

/**
 * The enforcement point: one caller, one server, the policies between them. Each group of lines is decided in order, recorded by one write, and only then moves; what may not move is
 * answered by us. Nothing that goes wrong here lets a message pass.
 */
export function openConversation(deps: ConversationDeps): TransportConversation {
  const conversation = createConversation(deps);
  const noise = createNoiseCounter(conversation);
  return {
    ...forwarding(conversation, noise, true),
    closed: (side, detail) => {
      // The server may still answer what a client asked before it stopped writing.
      const answers = side === 'server' ? endUnanswered(detail, conversation) : [];
      if (side === 'server') {
        noise.end();
        conversation.tasks.ended();
      }
      conversation.journal.flush();
      return answers;
    },
    toolSchema: (tool) => conversation.tools.schema(tool),
    isConcernedBy: (message) => !conversation.tasks.isToldToOthers(message),
    exchange: () => {
      const own = exchangeOf(conversation);
      const closed = (side: 'client' | 'server', detail: CloseDetail) => {
        // Nobody is there to answer what the server asked on this exchange, or to be answered.
        own.asked.server_to_client.drain();
        return side === 'server' ? endUnanswered(detail, own) : endUnread(own);
      };
      return { ...forwarding(own, noise, false), closed };
    },
  };
}

/** `connection`: what is said outside of any request reaches the client. */
function forwarding(conversation: Conversation, noise: NoiseCounter, connection: boolean): Omit<Exchange, 'closed'> {
  const { deps } = conversation;

  const take = (direction: Direction, lines: readonly Line[]): Forward => {
    const passages = lines.map((line) => passLine(line, direction));
    const recorded = conversation.journal.accept(eventsOf(passages));
    return assemble(direction, passages, recorded);
  };

  const hold = (line: Line): (() => Forward) => {
    const passages = [passLine(line, 'client_to_server')];
    const recorded = conversation.journal.hold(eventsOf(passages));
    return () => assemble('client_to_server', passages, recorded());
  };

  const passLine = (line: Line, direction: Direction): LinePassage => {
    const policy = currentPolicy();
    const unread = direction === 'server_to_client' && !readsAllAnswers(direction, policy) ? passAsItCame(line, policy) : undefined;
    if (unread !== undefined) return unread;
    const classified = line.message ?? classify(line.bytes, conversation.limits, line.oversize, line.tail);
    if (classified.kind === 'noise') return single(line, noise.pass(classified, direction, policy));
    if (classified.kind !== 'batch') return single(line, passMessage(agreeing(classified, line), direction, policy), answersOf(classified));
    const passages = classified.elements.map((element) => passMessage(agreeing(element, line), direction, policy));
    const messages = classified.elements.map(({ bytes }) => bytes);
    return { line, passage: new BatchPassage(messages, passages), answers: undefined };
  };

  /** What a reader of headers and one of bodies would take for two things is as unreadable as what two parsers would. */
  const agreeing = (message: Message | Unreadable, { headers }: Line): Message | Unreadable => {
    if (headers === undefined || message.kind === 'response' || message.kind === 'unreadable') return message;
    const problem = compareHeaders(message, headers, (tool) => conversation.tools.schema(tool));
    if (problem === undefined) return message;
    const request = message.kind === 'request';
    return { kind: 'unreadable', ...problem, idText: request ? message.idText : undefined, request, bytes: message.bytes };
  };

  const passMessage = (message: Message | Unreadable, direction: Direction, policy: PolicySet | undefined): Passage => {
    if (message.kind === 'request') return passRequest(message, direction, policy, conversation);
    if (message.kind === 'notification') return passNotification(message, direction, policy, conversation);
    if (message.kind === 'response') return passResponse(message, direction, policy, conversation);
    return refuseUnreadable(message, direction, policy, conversation);
  };

  /** Most of a server's bytes are results that nobody here has to read. */
  const passAsItCame = (line: Line, policy: PolicySet | undefined): LinePassage | undefined => {
    const peek = line.oversize === undefined ? peekResponse(line.bytes, conversation.limits) : undefined;
    const passage = peek === undefined ? undefined : passUnread(peek, line.bytes, 'server_to_client', policy, conversation);
    return passage === undefined ? undefined : single(line, passage, peek);
  };

  /** Undefined denies everything: no policy is no reason to let something pass. */
  const currentPolicy = (): PolicySet | undefined => {
    try {
      return deps.policy();
    } catch (error) {
      deps.log.error('there is no policy to decide by', { err: error });
      return undefined;
    }
  };

  return {
    fromClient: (lines) => take('client_to_server', lines),
    fromServer: (lines) => take('server_to_client', lines),
    hold,
    policyChanged: () => {
      const policy = currentPolicy();
      if (policy === undefined) return [];
      const listens = [...conversation.asked.client_to_server.pending()].filter(({ listens }) => listens);
      return conversation.listing.changed(policy, { subscriptions: listens.map(({ idText }) => idText), connection });
    },
  };
}

function single(line: Line, passage: Passage, answers?: Answers): LinePassage {
  return { line, passage, answers };
}

function answersOf(message: Message | Unreadable): Answers | undefined {
  if (message.kind !== 'response' || message.id === undefined) return undefined;
  return { id: message.id, failed: 'error' in message.outcome };
}
