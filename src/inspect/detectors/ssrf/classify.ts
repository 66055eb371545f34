import type { AddressClass } from '../../../pdp/input-document.js';
import { addressClass, unmapped } from '../../../addresses/address-class.js';
import { parseIpv4, parseIpv6, type Address } from '../../../addresses/ip-address.js';
import { nameClass } from '../../../addresses/name-class.js';
import { readUrl } from '../../../protocol/http/read-url.js';

export interface Place {
  /** As the WHATWG URL standard reads it, without a last dot. */
  readonly host: string;
  readonly class: AddressClass;
  /** An address in a spelling that only machines take: octal, hexadecimal, one number, IPv4 within IPv6, other alphabets. */
  readonly disguised: boolean;
  readonly kind: 'name' | 'ipv4' | 'ipv6';
}

/** RFC 1035 §2.3.4, in characters; percent-encoded at most three times as long. */
const LONGEST_HOST = 768;

/** Where a host leads for the reader that takes the most for an address. Undefined where it is no host at all. */
export function classify(text: string): Place | undefined {
  if (text.length > LONGEST_HOST) return undefined;
  const host = canonical(text);
  if (host === undefined || host === '') return undefined;
  if (!host.startsWith('[')) {
    const v4 = parseIpv4(host);
    // `127.0.0.1.` is one to most readers.
    const plain = text.replace(/\.$/, '');
    if (v4 !== undefined) return { host, class: addressClass(v4) ?? 'reserved', disguised: plain !== host, kind: 'ipv4' };
    // A name below a wildcard domain that nobody can read leads wherever it likes.
    return {
      host,
      class: nameClass(host) ?? 'reserved',
      disguised: !/^[\p{L}\p{N}._-]*$/u.test(text) || isFolded(text, host),
      kind: 'name',
    };
  }
  const address = parseIpv6(host.slice(1, -1));
  if (address === undefined) return undefined;
  const carried = carriedBy(address);
  if (carried !== undefined) return { host, class: addressClass(carried) ?? 'reserved', disguised: true, kind: 'ipv6' };
  return { host, class: addressClass(address) ?? 'reserved', disguised: /[^\p{ASCII}]/u.test(text), kind: 'ipv6' };
}

/** A name in ASCII with no label in punycode, which does not end in a number: the standard makes its letters small and nothing else. */
const PLAIN_NAME = /^(?:[a-z0-9][a-z0-9-]{0,62}\.){0,8}[a-z][a-z0-9-]{0,62}$/i;
const PUNYCODE = 'xn--';

function canonical(text: string): string | undefined {
  if (PLAIN_NAME.test(text)) {
    const name = text.toLowerCase();
    if (!name.includes(PUNYCODE)) return name;
  }
  // RFC 6874: a zone stands between `%` and the bracket.
  const zone = text.startsWith('[') && text.endsWith(']') ? text.indexOf('%') : -1;
  const zoneless = zone === -1 ? text : `${text.slice(0, zone)}]`;
  // Between brackets the standard folds no letters; other readers do.
  const host = zoneless.startsWith('[') ? zoneless.normalize('NFKC') : zoneless;
  return readUrl(`http://${host}/`)?.hostname.replace(/\.$/, '');
}

/** Letters of other alphabets that became ASCII: `ⓛocalhost`. Names in a script of their own become punycode instead. */
function isFolded(text: string, host: string): boolean {
  return /[^\p{ASCII}]/u.test(text) && !host.includes(PUNYCODE);
}

/** The IPv4 address in an IPv6 one: mapped, compatible (RFC 4291 §2.5.5), NAT64 (RFC 6052 §2.1), 6to4 (RFC 3056). */
function carriedBy(address: Address): Address | undefined {
  const meant = unmapped(address);
  if (meant.length === 4) return meant;
  if (address[0] === 0x20 && address[1] === 0x02) return address.slice(2, 6);
  const isNat64 = address[0] === 0 && address[1] === 0x64 && address[2] === 0xff && address[3] === 0x9b;
  const isCompatible = address.slice(0, 12).every((byte) => byte === 0) && address.slice(12, 14).some((byte) => byte !== 0);
  return isNat64 || isCompatible ? address.slice(12) : undefined;
}
