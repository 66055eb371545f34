// Entry of the thread that speaks HTTP with a remote OPA while the evaluator's thread waits for its answer.
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { workerData } from 'node:worker_threads';
import { MAX_ANSWER_BYTES, type ClientData, type Question, type Reply } from './messages.js';

const { port, signal } = workerData as ClientData;
/** One question at a time: one connection is enough, and it stays. */
const agents = { http: new HttpAgent({ keepAlive: true, maxSockets: 1 }), https: new HttpsAgent({ keepAlive: true, maxSockets: 1 }) };
type Ending = Reply extends infer Each ? (Each extends Reply ? Omit<Each, 'id'> : never) : never;

port.on('message', answer);
tell({ id: 0, kind: 'answer', text: '' });

function answer({ id, url, body, deadlineMs }: Question): void {
  let settled = false;
  let sending: ClientRequest | undefined;
  const settle = (reply: Ending) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    tell({ id, ...reply });
  };
  const timer = setTimeout(() => {
    settle({ kind: 'deadline' });
    sending?.destroy();
  }, deadlineMs);
  send();

  function send(): void {
    const asking = post(url, body);
    sending = asking;
    asking.on('error', (error: NodeJS.ErrnoException) => {
      // A server may close a connection that idles in the moment in which we use it (RFC 9112 §9.5); a question can be asked twice.
      if (asking.reusedSocket && error.code === 'ECONNRESET' && !settled) send();
      else settle({ kind: 'failure', message: `cannot be asked (${error.code ?? error.message})` });
    });
    asking.once('response', (response) => read(response, settle));
  }
}

function post(url: string, body: ArrayBuffer): ClientRequest {
  const secure = url.startsWith('https:');
  const headers = { 'content-type': 'application/json', 'content-length': body.byteLength, 'accept-encoding': 'identity' };
  const asking = (secure ? httpsRequest : httpRequest)(url, { method: 'POST', headers, agent: secure ? agents.https : agents.http });
  asking.end(Buffer.from(body));
  return asking;
}

function read(response: IncomingMessage, settle: (reply: Ending) => void): void {
  const pieces: Buffer[] = [];
  let length = 0;
  if (response.statusCode !== 200) {
    settle({ kind: 'failure', message: `answered with HTTP ${response.statusCode ?? 0}` });
    response.resume();
    return;
  }
  response.on('data', (piece: Buffer) => {
    length += piece.length;
    pieces.push(piece);
    if (length <= MAX_ANSWER_BYTES) return;
    settle({ kind: 'failure', message: `answered with more than ${MAX_ANSWER_BYTES} bytes` });
    response.destroy();
  });
  response.on('error', () => settle({ kind: 'failure', message: 'broke off in the middle of its answer' }));
  response.once('close', () => {
    if (!response.complete) return settle({ kind: 'failure', message: 'broke off in the middle of its answer' });
    try {
      settle({ kind: 'answer', text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)) });
    } catch {
      settle({ kind: 'failure', message: 'answered with what is no UTF-8' });
    }
  });
}

function tell(reply: Reply): void {
  port.postMessage(reply);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}
