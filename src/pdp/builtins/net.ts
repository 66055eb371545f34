import { isArray, RegoObject, RegoSet, type RegoValue } from '../value/value.js';
import { BuiltinError, BuiltinLimit, type Builtin } from './builtin.js';
import { addressText, contains, isMapped, parseAddress, parseNetwork, type Network } from './go/ip.js';
import { mergeNetworks } from './merge-networks.js';
import { given, items, text } from './operands.js';

export const netBuiltins: Readonly<Record<string, Builtin>> = {
  // Never undefined: OPA answers false for what is no string.
  'net.cidr_is_valid': (_context, cidr) => typeof cidr === 'string' && isValid(cidr),
  'net.cidr_contains': (_context, cidr, other) => holds(text(cidr), text(other)),
  'net.cidr_overlap': (_context, cidr, other) => holds(text(cidr), text(other)),
  'net.cidr_intersects': (_context, a, b) => intersects(parseNetwork(text(a)), parseNetwork(text(b))),
  'net.cidr_contains_matches': (_context, cidrs, others) => containsMatches(given(cidrs), given(others)),
  'net.cidr_expand': (_context, cidr) => expand(parseNetwork(text(cidr))),
  'net.cidr_merge': (_context, networks) => new RegoSet(mergeNetworks(items(networks).map(text))),
};

/** A /14 of IPv4. OPA lists them until its deadline. */
const MOST_ADDRESSES = 1n << 18n;

/** Each costs some microseconds. */
const MOST_PAIRS = 100_000;

function isValid(cidr: string): boolean {
  try {
    parseNetwork(cidr);
    return true;
  } catch {
    return false;
  }
}

function expand({ first, last }: Network): RegoSet {
  const count = last - first + 1n;
  if (count > MOST_ADDRESSES) throw new BuiltinLimit(`net.cidr_expand: ${count} addresses are more than ${MOST_ADDRESSES}`);
  return new RegoSet(Array.from({ length: Number(count) }, (_, index) => addressText(first + BigInt(index))));
}

function containsMatches(cidrs: RegoValue, others: RegoValue): RegoSet {
  const pairs: RegoValue[] = [];
  const [outer, inner] = [named(cidrs), named(others)];
  if (outer.length * inner.length > MOST_PAIRS)
    throw new BuiltinLimit(`net.cidr_contains_matches: ${outer.length} by ${inner.length} CIDRs are more than ${MOST_PAIRS} pairs`);
  for (const [cidr, index] of outer) {
    for (const [other, otherIndex] of inner) if (holds(text(cidr), text(other))) pairs.push([index, otherIndex]);
  }
  return new RegoSet(pairs);
}

/** Each CIDR with its name: the index of a list, the key of an object, the item of a set. A list as an item has the CIDR first. */
function named(value: RegoValue): readonly (readonly [RegoValue, RegoValue])[] {
  if (typeof value === 'string') return [[value, value]];
  if (isArray(value)) return value.map((item, index) => [cidrOf(item), index]);
  if (value instanceof RegoSet) return value.items.map((item) => [cidrOf(item), item]);
  return value instanceof RegoObject ? value.entries.map(([key, item]) => [cidrOf(item), key]) : [];
}

function cidrOf(item: RegoValue): RegoValue {
  if (typeof item === 'string') return item;
  const first = isArray(item) ? item[0] : undefined;
  if (first === undefined) throw new BuiltinError('element must be string or non-empty array');
  return first;
}

/** As OPA: one holds where the other starts. */
function intersects(a: Network, b: Network): boolean {
  return contains(a, b.first) || contains(b, a.first);
}

/** As OPA's net.cidr_contains: `other` is an address or a network. */
function holds(cidr: string, other: string): boolean {
  const network = parseNetwork(cidr);
  const address = other.includes('/') ? undefined : parseAddress(other);
  if (address !== undefined) return contains(network, address);
  const part = parseNetwork(other);
  const plain6 = ({ first, v4 }: Network) => !v4 && !isMapped(first);
  if (plain6(network) && plain6(part)) return network.ones <= part.ones && part.first >= network.first && part.first <= network.last;
  return contains(network, part.first) && contains(network, part.last);
}
