import { availableParallelism } from 'node:os';
import { systemClock } from '../telemetry/clock.js';
import { createBusyPoll } from '../transport/stdio/busy-poll.js';
import type { ServerConnection } from '../transport/server-connection.js';
import { startServer } from '../transport/process/server-process.js';
import type { Leg, LegDeps } from './leg.js';

/** A client on our stdin and stdout. */
export function stdioLeg({ options, target, env, cwd, limits, log }: LegDeps): Leg {
  let server: ServerConnection | undefined;
  let loading: ReturnType<typeof loadProxy> | undefined;
  return {
    begin: () => {
      if (target.kind === 'process') server = startServer({ command: target.command, args: target.args, env, cwd });
      // Told where it is awaited.
      server?.exited.catch(() => undefined);
      loading = loadProxy();
    },
    open: async (enforcement, identity) => {
      if (loading === undefined) throw new Error('what was not begun cannot be opened');
      const { runStdioProxy } = await loading;
      const connected = server ?? (await connect());
      server = connected;
      const conversation = enforcement.open({ identity });
      return {
        serve: () => {
          const proxy = runStdioProxy({
            server: connected,
            input: options.input ?? process.stdin,
            output: options.output ?? process.stdout,
            interceptor: conversation,
            maxLineBytes: limits.maxLineBytes,
            log,
            ...(options.signals === undefined ? {} : { signals: options.signals }),
            // Streams of a library's host say nothing about who started it, and its event loop is not ours.
            ...(options.input === undefined ? { parent: () => process.ppid, ...busyPolling() } : {}),
          });
          return {
            ended: proxy.ended,
            policyChanged: () => {
              for (const line of conversation.policyChanged()) proxy.toClient(line);
            },
            stop: (signal) => proxy.stop(signal),
          };
        },
      };
    },
    stop: (signal) => server?.stop(signal),
  };

  async function connect(): Promise<ServerConnection> {
    if (target.kind === 'process') throw new Error('a process was started before');
    const { connectRemote } = await import('../transport/http/remote/connect-remote.js');
    const { headers = {}, allowHttp = false } = options.remote ?? {};
    return connectRemote({ url: target.url, headers, allowInsecure: allowHttp, maxLineBytes: limits.maxLineBytes, env, log });
  }
}

/** With one processor the time would be taken from whom we wait for. */
function busyPolling() {
  return availableParallelism() > 1 ? { busyPoll: createBusyPoll({ clock: systemClock, again: setImmediate }) } : {};
}

function loadProxy() {
  return import('../transport/stdio/stdio-proxy.js');
}
