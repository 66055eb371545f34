import { domainToASCII, domainToUnicode } from 'node:url';
import type { AddressClass } from '../../../pdp/input-document.js';
import { addressClass, unmapped } from '../../../addresses/address-class.js';
import { formatAddress, parseIpv4, parseIpv6, type Address } from '../../../addresses/ip-address.js';
import { nameClass } from '../../../addresses/name-class.js';

export interface Host {
  readonly host: string;
  readonly host_kind: 'name' | 'ipv4' | 'ipv6';
  readonly class: AddressClass;
}

/** RFC 1035 §2.3.4. */
const LONGEST_NAME = 253;
/** Underscores stand in names that DNS serves. */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * The host of an authority, IPv6 in brackets; undefined where readers would differ: octal, hexadecimal, short or integer IPv4, a zone,
 * a trailing dot, escapes, an IDN that IDNA 2003, 2008 and UTS 46 map to different names, an IPv6 address that carries an IPv4 one.
 */
export function parseHost(text: string): Host | undefined {
  if (text.startsWith('[')) return text.endsWith(']') ? ofAddress(parseIpv6(text.slice(1, -1))) : undefined;
  const v4 = parseIpv4(text);
  return v4 === undefined ? ofName(text) : ofAddress(v4);
}

function ofAddress(address: Address | undefined): Host | undefined {
  if (address === undefined) return undefined;
  const meant = unmapped(address);
  const leadsTo = addressClass(meant);
  if (leadsTo === undefined) return undefined;
  return { host: formatAddress(meant), host_kind: meant.length === 4 ? 'ipv4' : 'ipv6', class: leadsTo };
}

function ofName(text: string): Host | undefined {
  const name = asciiName(text);
  if (name === undefined || name.length > LONGEST_NAME) return undefined;
  const labels = name.split('.');
  // WHATWG URL, "ends in a number checker": such a host is an IPv4 address in one of its other spellings.
  if (!labels.every((label) => LABEL.test(label)) || /^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')) return undefined;
  const leadsTo = nameClass(name);
  return leadsTo === undefined ? undefined : { host: name, host_kind: 'name', class: leadsTo };
}

/** Mapped to nothing, to two letters or to themselves, by which version of IDNA a reader has. */
const DEVIATIONS = /\u00df|\u1e9e|\u03c2|\u200c|\u200d/;

function asciiName(text: string): string | undefined {
  const name = text.toLowerCase();
  if (/^[a-z0-9._-]*$/.test(name)) return !name.includes('xn--') || domainToASCII(name) === name ? name : undefined;
  // Folding and normalising do not change it: no full-width digit or dot that becomes another character on the way.
  if (DEVIATIONS.test(text) || text !== name || text !== text.normalize('NFKC') || !/^[a-z0-9._\p{Ll}\p{Lo}\p{M}-]*$/u.test(text)) {
    return undefined;
  }
  const ascii = domainToASCII(text);
  return ascii !== '' && domainToUnicode(ascii) === text ? ascii : undefined;
}
