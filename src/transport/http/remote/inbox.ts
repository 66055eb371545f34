import { classify } from '../../../protocol/classify.js';
import { errorObject } from '../../../protocol/error-object.js';
import { parseJson, type JsonValue } from '../../../protocol/json/json.js';
import type { ErrorObject, Message, RequestId, Unreadable } from '../../../protocol/message.js';
import { oneLine } from '../../../protocol/one-line.js';
import { peekResponse } from '../../../protocol/peek-response.js';
import type { ReadLimits } from '../../../protocol/read-limits.js';
import { requestId } from '../../../protocol/request-id.js';
import { UNREADABLE } from '../../../protocol/unreadable.js';
import { isTold, type Log } from '../../../telemetry/log.js';
import { errorMessage } from '../message-bytes.js';
import type { Call, WaitingRequest, WaitingRequests } from './call.js';
import { tooLarge, type Failure } from '../failure.js';
import type { ToClient } from './to-client.js';
import type { SseEvent } from '../sse/event.js';

/** What somebody here learns from a result before the client sees it. */
export type OnResult = (request: WaitingRequest, result: JsonValue) => void;

/** Methods whose results are read here; all others go by unread. */
const READ = new Set(['initialize', 'tools/list']);
const PARSE_ERROR = -32700;

export interface InboxDeps {
  /** What messages call it. */
  readonly server: string;
  readonly open: WaitingRequests;
  readonly toClient: ToClient;
  readonly limits: ReadLimits;
  readonly onResult: OnResult;
  readonly log: Log;
}

/** Messages of the server on their way to the client: who is answered by them waits no longer. */
export class Inbox {
  readonly #deps: InboxDeps;
  #unreadable = 0;

  constructor(deps: InboxDeps) {
    this.#deps = deps;
  }

  /** The server's own bytes, on one line. False for what is no message: that is not for the client. */
  deliver(data: Buffer): boolean {
    const { limits, toClient } = this.#deps;
    // Its end counts too, as on stdio.
    if (data.length >= limits.maxLineBytes) {
      this.#tooLong(data, data.length);
      return true;
    }
    const line = oneLine(data);
    const peek = peekResponse(line, limits);
    if (peek !== undefined) this.#answered(peek.id, peek.failed ? undefined : line.subarray(peek.bodyStart, peek.bodyEnd));
    else if (!this.#read(line)) return false;
    toClient.write(line);
    return true;
  }

  /** An event of the server's: a message, or what only keeps its stream alive. */
  onEvent({ data, event, oversize }: SseEvent): void {
    if (data.length === 0 || (event !== '' && event !== 'message')) return;
    if (oversize === undefined) this.deliver(data);
    else this.#tooLong(data, oversize);
  }

  /** A body that may be the answer to this very call. False when it is not: then nothing of it is for the client. */
  deliverTo(call: Call, body: Buffer): boolean {
    if (!call.waits || body.length === 0) return false;
    const classified = classify(oneLine(body), this.#deps.limits);
    const elements = classified.kind === 'batch' ? classified.elements : [classified];
    const answers = elements.every(
      (element) => element.kind === 'response' && element.id !== undefined && this.#deps.open.get(element.id)?.call === call,
    );
    if (answers) this.deliver(body);
    return answers && !call.waits;
  }

  /** A server's error that names no request: its `id` is null or missing. */
  unnamedError(body: Buffer): ErrorObject | undefined {
    const classified = classify(oneLine(body), this.#deps.limits);
    if (classified.kind !== 'response' || !('error' in classified.outcome)) return undefined;
    if (classified.idText !== undefined && classified.idText !== 'null') return undefined;
    return errorObject(classified.outcome.error);
  }

  /** An error in the place of every answer that this call still waits for. */
  fail(call: Call, failure: Failure): void {
    const { open, toClient, log } = this.#deps;
    for (const { idText } of open.takeAll(call)) toClient.write(errorMessage(idText, failure.error));
    if (call.out.requests.length === 0) log.warn(`a message could not be delivered: ${failure.error.message}`, { code: failure.code });
    call.accepted();
  }

  /** Cannot be passed on; its beginning may say whose answer it is. */
  #tooLong(prefix: Buffer, length: number): void {
    const { limits, log, server, toClient } = this.#deps;
    const classified = classify(prefix, limits, length);
    const idText = classified.kind === 'unreadable' ? classified.idText : undefined;
    const open = idText === undefined ? undefined : this.#take(requestId(idText));
    if (open === undefined) return log.warn('the server sent a message that is too long; it was dropped', { bytes: length });
    toClient.write(errorMessage(open.idText, tooLarge(server, limits.maxLineBytes).error));
  }

  #read(line: Buffer): boolean {
    const { limits } = this.#deps;
    const classified = classify(line, limits);
    if (classified.kind === 'noise') {
      if (!classified.blank) this.#noise(line.length);
      return false;
    }
    const elements = classified.kind === 'batch' ? classified.elements : [classified];
    if (elements.every(isNoMessage)) {
      this.#noise(line.length);
      return false;
    }
    for (const element of elements) this.#answeredBy(element);
    return true;
  }

  #noise(bytes: number): void {
    this.#unreadable++;
    if (isTold(this.#unreadable)) {
      this.#deps.log.warn('the server sent something that is no message', { bytes, times: this.#unreadable });
    }
  }

  #answeredBy(message: Message | Unreadable): void {
    if (message.kind === 'response' && message.id !== undefined) {
      const open = this.#take(message.id);
      if (open !== undefined && 'result' in message.outcome && READ.has(open.method)) this.#deps.onResult(open, message.outcome.result);
    }
    // It is refused further on, with an answer.
    if (message.kind === 'unreadable' && !message.request && message.idText !== undefined) this.#take(requestId(message.idText));
  }

  #answered(id: RequestId, result: Buffer | undefined): void {
    const open = this.#take(id);
    if (open === undefined || result === undefined || !READ.has(open.method)) return;
    try {
      this.#deps.onResult(open, parseJson(result.toString()));
    } catch {
      this.#deps.log.debug('a result is no JSON', { method: open.method });
    }
  }

  #take(id: RequestId | undefined): WaitingRequest | undefined {
    return id === undefined ? undefined : this.#deps.open.take(id);
  }
}

/** Nobody meant JSON-RPC by it, or got it right. What is a message, but can be read in two ways, goes on to who judges that. */
function isNoMessage(element: Message | Unreadable): boolean {
  return element.kind === 'unreadable' && (UNREADABLE[element.code] === PARSE_ERROR || element.code === 'not_jsonrpc');
}
