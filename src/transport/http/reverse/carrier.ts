import type { IncomingMessage } from 'node:http';
import { isTold } from '../../../telemetry/log.js';
import { discard } from '../discard.js';
import { createLingering } from './lingering.js';
import type { ReverseContext } from './context.js';
import { JSON_OR_EVENTS, JSON_TYPE } from '../media-types.js';
import { withoutEnding } from '../message-bytes.js';
import { MAX_TELLING, TELL_MS } from './limits.js';
import { relayFailure } from './relay-failure.js';
import { requestHeaders, type HeaderRules } from './request-headers.js';
import type { Sessions } from './sessions.js';
import { Transfer, type Outgoing, type TransferParts } from './transfer.js';

export interface Carrier {
  readonly context: ReverseContext;
  /** Sends what is to go on, and hands what comes to `back`; where nothing comes the client is told. Resolves when all is done. */
  carry(out: Outgoing, headers: string[], back: (transfer: Transfer, message: IncomingMessage) => Promise<void>): Promise<void>;
  /** Lets what is being answered come to its end, but for streams that have none. Resolves when nothing is on its way. */
  close(): Promise<void>;
}

export interface CarrierOptions extends Omit<ReverseContext, 'tell'> {
  readonly rules: HeaderRules;
  readonly sessions: Sessions;
  /** Path and query of the server's MCP endpoint. */
  readonly endpoint: string;
}

/** What our own message in a client's session has in place of its request's. */
const AS_JSON: ReadonlyMap<string, string | undefined> = new Map([
  ['content-type', JSON_TYPE],
  ['accept', JSON_OR_EVENTS],
  ['last-event-id', undefined],
]);

export function createCarrier(options: CarrierOptions): Carrier {
  const { upstream, decide, log, rules, sessions, endpoint, budget } = options;
  const transfers = new Set<Transfer>();
  const lingering = createLingering();
  const parts: TransferParts = { takeSlot: (transfer) => (closing ? undefined : lingering(transfer)), budget };
  let onIdle: (() => void) | undefined;
  let closing = false;

  let telling = 0;
  let untold = 0;
  const tell = async ({ session, out }: Transfer, message: Buffer) => {
    if (telling >= MAX_TELLING) {
      if (isTold(++untold)) log.warn('a refusal was not sent to the server, which takes none', { times: untold });
      return;
    }
    telling++;
    const headers = requestHeaders(out.call.request, rules, AS_JSON);
    const sending = upstream.send('POST', session?.path ?? endpoint, headers, withoutEnding(message));
    const timer = setTimeout(() => sending.abort(), TELL_MS).unref();
    const outcome = await sending.outcome;
    clearTimeout(timer);
    telling--;
    if (outcome.kind === 'reply') discard(outcome.message);
    else log.warn('a refusal did not reach the server', { reason: outcome.error.message });
  };
  const context: ReverseContext = {
    ...options,
    tell: (transfer, messages) => {
      // From 2026-07-28 on servers ask nothing that could be refused, and there is no way to them.
      if (transfer.out.modern) return;
      for (const message of messages) void tell(transfer, message);
    },
  };

  const carry: Carrier['carry'] = async (out, headers, back) => {
    const { call, session, sent, exchange } = out;
    const release = session === undefined ? undefined : sessions.use(session);
    const path = sent === undefined ? endpoint : (session?.path ?? endpoint);
    const transfer = new Transfer(out, upstream.send(call.request.method ?? 'POST', path, headers, sent), parts);
    transfers.add(transfer);
    try {
      const outcome = await transfer.outcome;
      if (outcome.kind === 'failure') relayFailure(transfer, outcome, context);
      else await back(transfer, outcome.message);
    } finally {
      transfer.done();
      transfers.delete(transfer);
      if (out.own) decide.closed(exchange, transfer.gone ? 'client' : 'server');
      release?.();
      if (transfers.size === 0) onIdle?.();
    }
  };

  return {
    context,
    carry,
    close: async () => {
      closing = true;
      for (const transfer of transfers) if (transfer.out.listens || transfer.gone) transfer.abort();
      if (transfers.size > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    },
  };
}
