import { oneOrMore } from '../language/collections.js';
import { text } from '../language/scalars.js';
import { described, mapped, type Shape } from '../language/shape.js';
import { quote } from '../source/node.js';
import { listed } from '../words.js';
import { firstOf, holdsAddress, parseAddress, parseNetwork } from './addresses.js';
import { operatorsOf } from './predicate.js';

const network: Shape<string> = mapped(
  described(text, { pattern: '^[0-9A-Fa-f:.]+(/[0-9]{1,3})?$', examples: ['10.0.0.0/8'] }),
  (written, node, problems) => {
    const parsed = parseNetwork(written);
    if (parsed === undefined)
      return problems.error(
        'AM1108',
        node.span,
        `${quote(written)} is no network of IP addresses`,
        'write `10.0.0.0/8`, `fd00::/8` or one address',
      );
    if (firstOf(parsed) !== parsed.bits)
      return problems.error(
        'AM1108',
        node.span,
        `${quote(written)} names an address inside of its network`,
        'write the first address of the network, or a longer prefix',
      );
    return written.includes('/') ? written : `${written}/${parsed.length}`;
  },
);

/**
 * Addresses of IPv6 that begin with 0, 64:ff9b, 2001:0 or 2002, or hold 5efe (ISATAP, RFC 5214 §6.1), may carry one of IPv4, which some
 * systems then connect to: only `::1` of them is what it seems.
 */
export const networks = operatorsOf<readonly string[]>({
  name: 'cidr',
  says: 'is an IP address, plainly written, in this network or in one of these',
  saysNot: 'is an IP address, plainly written, in none of them',
  shape: oneOrMore(network),
  is: {
    name: 'in_network',
    title: 'The address lies in one of the networks',
    text: `in_network(found, networks) if {
	version := address_version(found)
	some network in networks
	network_version(network) == version
	net.cidr_contains(network, found)
}`,
  },
  isNot: {
    name: 'outside_networks',
    title: 'The value is missing, or an address in none of the networks',
    text: `outside_networks(found, networks) if {
	version := address_version(found)
	alike := [network | some network in networks; network_version(network) == version]
	every network in alike { net.cidr_contains(network, found) == false }
}`,
  },
  helpers: {
    address_version: `# METADATA
# title: The version of an IP address that everybody reads alike
# description: Decimal numbers without leading zeros; of IPv6 none that may carry an address of IPv4.
address_version(found) := 4 if {
	not contains(found, ":")
	not contains(found, "/")
	net.cidr_contains("0.0.0.0/0", found)
}

address_version("::1") := 6

address_version(found) := 6 if {
	contains(found, ":")
	trim(lower(found), "0123456789abcdef:") == ""
	net.cidr_contains("::/0", found)
	every beginning in {":", "0", "64:", "2001:0:", "2001::", "2001:00", "2002:"} { not startswith(found, beginning) }
	not contains(lower(found), ":5efe:")
}`,
    network_version: `network_version(network) := 6 if contains(network, ":")

network_version(network) := 4 if not contains(network, ":")`,
  },
  judge: (value, operand) => {
    if (typeof value !== 'string') return undefined;
    const address = parseAddress(value);
    if (address === undefined || (value !== '::1' && CARRIES.test(value))) return undefined;
    return operand.map(parseNetwork).some((each) => each !== undefined && holdsAddress(each, address));
  },
  words: (operand) => `is an address in ${listed(operand, 'or')}`,
  notWords: (operand) => `is an address outside of ${listed(operand, 'and')}`,
});

const CARRIES = /^(?::|0[^.]*:|64:|2001:0:|2001::|2001:00|2002:)|:5efe:/i;
