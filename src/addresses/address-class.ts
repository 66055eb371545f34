import type { AddressClass } from '../pdp/input-document.js';
import { parseIpv4, parseIpv6, type Address } from './ip-address.js';

/** Where clouds tell a machine its own credentials. */
const METADATA = [
  '169.254.169.254', // AWS, Azure, Google, DigitalOcean, OpenStack and most others
  '169.254.170.2', // Amazon ECS tasks
  '169.254.170.23', // Amazon EKS pods
  '169.254.42.42', // Scaleway
  '169.254.0.23', // Tencent
  '100.100.100.200', // Alibaba
  '192.0.0.192', // Oracle, classic
  '168.63.129.16', // Azure, the host's agent
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254', // Google
  'fd00:42::42', // Scaleway
];

/** IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), multicast (RFC 5771, RFC 4291). The longest prefix decides. */
const BLOCKS: readonly (readonly [string, AddressClass])[] = [
  ['0.0.0.0/0', 'public'],
  ['0.0.0.0/8', 'reserved'],
  ['0.0.0.0/32', 'unspecified'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'private'], // shared address space, RFC 6598
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link_local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'reserved'],
  ['192.88.99.0/24', 'reserved'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'reserved'],
  ['198.51.100.0/24', 'reserved'],
  ['203.0.113.0/24', 'reserved'],
  ['224.0.0.0/4', 'reserved'],
  ['240.0.0.0/4', 'reserved'],
  // Only 2000::/3 is global unicast (RFC 4291 §2.4, IANA IPv6 Address Space).
  ['::/0', 'reserved'],
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['2000::/3', 'public'],
  ['2001::/23', 'reserved'],
  ['2001:db8::/32', 'reserved'],
  ['3fff::/20', 'reserved'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link_local'],
  ['fec0::/10', 'private'], // site-local, deprecated by RFC 3879 and still routed
  ['ff00::/8', 'reserved'],
];

/**
 * Addresses that carry an IPv4 address to which they are translated or tunnelled: who reads them, and where they lead, is the network's
 * business. NAT64 (RFC 6052, RFC 8215), Teredo (RFC 4380), 6to4 (RFC 3056), IPv4-compatible (RFC 4291 §2.5.5.1), IPv4-translated (RFC 2765).
 */
const CARRIERS = ['64:ff9b::/96', '64:ff9b:1::/48', '2001::/32', '2002::/16', '::/96', '::ffff:0:0:0/96'];

interface Block {
  readonly base: Address;
  readonly bits: number;
}

/** Read from the tables above when an address is first asked about: few sessions name one. */
function registries() {
  return {
    blocks: BLOCKS.map(([text, of]) => ({ ...block(text), of })).toSorted((a, b) => b.bits - a.bits),
    carriers: CARRIERS.map(block),
    metadata: METADATA.map((text) => block(`${text}/${text.includes(':') ? 128 : 32}`)),
    mapped: block('::ffff:0:0/96'),
  };
}

let read: ReturnType<typeof registries> | undefined;

/** What an address leads to. Undefined for one that carries an IPv4 address, unless it is `::` or `::1`. */
export function addressClass(address: Address): AddressClass | undefined {
  const { blocks, carriers, metadata } = (read ??= registries());
  if (metadata.some((each) => holds(each, address))) return 'metadata';
  const found = blocks.find((each) => holds(each, address));
  if (found === undefined || found.bits === 128) return found?.of;
  return carriers.some((each) => holds(each, address)) || isIsatap(address) ? undefined : found.of;
}

/** The IPv4 address that the sockets of every system take `::ffff:a.b.c.d` for (RFC 4291 §2.5.5.2); others as they are. */
export function unmapped(address: Address): Address {
  return holds((read ??= registries()).mapped, address) ? address.slice(12) : address;
}

/** RFC 5214 §6.1: the interface identifier holds an IPv4 address, below any prefix. */
function isIsatap(address: Address): boolean {
  return address.length === 16 && ((address[8] ?? 0) & 0xfd) === 0 && address[9] === 0 && address[10] === 0x5e && address[11] === 0xfe;
}

function block(text: string): Block {
  const [base = '', bits] = text.split('/');
  const address = parseIpv4(base) ?? parseIpv6(base);
  if (address === undefined) throw new Error(`no address block: ${text}`);
  return { base: address, bits: Number(bits) };
}

function holds({ base, bits }: Block, address: Address): boolean {
  if (base.length !== address.length) return false;
  for (let at = 0, left = bits; left > 0; at++, left -= 8) {
    const shift = Math.max(0, 8 - left);
    if ((base[at] ?? 0) >> shift !== (address[at] ?? 0) >> shift) return false;
  }
  return true;
}
