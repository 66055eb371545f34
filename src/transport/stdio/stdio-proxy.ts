import type { Readable, Writable } from 'node:stream';
import type { Log } from '../../telemetry/log.js';
import { silentLog } from '../../telemetry/log.js';
import type { BusyPoll } from './busy-poll.js';
import { growingGroups } from './growing-groups.js';
import type { Forward, Interceptor, Line } from '../interceptor.js';
import { CLIENT_GRACE_MS, flushed, readToEnd, STOPPING_GRACE_MS } from './last-bytes.js';
import { LineSplitter, MAX_LINE_BYTES } from './line-splitter.js';
import { refuseFromClient, refuseFromServer } from '../refuse.js';
import type { ServerConnection, ServerEnd } from '../server-connection.js';
import { Sink } from './sink.js';
import { watchStalledClient, type Parent } from './stalled-client.js';
import { takeReads } from './take-reads.js';

export interface StdioProxyOptions {
  readonly server: ServerConnection;
  /** The client's side: what it writes and what it reads. */
  readonly input: Readable;
  readonly output: Writable;
  readonly interceptor: Interceptor;
  /** Default 16 MiB, the ending included. */
  readonly maxLineBytes?: number;
  /** Where SIGINT and SIGTERM come from (the CLI gives `process`); a library's host keeps its own. */
  readonly signals?: SignalSource;
  readonly log?: Log;
  /** The client's process, where it is the one that started us (the CLI gives `process.ppid`). */
  readonly parent?: Parent;
  /** Where the process is ours alone, and has a processor for that. */
  readonly busyPoll?: BusyPoll;
}

export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: (signal: NodeJS.Signals) => void): SignalSource;
  off(signal: 'SIGINT' | 'SIGTERM', listener: (signal: NodeJS.Signals) => void): SignalSource;
}

export interface StdioProxy {
  /** The server's process id; undefined where it is no process. */
  readonly pid: number | undefined;
  /** When the server has gone and everything for the client has left. Rejects with a `UserError` when it could not be started. */
  readonly ended: Promise<ServerEnd>;
  /** Says something to the client beside the conversation (`tools/list_changed` after a reload). Bytes with their line ending. */
  toClient(bytes: Buffer): void;
  /** Ends the server's process group; `ended` resolves when it has gone. */
  stop(signal?: NodeJS.Signals): void;
}

/**
 * One client, one server, the interceptor between them. The lines of a read go to the interceptor in groups, each of which
 * leaves in one write per side. A side that does not read pauses the other, so memory stays bounded.
 */
export function runStdioProxy(options: StdioProxyOptions): StdioProxy {
  const { server, input, output, interceptor, maxLineBytes = MAX_LINE_BYTES, signals, log = silentLog, busyPoll } = options;
  const toServer = new Sink(server.stdin, () => server.endInput());
  const toClient = new Sink(output, () => clientGone());
  let clientDone = false;
  let stopping = false;

  // A reader stops while the other side is behind. What it caused on its own side (refusals) may wait for longer, else
  // two peers that both write before they read would stop each other for ever; but it does not wait without end either.
  const clientBacklog = toClient.told(2 * maxLineBytes);
  const serverBacklog = toServer.told(2 * maxLineBytes);
  const stalled = options.parent === undefined ? () => undefined : watchStalledClient(options.parent, () => clientGone());
  const regulate = () => {
    const heard = !toServer.full && toClient.backlog < clientBacklog;
    setFlowing(input, !clientDone && heard);
    stalled(!clientDone && !heard);
    setFlowing(server.stdout, !toClient.full && toServer.backlog < serverBacklog);
  };

  const handler =
    (decide: (lines: readonly Line[]) => Forward, refuse: (lines: readonly Line[]) => Forward) => (lines: readonly Line[]) => {
      for (const group of growingGroups(lines)) {
        const forward = attempt(decide, group, log) ?? refuse(group);
        toServer.write(forward.toServer);
        toClient.write(forward.toClient);
        regulate();
      }
    };
  const clientLines = new LineSplitter(maxLineBytes);
  const serverLines = new LineSplitter(maxLineBytes);
  const fromClient = handler((group) => interceptor.fromClient(group), refuseFromClient);
  const fromServer = handler((group) => interceptor.fromServer(group), refuseFromServer);

  const onInput = (chunk: Buffer) => {
    const lines = clientLines.push(chunk);
    busyPoll?.heard('client', lines.length);
    fromClient(lines);
    busyPoll?.handled();
  };
  const onOutput = (chunk: Buffer) => {
    if (toClient.open) server.touch();
    const lines = serverLines.push(chunk);
    busyPoll?.heard('server', lines.length);
    fromServer(lines);
    busyPoll?.handled();
  };
  const clientGone = () => {
    if (clientDone) return;
    fromClient(clientLines.end());
    clientDone = true;
    stalled(false);
    attempt((detail) => interceptor.closed('client', detail), {}, log);
    server.endInput();
  };
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    stopping = true;
    clientDone = true;
    regulate();
    server.stop(signal);
  };

  input.on('data', onInput).on('end', clientGone).on('close', clientGone).on('error', clientGone);
  server.stdout.on('data', onOutput).on('error', () => undefined);
  const leaveInput = takeReads(input, onInput);
  const leaveOutput = takeReads(server.stdout, onOutput);
  toServer.onMove(regulate);
  const release = toClient.onMove(() => {
    if (toClient.open) server.touch();
    regulate();
  });
  signals?.on('SIGINT', stop).on('SIGTERM', stop);

  const clientGrace = () => (stopping ? STOPPING_GRACE_MS : CLIENT_GRACE_MS);
  const finish = async (): Promise<ServerEnd> => {
    try {
      const end = await server.exited;
      leaveOutput();
      const clientReads = await readToEnd(server.stdout, output, clientGrace);
      fromServer(serverLines.end());
      // Nobody is left to answer what the client might still send.
      clientDone = true;
      regulate();
      toClient.write(attempt((detail) => interceptor.closed('server', detail), end, log) ?? []);
      if (clientReads) await flushed(output, clientGrace);
      return end;
    } finally {
      clientDone = true;
      stalled(false);
      release();
      leaveInput();
      signals?.off('SIGINT', stop).off('SIGTERM', stop);
      input.off('data', onInput).off('end', clientGone).off('close', clientGone).pause();
    }
  };

  return { pid: server.pid, ended: finish(), toClient: (bytes) => toClient.write([bytes]), stop };
}

function setFlowing(stream: Readable, flowing: boolean): void {
  if (flowing === stream.isPaused()) {
    if (flowing) stream.resume();
    else stream.pause();
  }
}

/** What a thrown defect must not become: a message that passed, or a dead proxy. */
function attempt<Given, T>(work: (given: Given) => T, given: Given, log: Log): T | undefined {
  try {
    return work(given);
  } catch (error) {
    log.error('a message could not be handled and was refused', { err: error });
    return undefined;
  }
}
