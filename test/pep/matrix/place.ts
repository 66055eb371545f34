import { notify, request, type Bench } from '../harness.js';

/** A member of a message that somebody reads: a server, a model or a person. */
export interface Place {
  readonly where: string;
  readonly method: string;
  readonly from: 'client' | 'server';
  readonly kind: 'request' | 'notification' | 'response';
  /** Sends the message with this text in it, after what has to be said before. What left on the other side, as lines. */
  readonly send: (at: Bench, text: string) => readonly string[];
}

export type Build = (text: string) => object;
export type Era = object;

export const LEGACY: Era = {};
export const MODERN = {
  _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} },
};
const ERAS = [
  ['legacy', LEGACY],
  ['modern', MODERN],
] as const;

/** The same place in both eras. */
export const inBoth = (where: string, place: (era: Era, where: string) => Place): readonly Place[] =>
  ERAS.map(([name, era]) => place(era, `${where}, ${name}`));

/** A client asks. */
export const asks = (where: string, method: string, build: Build): Place => ({
  where,
  method,
  from: 'client',
  kind: 'request',
  send: (at, text) => {
    givenTask(at);
    return at.client(request(1, method, build(text))).toServer;
  },
});

/** A server asks: until 2025-11-25 by a request of its own. */
export const serverAsks = (where: string, method: string, build: Build): Place => ({
  where,
  method,
  from: 'server',
  kind: 'request',
  send: (at, text) => {
    lentTask(at);
    return at.server(request(1, method, build(text))).toClient;
  },
});

export const tells = (from: Place['from'], where: string, method: string, build: Build): Place => ({
  where,
  method,
  from,
  kind: 'notification',
  send: (at, text) => {
    givenTask(at);
    const message = notify(method, build(text));
    return from === 'client' ? at.client(message).toServer : at.server(message).toClient;
  },
});

/** A server answers; `build` makes the outcome. */
export const answers = (where: string, method: string, params: object, build: Build): Place => ({
  where,
  method,
  from: 'server',
  kind: 'response',
  send: (at, text) => {
    givenTask(at);
    at.client(request(1, method, params));
    return at.server({ jsonrpc: '2.0', id: 1, ...build(text) }).toClient;
  },
});

export const results = (where: string, method: string, params: object, build: Build): Place =>
  answers(where, method, params, (text) => ({ result: { resultType: 'complete', ...build(text) } }));

export const clientAnswers = (where: string, method: string, params: object, build: Build): Place => ({
  where,
  method,
  from: 'client',
  kind: 'response',
  send: (at, text) => {
    lentTask(at);
    at.server(request(1, method, params));
    return at.client({ jsonrpc: '2.0', id: 1, ...build(text) }).toServer;
  },
});

/** Tasks belong to who began them: `t` to the client. */
function givenTask(at: Bench): void {
  at.client(request('begin', 'tools/call', { name: 'begin', arguments: {}, ...MODERN }));
  at.server({ jsonrpc: '2.0', id: 'begin', result: { resultType: 'task', taskId: 't', status: 'working', ttl: 600_000 } });
}

/** And `c` to the server: of 2025-11-25, where a client may take its time to sample. */
function lentTask(at: Bench): void {
  at.server(request('begin', 'sampling/createMessage', { messages: [], maxTokens: 9, task: { ttl: 600_000 } }));
  at.client({ jsonrpc: '2.0', id: 'begin', result: { task: { taskId: 'c', status: 'working', ttl: 600_000 } } });
}
