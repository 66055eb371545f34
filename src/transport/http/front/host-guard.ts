import { isIP } from 'node:net';
import { readUrl } from '../../../protocol/http/read-url.js';
import type { HttpRefusal } from '../refusal.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface HostGuard {
  /** Why a request for this `Host`, from a page of this `Origin`, is not answered. `localAddress` of its socket is where it arrived. */
  refuse(host: string | undefined, origin: string | undefined, socket: Arrival): HttpRefusal | undefined;
  /** Pages of this origin may read our answers (CORS). */
  allowsOrigin(origin: string): boolean;
}

interface Arrival {
  readonly localAddress?: string | undefined;
}

/**
 * DNS rebinding: a page on the web whose name was made to resolve to this listener. Its requests carry that name as their `Host`
 * and that page as their `Origin` (MCP, Streamable HTTP, security warning). What no such page can send passes: loopback names, and
 * the address that the request arrived at. `allowedHosts` are `name` (any port) or `name:port`, `allowedOrigins` `scheme://name[:port]`.
 */
export function createHostGuard(allowedHosts: readonly string[], allowedOrigins: readonly string[]): HostGuard {
  const hosts = new Set(allowedHosts.map((host) => host.toLowerCase()));
  const origins = new Set(allowedOrigins.map((origin) => origin.toLowerCase()));

  /** Passes wherever it arrives: the last one of which that was found. Nearly all requests have the same. */
  let usual: string | undefined;
  const hostPasses = (host: string, socket: Arrival): boolean => {
    if (host === usual) return true;
    const lower = host.toLowerCase();
    const name = hostName(lower);
    if (name === undefined) return false;
    if (LOOPBACK.has(name) || hosts.has(lower) || hosts.has(name)) {
      usual = host;
      return true;
    }
    const { localAddress } = socket;
    return localAddress !== undefined && name === asHost(localAddress);
  };
  const originPasses = (origin: string, host: string): boolean => {
    if (origins.has(origin.toLowerCase())) return true;
    // A page served from this machine, as local tools are, but only to a listener that is reached as such.
    return LOOPBACK.has(hostName(host.toLowerCase()) ?? '') && LOOPBACK.has(originHost(origin) ?? '');
  };

  return {
    refuse: (host, origin, socket) => {
      if (host === undefined || !hostPasses(host, socket)) {
        return {
          status: 403,
          code: 'host_not_allowed',
          message:
            'The Host header names no host of this listener (DNS rebinding); a name that it is reached by must be allowed with --allowed-host',
        };
      }
      if (origin !== undefined && !originPasses(origin, host)) {
        return {
          status: 403,
          code: 'origin_not_allowed',
          message: 'Requests from web pages of this Origin are not allowed; one that is trusted must be allowed with --allowed-origin',
        };
      }
      return undefined;
    },
    allowsOrigin: (origin) => origins.has(origin.toLowerCase()),
  };
}

/** The name without the port; undefined for what is no `Host` (RFC 9110 §7.2). */
function hostName(host: string): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/.exec(host)?.[1];
}

function originHost(origin: string): string | undefined {
  const url = readUrl(origin);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.hostname : undefined;
}

/** An address of a socket as a `Host` spells it: of a link-local one clients leave out the zone, which is their own (RFC 6874 §4). */
function asHost(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(mapped) === 6 ? `[${mapped}]` : mapped;
}
