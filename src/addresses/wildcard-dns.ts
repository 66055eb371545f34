import type { AddressClass } from '../pdp/input-document.js';
import { addressClass, unmapped } from './address-class.js';
import { parseIpv4, parseIpv6, type Address } from './ip-address.js';

/** Domains that answer every name below them with 127.0.0.1. */
const ALWAYS_LOOPBACK = [
  'localtest.me',
  'lvh.me',
  'vcap.me',
  'lacolhost.com',
  'yoogle.com',
  'fuf.me',
  'localho.st',
  'smackaho.st',
  'bugbounty.dod.network',
  'spoofed.burpcollaborator.net',
];
/** Of the next those that are there for attacks: they answer with one address first and with another then. */
const TURNING = ['rbndr.us', '1u.ms', 'r3dir.me', 'rebind.network'];
/** Domains that answer with an address written in the name: `127.0.0.1.nip.io`, `app-10-0-0-1.sslip.io`, `7f000001.nip.io`. */
const NAMED = ['nip.io', 'sslip.io', 'xip.io', 'nip.direct', 'traefik.me', 'backname.io', 'ip6.name', ...TURNING];
/** Domains for attacks by DNS: a name below answers with one address first and with another then, or leads on to one. */
export const REBINDING: readonly string[] = [...TURNING, 'lock.cmpxchg8b.com', 'rebind.it'];

/** From what a policy shuts out first; a name that holds several addresses may answer with any. */
const WORST: readonly AddressClass[] = ['metadata', 'loopback', 'unspecified', 'link_local', 'private', 'reserved', 'public'];

/** `none`: not below such a domain. Undefined: below one, and no address that we can read, or none that tells. */
export function addressInName(name: string): AddressClass | 'none' | undefined {
  if (ALWAYS_LOOPBACK.some((domain) => isBelow(name, domain) || name === domain)) return 'loopback';
  const domain = NAMED.find((each) => isBelow(name, each));
  if (domain === undefined) return 'none';
  const classes = addressesIn(name.slice(0, -domain.length - 1)).map((address) => addressClass(unmapped(address)));
  if (classes.includes(undefined)) return undefined;
  return WORST.find((each) => classes.includes(each));
}

function isBelow(name: string, domain: string): boolean {
  return name.length > domain.length && name.endsWith(domain) && name[name.length - domain.length - 1] === '.';
}

function addressesIn(labels: string): readonly Address[] {
  const found: Address[] = [];
  // Names are at most 253 characters long, so that looking at each place is cheap.
  for (const [text] of labels.matchAll(/(?<=^|[.-])\d{1,3}([.-])\d{1,3}\1\d{1,3}\1\d{1,3}(?=$|[.-])/g)) {
    const address = parseIpv4(text.replaceAll('-', '.'));
    if (address !== undefined) found.push(address);
  }
  for (const label of labels.split('.')) {
    const part = /(?:^|-)([0-9a-f]{8})$/.exec(label)?.[1];
    if (part !== undefined) found.push([0, 2, 4, 6].map((at) => Number.parseInt(part.slice(at, at + 2), 16)));
    const v6 = label.includes('-') ? parseIpv6(label.replaceAll('-', ':')) : undefined;
    if (v6 !== undefined) found.push(v6);
  }
  return found;
}
