import { member, type JsonValue } from '../../protocol/json/json.js';
import { oneOrMore } from '../language/collections.js';
import { oneOf, text, wholeNumber } from '../language/scalars.js';
import { described, mapped, type Shape } from '../language/shape.js';
import { quote } from '../source/node.js';
import { choices, listed } from '../words.js';
import { operatorsOf, type Predicate } from './predicate.js';

/** What `input.urls` knows of an argument (`UrlFact`); it is null, so unknown, where readers could differ. */
const CLASSES = ['public', 'private', 'loopback', 'link_local', 'metadata', 'unspecified', 'reserved'] as const;

/** `example.com`, or `*.example.com` for all below it, in lower case. */
export const host: Shape<string> = mapped(
  described(text, { pattern: '^[A-Za-z0-9_.:*\\[\\]-]+$', examples: ['example.com'] }),
  (written, node, problems) => {
    const name = written.toLowerCase();
    const wrong = (message: string, hint: string) => problems.error('AM1108', node.span, `${quote(written)} ${message}`, hint);
    if (/:\/\/|\/|@/.test(name))
      return wrong('is more than a host', 'write the host alone: `example.com`, or `*.example.com` for all below it');
    if (/^\[?[0-9a-f]*:[0-9a-f:.]*\]?$/.test(name)) return name.replaceAll(/[[\]]/g, '');
    if (name.includes(':')) return wrong('has a port', 'write the host alone, and `ports: [443]` beside it');
    if (/[^\x20-\x7e]/.test(name)) return wrong('is not written in ASCII', 'write it as DNS has it: `xn--…`');
    if (!/^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(name))
      return wrong('is no host', 'write `example.com` for that host, `*.example.com` for all below it');
    return name;
  },
);

const scheme: Shape<string> = mapped(
  described(text, { pattern: '^[A-Za-z][A-Za-z0-9+.-]*$', examples: ['https'] }),
  (written, node, problems) =>
    /^[a-z][a-z0-9+.-]*$/i.test(written)
      ? written.toLowerCase()
      : problems.error('AM1108', node.span, `${quote(written)} is no scheme of URLs`, 'write `https`'),
);

export const domains = operatorsOf<readonly string[]>({
  name: 'domains',
  view: 'url',
  says: 'is a URL, or a host, of one of these hosts (`example.com`; `*.example.com` is every host below it)',
  saysNot: 'is a URL, or a host, of none of them',
  shape: oneOrMore(host),
  is: {
    name: 'host_among',
    title: 'The host is one of the domains',
    text: `host_among(url, domains) if {
	some domain in domains
	host_fits(url.host, domain)
}`,
  },
  isNot: {
    name: 'host_elsewhere',
    title: 'The value is missing, or the host is none of the domains',
    text: `host_elsewhere(url, domains) if {
	is_string(url.host)
	every domain in domains { not host_fits(url.host, domain) }
}`,
  },
  helpers: {
    host_fits: `# METADATA
# title: The host is this one, or below it where it begins with a star
host_fits(host, domain) if host == domain

host_fits(host, domain) if {
	startswith(domain, "*.")
	endswith(host, substring(domain, 1, -1))
}`,
  },
  judge: (fact, operand) => {
    const host = member(fact, 'host');
    if (typeof host !== 'string') return undefined;
    return operand.some((each) => host === each || (each.startsWith('*.') && host.endsWith(each.slice(1))));
  },
  words: (operand) => `is on ${listed(operand, 'or')}`,
  notWords: (operand) => `is not on ${listed(operand, 'or')}`,
});

export const schemes = operatorsOf<readonly string[]>({
  name: 'schemes',
  view: 'url',
  says: 'is a URL of one of these schemes',
  shape: oneOrMore(scheme),
  ...amongMembers('scheme', 'schemes', 'is_string', 'scheme'),
  words: (operand) => `is a URL of ${listed(operand, 'or')}`,
});

export const ports = operatorsOf<readonly number[]>({
  name: 'ports',
  view: 'url',
  says: "is a URL of one of these ports; where none is written it is the scheme's own",
  shape: oneOrMore(wholeNumber(1, 65_535)),
  ...amongMembers('port', 'ports', 'is_number', 'port'),
  words: (operand) => `is a URL of port ${choices(operand, 'or')}`,
});

export const urlClasses = operatorsOf<readonly string[]>({
  name: 'url_class',
  view: 'url',
  says: `is a URL, or a host, of one of these kinds of address: ${CLASSES.map((each) => `\`${each}\``).join(', ')}`,
  saysNot: 'is a URL, or a host, of none of them',
  shape: oneOrMore(
    oneOf(CLASSES, { internal: 'write `private`', local: 'write `loopback`', external: 'write `public`', linklocal: 'write `link_local`' }),
  ),
  ...amongMembers('class', 'classes', 'is_string', 'class of the address'),
  words: (operand) => `leads to an address that is ${listed(operand, 'or')}`,
  notWords: (operand) => `leads to no address that is ${listed(operand, 'or')}`,
});

/** A member of the fact is one of the operand's values; without a fact nobody can say. */
function amongMembers(
  name: 'scheme' | 'port' | 'class',
  operands: string,
  isType: 'is_string' | 'is_number',
  what: string,
): Pick<Predicate<readonly JsonValue[]>, 'is' | 'isNot' | 'judge'> {
  return {
    is: {
      name: `${name}_among`,
      title: `The ${what} is one of them`,
      text: `${name}_among(url, ${operands}) if url.${name} in ${operands}`,
    },
    isNot: {
      name: `${name}_other`,
      title: `The value is missing, or the ${what} is none of them`,
      text: `${name}_other(url, ${operands}) if {
	${isType}(url.${name})
	not url.${name} in ${operands}
}`,
    },
    judge(fact, operand) {
      const value = member(fact, name);
      return typeof value === 'string' || typeof value === 'number' ? operand.includes(value) : undefined;
    },
  };
}
