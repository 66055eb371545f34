import type { Agent } from 'node:https';
import { UserError } from '../../../errors/exit.js';
import { isLoopback } from '../../../protocol/http/loopback.js';
import { readUrl } from '../../../protocol/http/read-url.js';
import type { Deadlines } from './deadlines.js';
import type { Endpoint } from '../endpoint.js';
import { TunnelAgent } from './tunnel.js';

/**
 * What makes the connections to a server behind the proxy that the environment names, as curl reads it: `HTTPS_PROXY`, else `ALL_PROXY`,
 * but not for hosts of `NO_PROXY`. Undefined where the way is direct. Plain `http:` is for this machine, and needs no proxy.
 */
export function proxyAgent(
  { url }: Pick<Endpoint, 'url'>,
  env: NodeJS.ProcessEnv,
  deadlines: Pick<Deadlines, 'connect'>,
): Agent | undefined {
  const named = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  const proxy = named('HTTPS_PROXY') || named('ALL_PROXY');
  if (url.protocol !== 'https:' || proxy === '' || isLoopback(url.hostname) || isExcepted(url, named('NO_PROXY'))) return undefined;
  return new TunnelAgent(proxyUrl(proxy), deadlines.connect);
}

/** The value is not repeated: it may hold a password. */
function proxyUrl(text: string): URL {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = readUrl(withScheme);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UserError('HTTPS_PROXY (or ALL_PROXY) names no HTTP proxy: it must be a URL such as http://proxy.example:3128');
}

/** `*`, or a list of hosts, each with all below it and perhaps a port. */
function isExcepted({ hostname, port }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return list.split(',').some((entry) => {
    const text = entry.trim().toLowerCase();
    if (text === '*') return true;
    const [, name = '', only] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(text.replace(/^\[(.*)\]/, '$1')) ?? [];
    return name !== '' && (only === undefined || only === (port || '443')) && (host === name || host.endsWith(`.${name}`));
  });
}
