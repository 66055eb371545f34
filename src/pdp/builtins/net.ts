import { isIP } from 'node:net';
import type { Builtin } from './builtin.js';

export const netBuiltins: Readonly<Record<string, Builtin>> = {
  // Never undefined: OPA answers false for what is no string.
  'net.cidr_is_valid': (_context, cidr) => typeof cidr === 'string' && isCidr(cidr),
};

/** Go's net.ParseCIDR: an address without zone, and a prefix length that fits it. */
function isCidr(text: string): boolean {
  const [, address = '', bits = ''] = /^([^/%]+)\/([0-9]+)$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}
