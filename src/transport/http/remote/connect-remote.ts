import { Writable } from 'node:stream';
import { LineSplitter, MAX_LINE_BYTES } from '../../stdio/line-splitter.js';
import type { Line } from '../../interceptor.js';
import type { ServerConnection, ServerEnd } from '../../server-connection.js';
import type { JsonValue } from '../../../protocol/json/json.js';
import { silentLog, type Log } from '../../../telemetry/log.js';
import { systemClock, type Clock } from '../../../telemetry/clock.js';
import { WaitingRequests, type Call, type WaitingRequest } from './call.js';
import type { Context } from './context.js';
import { defaultDeadlines, type Deadlines } from './deadlines.js';
import { deferred } from './deferred.js';
import { parseEndpoint } from '../endpoint.js';
import { failure } from '../failure.js';
import { createHttpClient } from './http-client.js';
import { HttpSse } from './http-sse.js';
import { Inbox } from './inbox.js';
import { Lane, MAX_CONCURRENT_REQUESTS, type Sending } from './lane.js';
import { readLimits, readOutgoing, type Outgoing } from './outgoing.js';
import { proxyAgent } from './proxy-agent.js';
import { Unfinished } from './read-body.js';
import { Revision } from './revision.js';
import { Streamable } from './streamable.js';
import { ToClient } from './to-client.js';
import { ToolHeaders } from './tool-headers.js';

export interface RemoteOptions {
  readonly url: URL;
  /** Of every request: credentials come from here and nowhere else. Their values stand in no log and no message. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Plain `http:` to a host that is not this machine; default false. */
  readonly allowInsecure?: boolean;
  /** Of a message, in both directions; default 16 MiB. */
  readonly maxLineBytes?: number;
  /** For the proxy that leads out of here (`HTTPS_PROXY`, `NO_PROXY`). */
  readonly env?: NodeJS.ProcessEnv;
  readonly log?: Log;
  readonly clock?: Clock;
  readonly deadlines?: Partial<Deadlines>;
}

/** Of requests that wait for others to be answered. */
const WAITING_LINES = 4;
/** Of answers that are not complete yet, over all connections. */
const UNFINISHED_LINES = 4;

/**
 * A server at a URL, spoken to like a process on stdio: it takes lines and gives lines. It speaks Streamable HTTP, or the older HTTP+SSE
 * where that is what it finds. Whatever goes wrong on the way is an error in the place of each answer that fails to come. Connects with
 * the first message. Throws a `UserError` for a URL or a header that no request can be made of.
 */
