import { FIRST_STATELESS } from '../../../protocol/methods.js';
import type { Caller } from '../caller.js';
import type { Decide } from '../decide.js';
import type { HttpCall } from '../http-backend.js';
import { refuseRequest } from '../refusal.js';
import { answerAtOnce } from './answer-at-once.js';
import type { Incoming } from './incoming.js';
import { REFUSED } from './refusals.js';
import type { StatelessCallers } from './stateless-callers.js';

/** By the header, or by the message's own version: where they do not agree the enforcement point refuses it (−32020). */
export function isStateless({ request }: HttpCall, { message }: Incoming): boolean {
  const named = request.headers['mcp-protocol-version'];
  if (typeof named === 'string' && named >= FIRST_STATELESS) return true;
  if (message.kind === 'batch') return message.elements.some((element) => element.kind === 'request' && element.era === 'modern');
  return (message.kind === 'request' || message.kind === 'notification') && message.era === 'modern';
}

/** What is asked without a session: to the caller's server, which is started where there is room for one. */
export class StatelessAsking {
  readonly #callers: StatelessCallers;
  readonly #decide: Decide;
  readonly #hasRoom: (caller: Caller) => boolean;

  constructor(callers: StatelessCallers, decide: Decide, hasRoom: (caller: Caller) => boolean) {
    this.#callers = callers;
    this.#decide = decide;
    this.#hasRoom = hasRoom;
  }

  async ask(call: HttpCall, incoming: Incoming): Promise<void> {
    const { response, caller } = call;
    const { line, message } = incoming;
    switch (message.kind) {
      case 'batch':
        return refuseRequest(response, REFUSED.modernBatch);
      case 'response':
        return refuseRequest(response, REFUSED.modernResponse);
      case 'unreadable':
      case 'noise':
        return this.refuse(call, incoming);
      case 'request':
      case 'notification': {
        const { conversation, server } = this.#callers.of(caller);
        if (message.kind === 'notification') return server.tell(response, conversation, line, message);
        if (server.process === undefined && !this.#hasRoom(caller)) return refuseRequest(response, REFUSED.tooManySessions, message.idText);
        return server.ask(response, conversation, line, message);
      }
    }
  }

  /** Unreadable, and of no session: recorded as its caller's. */
  refuse({ response, caller }: HttpCall, { line, message }: Incoming): void {
    const { conversation } = this.#callers.of(caller);
    answerAtOnce(response, message, this.#decide.fromClient(conversation.exchange(), line).toClient);
  }
}
