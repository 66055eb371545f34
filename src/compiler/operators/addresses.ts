/** Version 4 or 6, and the bits as a number. */
export interface Address {
  readonly version: 4 | 6;
  readonly bits: bigint;
}

/** An IP address in the plainest spelling: four decimal numbers without leading zeros, or the groups of RFC 4291 without a zone or an IPv4 tail. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? version6(text) : version4(text);
}

function version4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255)) return undefined;
  return { version: 4, bits: joined(parts.map(Number), 8n) };
}

function version6(text: string): Address | undefined {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const groups = (part: string | undefined) => (part === undefined || part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail)];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return {
    version: 6,
    bits: joined(
      all.map((group) => Number.parseInt(group, 16)),
      16n,
    ),
  };
}

function joined(parts: readonly number[], width: bigint): bigint {
  return parts.reduce((bits, part) => (bits << width) | BigInt(part), 0n);
}

export interface Network extends Address {
  readonly length: number;
}

/** `10.0.0.0/8`; an address alone is a network of one. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, more] = text.split('/');
  const parsed = parseAddress(address);
  if (parsed === undefined || more !== undefined) return undefined;
  const most = parsed.version === 4 ? 32 : 128;
  if (length !== undefined && (!/^(?:0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > most)) return undefined;
  return { ...parsed, length: length === undefined ? most : Number(length) };
}

/** The first address of the network that holds it, as bits. */
export function firstOf({ version, bits, length }: Network): bigint {
  const rest = BigInt((version === 4 ? 32 : 128) - length);
  return (bits >> rest) << rest;
}

export function holdsAddress(network: Network, address: Address): boolean {
  return network.version === address.version && firstOf({ ...network, bits: address.bits }) === firstOf(network);
}