export function connectRemote(options: RemoteOptions): ServerConnection {
  const { maxLineBytes = MAX_LINE_BYTES, log = silentLog, clock = systemClock, env = {} } = options;
  const endpoint = parseEndpoint(options);
  const deadlines: Deadlines = { ...defaultDeadlines, ...options.deadlines };
  const limits = readLimits(maxLineBytes);
  const httpsAgent = proxyAgent(endpoint, env, deadlines);
  const http = createHttpClient({ server: endpoint.name, deadlines, ...(httpsAgent === undefined ? {} : { httpsAgent }) });
  const toClient = new ToClient();
  const open = new WaitingRequests();
  const tools = new ToolHeaders(log);
  const calls = new Set<Call>();
  const revision = new Revision();
  let state: 'serving' | 'ending' | 'stopping' | 'gone' = 'serving';
  let grace: NodeJS.Timeout | undefined;
  const exited = deferred<ServerEnd>();

  const onResult = (request: WaitingRequest, result: JsonValue) => {
    revision.learn(request, result);
    if (request.method === 'tools/list') tools.learn(result);
  };
  const reading = { toClient, unfinished: new Unfinished(UNFINISHED_LINES * maxLineBytes), maxLineBytes };
  const inbox = new Inbox({ server: endpoint.name, open, toClient, limits, onResult, log });
  const context: Context = {
    endpoint,
    http,
    open,
    inbox,
    reading,
    limits,
    deadlines,
    log,
    now: () => clock.monotonic(),
    negotiated: () => revision.negotiated,
    modernHeaders: (out) => tools.of(out),
  };

  const old = new HttpSse(context);
  const tryOld = async (call: Call): Promise<boolean> => {
    const problem = await old.connect();
    if (problem !== undefined) {
      log.debug(`${endpoint.name} does not speak HTTP+SSE either`, { why: problem.error.message });
      // It does, but says what must be known.
      if (problem.code === 'redirected') inbox.fail(call, problem);
      return false;
    }
    log.debug(`${endpoint.name} speaks HTTP+SSE (2024-11-05)`);
    leg = old;
    old.send(call);
    return true;
  };
  let leg: Streamable | HttpSse = new Streamable(context, tryOld, (until) => lane.hold(until));

  const start = (call: Call): Sending => {
    calls.add(call);
    const { sent, done } = leg.send(call);
    const failed = (error: unknown) => {
      log.error('a message could not be handled', { err: error });
      inbox.fail(call, failure('unreachable', 'the proxy could not carry this message (see its log)'));
    };
    // A stream that owes nothing any more (a server need not close it, nor answer what was taken back) does not stay for ever.
    let timer: NodeJS.Timeout | undefined;
    const linger = () => {
      if (calls.has(call)) timer = setTimeout(() => call.activity.abort(), state === 'serving' ? deadlines.linger : 0);
    };
    const over = () => {
      calls.delete(call);
      clearTimeout(timer);
    };
    if (call.waits) void call.settled.then(() => linger());
    return { sent, done: done.catch(failed).then(() => over()) };
  };
  const tooMany = (call: Call) =>
    inbox.fail(call, failure('too_many', `${MAX_CONCURRENT_REQUESTS} requests to ${endpoint.name} are open, and no more can wait`));
  const lane = new Lane({
    start,
    deadlines,
    maxWaitingBytes: WAITING_LINES * maxLineBytes,
    tooMany,
    onIdle: () => {
      if (state === 'ending') void finish({ code: 0, signal: null });
    },
  });

  /** True when that is all there is to do. In 2026-07-28 the end of the POST is what takes a request back. */
  const cancelled = ({ cancels }: Outgoing): boolean => {
    if (cancels === undefined) return false;
    const request = open.take(cancels);
    if (request === undefined) return revision.negotiated === undefined;
    const { call } = request;
    const heard = call.out.version === undefined && calls.has(call);
    if (heard || call.waits) return false;
    call.activity.abort();
    return true;
  };
  const onLine = ({ bytes, oversize }: Line) => {
    const read = oversize === undefined ? readOutgoing(bytes, limits) : undefined;
    const out = read && revision.apply(read);
    if (out === undefined) return log.debug('a line without a message was not sent', { bytes: oversize ?? bytes.length });
    if (!cancelled(out)) lane.push(open.begin(out));
  };
  const lines = new LineSplitter(maxLineBytes);
  const stdin = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (const line of lines.push(chunk)) onLine(line);
      lane.whenRoom(done);
    },
    final: (done) => {
      for (const line of lines.end()) onLine(line);
      done();
      noMore();
    },
  });

  const noMore = () => {
    if (state !== 'serving') return;
    state = 'ending';
    // They end with the client, not before.
    for (const { id, method } of open.all()) if (method === 'subscriptions/listen') open.take(id);
    for (const call of calls) if (call.out.requests.length > 0 && !call.waits) call.activity.abort();
    grace = setTimeout(() => stop(undefined), deadlines.grace);
    lane.release();
    if (lane.idle) void finish({ code: 0, signal: null });
  };
  const finish = async (end: ServerEnd, farewellMs = deadlines.farewell) => {
    if (state === 'gone') return;
    state = 'gone';
    clearTimeout(grace);
    await leg.close(farewellMs);
    http.close();
    toClient.end();
    exited.resolve(end);
  };
  const stop = (signal: NodeJS.Signals | undefined) => {
    if (state === 'stopping' || state === 'gone') return http.close();
    state = 'stopping';
    lane.clear();
    for (const call of calls) call.activity.abort();
    void finish(signal === undefined ? { code: 0, signal: null } : { code: null, signal }, deadlines.shortFarewell);
  };

  return {
    pid: undefined,
    stdin,
    stdout: toClient.stream,
    exited: exited.promise,
    endInput: () => void stdin.end(),
    touch: () => {
      if (state === 'ending') grace?.refresh();
    },
    stop,
  };
}
