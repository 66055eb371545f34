import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Timers } from '../../telemetry/timers.js';
import { AGENT_OPTIONS } from '../../transport/http/agent-options.js';
import { proxyAgent } from '../../transport/http/remote/proxy-agent.js';
import type { Connections } from './exchange.js';

/** Until a proxy has made the connection. */
const CONNECT_MS = 15_000;

/** Connections that are kept between polls as long as servers let them be; `https:` goes through `HTTPS_PROXY`, as to MCP servers. */
export function createConnections(env: NodeJS.ProcessEnv, timers: Timers): Connections & { close(): void } {
  const http = new HttpAgent(AGENT_OPTIONS);
  const direct = new HttpsAgent(AGENT_OPTIONS);
  const proxied = new Map<string, HttpsAgent>();
  const open: Connections['open'] = new Set();
  return {
    timers,
    http,
    open,
    https(url) {
      const known = proxied.get(url.origin) ?? proxyAgent({ url }, env, { connect: CONNECT_MS }) ?? direct;
      proxied.set(url.origin, known);
      return known;
    },
    close() {
      for (const request of open) request.destroy();
      for (const agent of [http, direct, ...proxied.values()]) agent.destroy();
    },
  };
}
