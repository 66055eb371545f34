import { BuiltinError } from './builtin.js';
import { isMapped, networkText, parseAddress, parseNetwork, type Address } from './go/ip.js';

interface Range {
  readonly first: Address;
  readonly last: Address;
  /** As it was given, until it is joined with another. */
  readonly text?: string;
}

/** The fewest CIDRs that hold all of the given ones. An address of IPv4 stands for its class, as OPA has it. Throws a `BuiltinError`. */
export function mergeNetworks(texts: readonly string[]): readonly string[] {
  return join(texts.map(rangeOf)).flatMap(({ first, last, text }) => (text === undefined ? cidrs(first, last) : [text]));
}

function rangeOf(written: string): Range {
  const address = parseAddress(written);
  if (address === undefined) {
    const { first, last, ones, v4 } = parseNetwork(written);
    return { first, last, text: networkText(first, ones, v4) };
  }
  if (!isMapped(address)) throw new BuiltinError('IPv6 invalid: needs prefix length');
  const ones = classOf(address);
  const host = (1n << BigInt(32 - ones)) - 1n;
  return { first: address & ~host, last: address | host, text: networkText(address, ones, true) };
}

/** The classes of RFC 791: /8, /16, /24. */
function classOf(address: Address): number {
  const byte = (address >> 24n) & 0xffn;
  if (byte < 0x80n) return 8;
  return byte < 0xc0n ? 16 : 24;
}

function join(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => sign(a.last - b.last) || sign(a.first - b.first));
  for (let index = sorted.length - 1; index > 0; index--) {
    const [before, own] = [sorted[index - 1], sorted[index]];
    if (before === undefined || own === undefined || previous(own.first) > before.last) continue;
    sorted.splice(index - 1, 2, { first: before.first < own.first ? before.first : own.first, last: own.last });
  }
  return sorted;
}

/** The first address of each family has none before it. */
function previous(address: Address): Address {
  return address === 0n || (isMapped(address) && (address & 0xffffffffn) === 0n) ? address : address - 1n;
}

function cidrs(first: Address, last: Address): readonly string[] {
  const v4 = isMapped(first);
  const bits = v4 ? 32 : 128;
  const found: string[] = [];
  for (let at = first; at <= last;) {
    let size = 0;
    while (size < bits && (at & ((1n << BigInt(size + 1)) - 1n)) === 0n && at + (1n << BigInt(size + 1)) - 1n <= last) size += 1;
    found.push(networkText(at, bits - size, v4));
    at += 1n << BigInt(size);
  }
  return found;
}

function sign(value: bigint): number {
  return value < 0n ? -1 : Number(value > 0n);
}
