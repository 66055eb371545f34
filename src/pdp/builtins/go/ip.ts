import { isIP } from 'node:net';
import { BuiltinError } from '../builtin.js';

/** ::ffff:0.0.0.0, under which Go keeps the addresses of IPv4. */
const MAPPED = 0xffffn << 32n;

/** One of IPv6's 128 bits; IPv4 addresses, and those written as `::ffff:1.2.3.4`, are mapped ones. */
export type Address = bigint;

export interface Network {
  /** Without the bits that the mask clears. */
  readonly first: Address;
  readonly last: Address;
  /** Of the mask, of 32 bits where the network is one of IPv4. */
  readonly ones: number;
  /** Written in IPv4's form; `::ffff:0:0/96` and its like are not. */
  readonly v4: boolean;
}

export function isMapped(address: Address): boolean {
  return address >> 32n === MAPPED >> 32n;
}

/** The same address is asked for one network after the other. */
let last: { readonly text: string; readonly address: Address | undefined } = { text: '', address: undefined };

/** Go's net.ParseIP: no zone, no leading zeros. */
export function parseAddress(text: string): Address | undefined {
  if (last.text !== text) last = { text, address: readAddress(text) };
  return last.address;
}

function readAddress(text: string): Address | undefined {
  const family = text.includes('%') ? 0 : isIP(text);
  if (family === 4) return MAPPED | parse4(text);
  return family === 6 ? parse6(text) : undefined;
}

/** Networks are a policy's, mostly; one may come out of a message. */
const MAX_NETWORKS = 1_000;
const networks = new Map<string, Network>();

/** Go's net.ParseCIDR. Throws a `BuiltinError`. */
export function parseNetwork(text: string): Network {
  const known = networks.get(text);
  if (known !== undefined) return known;
  const network = readNetwork(text);
  if (networks.size >= MAX_NETWORKS) networks.clear();
  networks.set(text, network);
  return network;
}

function readNetwork(text: string): Network {
  const [, address = '', bits = ''] = /^([^/]+)\/([0-9]+)$/.exec(text) ?? [];
  const value = readAddress(address);
  const v4 = !address.includes(':');
  const ones = Number(bits);
  if (value === undefined || ones > (v4 ? 32 : 128)) throw new BuiltinError('not a CIDR');
  return networkOf(value, ones, v4);
}

function networkOf(address: Address, ones: number, v4: boolean): Network {
  const host = (1n << BigInt((v4 ? 32 : 128) - ones)) - 1n;
  const first = address & ~host;
  return { first, last: first | host, ones, v4 };
}

/** As Go's IPNet.Contains: an address of IPv4 is in no network of IPv6, but in a mapped one. */
export function contains(network: Network, address: Address): boolean {
  if (isMapped(address) !== isMapped(network.first)) return false;
  return isMapped(address) ? inMapped(network, address) : address >= network.first && address <= network.last;
}

/** Of a mapped network written as IPv6 only the last 32 bits of the mask count. */
function inMapped({ first, ones, v4 }: Network, address: Address): boolean {
  const bits = v4 ? ones : Math.max(ones - 96, 0);
  return address >> BigInt(32 - bits) === first >> BigInt(32 - bits);
}

/** RFC 5952; mapped addresses as IPv4. */
export function addressText(address: Address): string {
  if (isMapped(address)) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => Number((address >> BigInt(112 - 16 * index)) & 0xffffn));
  const { start, length } = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  return length < 2 ? hex.join(':') : `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

export function networkText(first: Address, ones: number, v4: boolean): string {
  return `${addressText(first)}/${!v4 && isMapped(first) ? Math.max(ones - 96, 0) : ones}`;
}

function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  return best;
}

function parse4(text: string): bigint {
  return text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function parse6(text: string): bigint {
  const dotted = /[0-9.]+\.[0-9.]+$/.exec(text)?.[0];
  const plain = dotted === undefined ? text : text.slice(0, -dotted.length) + hexGroups(parse4(dotted));
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

function hexGroups(value: bigint): string {
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}
