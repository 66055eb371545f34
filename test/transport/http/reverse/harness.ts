import type { IncomingHttpHeaders } from 'node:http';
import { request, type IncomingMessage } from 'node:http';
import { classify } from '../../../../src/protocol/classify.js';
import { errorResponse } from '../../../../src/protocol/answers.js';
import type { Message } from '../../../../src/protocol/message.js';
import { defaultReadLimits, type ReadLimits } from '../../../../src/protocol/read-limits.js';
import { silentLog } from '../../../../src/telemetry/log.js';
import type { CloseDetail, Conversation, Exchange, Line } from '../../../../src/transport/interceptor.js';
import type { Caller } from '../../../../src/transport/http/caller.js';
import type { HttpFront, ListenOptions } from '../../../../src/transport/http/front/listen.js';
import { reverseBackend, type ReverseOptions } from '../../../../src/transport/http/reverse/reverse-backend.js';
import { startFront } from '../front/harness.js';
import { JSON_HEADERS } from '../raw.js';

/** What the enforcement point was told, as text. */
export interface Witness {
  readonly said: string[];
  readonly opened: number;
}

export interface Rules {
  /** Methods that are refused, in either direction. */
  readonly refuses?: readonly string[];
  /** What becomes of a client's message that passes. */
  readonly changes?: (bytes: Buffer) => Buffer;
  /** What to tell after a reload. */
  readonly news?: readonly string[];
}

/** An enforcement point of few rules, that remembers what it saw: `c>`/`s>` messages, `conversation`, `exchange` and their ends. */
export function witness({ refuses = [], changes = (bytes) => bytes, news = [] }: Rules = {}): Witness & {
  readonly open: () => Conversation;
} {
  const said: string[] = [];
  let opened = 0;
  const refused = (message: Message) => message.kind !== 'response' && refuses.includes(message.method);
  const messageOf = (line: Line) => {
    const classified = classify(line.bytes, LIMITS);
    return classified.kind === 'noise' || classified.kind === 'batch' || classified.kind === 'unreadable' ? undefined : classified;
  };
  const denial = (message: Message) =>
    errorResponse(message.kind === 'request' ? message.idText : undefined, { code: -31403, message: 'denied' });
  const exchangeCalled = (name: string): Exchange => ({
    fromClient: (lines) => {
      const [line] = lines;
      if (line === undefined) return { toServer: [], toClient: [] };
      said.push(`${name} c> ${line.bytes.toString()}`);
      const message = messageOf(line);
      if (message !== undefined && refused(message)) return { toServer: [], toClient: message.kind === 'request' ? [denial(message)] : [] };
      return { toServer: [changes(line.raw)], toClient: [] };
    },
    fromServer: (lines) => {
      const [line] = lines;
      if (line === undefined) return { toServer: [], toClient: [] };
      said.push(`${name} s> ${line.oversize === undefined ? line.bytes.toString() : `oversize ${line.oversize}`}`);
      const message = messageOf(line);
      if (message !== undefined && refused(message)) return { toServer: message.kind === 'request' ? [denial(message)] : [], toClient: [] };
      return { toServer: [], toClient: line.oversize === undefined ? [line.raw] : [] };
    },
    closed: (side: 'client' | 'server', _detail: CloseDetail) => {
      said.push(`${name} closed ${side}`);
      return [];
    },
    policyChanged: () => news.map((line) => Buffer.from(`${line}\n`)),
  });
  return {
    said,
    get opened() {
      return opened;
    },
    open: () => {
      const name = `conversation${++opened}`;
      let exchanges = 0;
      return { ...exchangeCalled(name), toolSchema: () => undefined, exchange: () => exchangeCalled(`${name}.${++exchanges}`) };
    },
  };
}

const LIMITS: ReadLimits = { ...defaultReadLimits, lineBreaks: 'allow' };

type Started = Omit<Partial<ReverseOptions>, 'url'> & { readonly front?: Partial<Omit<ListenOptions, 'limits' | 'backend'>> };

/** HTTP to HTTP for one test. Callers are told apart by their `Authorization`. */
export function startReverse(url: URL, open: Caller['open'], { front = {}, ...options }: Started = {}): Promise<HttpFront> {
  const backend = reverseBackend({ url, headers: {}, authorization: 'pass', log: silentLog, ...options });
  const admit = async ({ authorization = 'anybody' }: IncomingHttpHeaders) =>
    ({ admitted: true, caller: { key: authorization, open } }) as const;
  return startFront({ backend, admit, ...front });
}

/** A POST whose answer is read as it comes. */
export interface OpenPost {
  readonly response: Promise<IncomingMessage>;
  /** The client goes away. */
  abort(): void;
}

export function openRequest(url: string, method: 'GET' | 'POST', headers: Record<string, string> = {}, body = ''): OpenPost {
  const sent = request(url, { method, headers: { ...JSON_HEADERS, ...headers }, agent: false });
  const response = new Promise<IncomingMessage>((resolve, reject) => sent.once('response', resolve).on('error', reject));
  response.then(
    (message) => message.on('error', () => undefined),
    () => undefined,
  );
  sent.end(body);
  return { response, abort: () => void sent.destroy() };
}

/** Reads until what was read matches. */
export async function readUntil(message: IncomingMessage, pattern: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (pattern.test(text)) return text;
  }
  throw new Error(`the stream ended: ${text}`);
}

export function rpc(method: string, id: number | undefined, params: object = {}): string {
  return JSON.stringify({ jsonrpc: '2.0', ...(id === undefined ? {} : { id }), method, params });
}

const VERSION = '2026-07-28';
/** Headers and body of a request of 2026-07-28. */
export function modern(
  method: string,
  id: number,
  params: object = {},
): { readonly headers: Record<string, string>; readonly body: string } {
  const name: unknown = 'name' in params ? params.name : undefined;
  return {
    headers: {
      ...JSON_HEADERS,
      'mcp-protocol-version': VERSION,
      'mcp-method': method,
      ...(typeof name === 'string' ? { 'mcp-name': name } : {}),
    },
    body: rpc(method, id, { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': VERSION } }),
  };
}
