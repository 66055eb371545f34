import { randomUUID } from 'node:crypto';
import type { ListenOptions } from '../config/protect-options.js';
import type { HttpBackend } from '../transport/http/http-backend.js';
import type { HttpFront } from '../transport/http/front/listen.js';
import type { ServerEnd } from '../transport/server-connection.js';
import { startServer } from '../transport/process/server-process.js';
import { checkAdmission, createAdmission, resourceMetadata } from './admission.js';
import type { Leg, LegDeps } from './leg.js';

/** Clients over Streamable HTTP; behind it server processes on stdio, or a server that speaks HTTP itself. */
export function httpLeg(deps: LegDeps, listen: ListenOptions): Leg {
  const { options, limits, log } = deps;
  checkAdmission(listen, options.identity);
  let front: HttpFront | undefined;
  let loading: ReturnType<typeof loadFront> | undefined;

  return {
    begin: () => {
      loading = loadFront();
    },
    open: async (enforcement, identity) => {
      if (loading === undefined) throw new Error('what was not begun cannot be opened');
      const { listen: serveHttp, defaultHttpLimits } = await loading;
      const admitted = options.identity ?? {};
      const admit = await createAdmission({ enforcement, listen, options: admitted, identity, log });
      const metadata = resourceMetadata(admitted);
      const opened = await serveHttp({
        host: listen.host,
        port: listen.port,
        path: listen.path,
        backend: await backendOf(deps, listen),
        admit,
        allowedHosts: listen.allowedHosts ?? [],
        allowedOrigins: listen.allowedOrigins ?? [],
        limits: { ...defaultHttpLimits, maxBodyBytes: limits.maxLineBytes },
        log,
        ...(metadata === undefined ? {} : { metadata }),
      });
      front = opened;
      let stoppedBy: NodeJS.Signals | null = null;
      const stop = (signal: NodeJS.Signals) => {
        stoppedBy ??= signal;
        opened.stop(signal);
      };
      const end = async (): Promise<ServerEnd> => {
        try {
          await opened.ended;
          // A listener ends by a signal only; servers come and go behind it.
          return { code: null, signal: stoppedBy };
        } finally {
          options.signals?.off('SIGINT', stop).off('SIGTERM', stop);
        }
      };
      return {
        url: opened.url,
        serve: () => {
          options.signals?.on('SIGINT', stop).on('SIGTERM', stop);
          return { ended: end(), policyChanged: () => opened.policyChanged(), stop };
        },
      };
    },
    stop: (signal) => front?.stop(signal),
  };
}

async function loadFront() {
  const [front, limits] = await Promise.all([
    import('../transport/http/front/listen.js'),
    import('../transport/http/front/http-limits.js'),
  ]);
  return { ...front, ...limits };
}

/** Rejects with a `UserError` for a URL or a header that no request can be made of. */
async function backendOf({ options, target, env, cwd, limits, log }: LegDeps, listen: ListenOptions): Promise<HttpBackend> {
  const sessions = {
    ...(listen.maxSessions === undefined ? {} : { maxSessions: listen.maxSessions }),
    ...(listen.sessionIdleMinutes === undefined ? {} : { sessionIdleMs: listen.sessionIdleMinutes * 60_000 }),
    maxLineBytes: limits.maxLineBytes,
  };
  const callers = options.identity?.jwks === undefined ? 'one' : 'several';
  if (target.kind === 'url') {
    const { reverseBackend } = await import('../transport/http/reverse/reverse-backend.js');
    return reverseBackend({
      url: target.url,
      headers: options.remote?.headers ?? {},
      allowInsecure: options.remote?.allowHttp ?? false,
      // A token that we asked for is for us, and no other server's to see (MCP, authorization: token passthrough).
      authorization: listen.token === undefined && options.identity?.jwks === undefined ? 'pass' : 'strip',
      limits: sessions,
      callers,
      readLimits: limits,
      path: listen.path,
      log,
    });
  }
  const { sessionsBackend } = await import('../transport/http/sessions/sessions-backend.js');
  return sessionsBackend({
    start: () => startServer({ command: target.command, args: target.args, env, cwd }),
    mode: listen.sessions ?? 'isolated',
    limits: sessions,
    callers,
    readLimits: limits,
    ids: randomUUID,
    log,
  });
}
