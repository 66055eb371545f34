import { UserError } from '../errors/exit.js';
import type { ServerConnection } from '../transport/server-connection.js';
import { startServer } from '../transport/server-process.js';
import type { Leg, LegDeps } from './leg.js';

/** A client on our stdin and stdout. */
export function stdioLeg({ options, target, env, cwd, limits, log }: LegDeps): Leg {
  let server: ServerConnection | undefined;
  let loading: ReturnType<typeof loadProxy> | undefined;
  if (target.kind === 'url')
    throw new UserError(`\`${target.url.href}\`: servers at a URL are not supported yet; name the command of a stdio server`);

  return {
    begin: () => {
      server = startServer({ command: target.command, args: target.args, env, cwd });
      // Told where it is awaited.
      server.exited.catch(() => undefined);
      loading = loadProxy();
    },
    open: async (enforcement, identity) => {
      const module = await loading;
      if (module === undefined || server === undefined) throw new Error('what was not begun cannot be opened');
      const conversation = enforcement.open({ identity });
      const connected = server;
      return {
        serve: () => {
          const proxy = module.runStdioProxy({
            server: connected,
            input: options.input ?? process.stdin,
            output: options.output ?? process.stdout,
            interceptor: conversation,
            maxLineBytes: limits.maxLineBytes,
            log,
            ...(options.signals === undefined ? {} : { signals: options.signals }),
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
}

function loadProxy() {
  return import('../transport/stdio-proxy.js');
}
