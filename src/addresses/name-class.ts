import type { AddressClass } from '../pdp/input-document.js';
import { addressInName } from './wildcard-dns.js';

/** Host names under which clouds tell a machine its own credentials. */
const METADATA = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
  'metadata.packet.net',
  'metadata.platformequinix.com',
  'rancher-metadata',
]);

/** The name itself and everything below it. */
const SUFFIXES: ReadonlyMap<string, AddressClass> = new Map<string, AddressClass>([
  ['localhost', 'loopback'], // RFC 6761 §6.3
  ['localdomain', 'private'],
  ['localhost.localdomain', 'loopback'],
  ['localhost4.localdomain4', 'loopback'],
  ['localhost6.localdomain6', 'loopback'],
  ['localdomain4', 'private'],
  ['localdomain6', 'private'],
  ['local', 'private'], // RFC 6762
  ['internal', 'private'], // reserved by ICANN for private use, 2024
  ['home.arpa', 'private'], // RFC 8375
  ['lan', 'private'],
  ['home', 'private'],
  ['corp', 'private'],
  ['intranet', 'private'],
  ['private', 'private'],
  ['svc', 'private'], // Kubernetes
  ['test', 'reserved'], // RFC 6761
  ['example', 'reserved'],
  ['invalid', 'reserved'],
  ['onion', 'reserved'], // RFC 7686
  ['alt', 'reserved'], // RFC 9476
]);

/** Of `/etc/hosts` in most distributions. */
const LOOPBACK = new Set(['ip6-localhost', 'ip6-loopback', 'localhost4', 'localhost6']);

/**
 * What a host name in lower case leads to, as far as the name tells: nobody asks DNS, so a public name may still have a private address.
 * Undefined below a domain that answers with an address out of the name, where we cannot read that address.
 */
export function nameClass(name: string): AddressClass | undefined {
  if (METADATA.has(name)) return 'metadata';
  if (LOOPBACK.has(name)) return 'loopback';
  for (let at = 0; at !== -1; at = next(name, at)) {
    const known = SUFFIXES.get(name.slice(at));
    if (known !== undefined) return known;
  }
  if (!name.includes('.')) return 'private';
  const named = addressInName(name);
  return named === 'none' ? 'public' : named;
}

/** Where the labels after the next dot begin. */
function next(name: string, at: number): number {
  const dot = name.indexOf('.', at);
  return dot === -1 ? -1 : dot + 1;
}
