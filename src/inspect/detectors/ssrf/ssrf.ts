import { REBINDING } from '../../../addresses/wildcard-dns.js';
import type { Confidence } from '../../../pdp/input-document.js';
import type { Detector, InspectedText, Match } from '../../detector.js';
import type { Surface } from '../../inspector.js';
import { eachMatch } from '../../patterns/matches.js';
import { plainName } from '../../roles/role-names.js';
import type { Role } from '../../roles/roles.js';
import { characterSet, hasAny } from '../../traits/traits.js';
import type { View } from '../../views/view.js';
import { authorityOf, type Authority } from './authority.js';
import { classify, type Place } from './classify.js';
import { domainOfUser, hasTwoHosts, showsAnotherHost } from './disputed.js';
import { schemeOfNoPage } from './no-page.js';
import { CONTROL_PLANES, HOST_OF_CONTAINER, ODD_SCHEMES, OTHER_NAMES_OF_LOOPBACK, SERVICE_PORTS } from './places.js';

/** A `file:` address is a path to whoever reads roles. */
const ROLES: ReadonlySet<Role> = new Set(['url', 'path', 'identifier', 'text']);
/** What a server is called with, and the page that it has a person visit. */
const SURFACES: ReadonlySet<Surface> = new Set(['arguments', 'elicitation']);
const HOSTS = new Set('host hosts hostname hostnames domain domains ip ips ipaddress ipaddresses'.split(' '));
/** Names of what a server connects to, and of versions and things besides: `target: 3.11` is no address. */
const PEERS = new Set('server servers target targets address proxy site upstream backend remote peer gateway'.split(' '));
/** A URL under a name that says something else. Schemes of the web need no slashes before an address; five digits at most are a port or a status (`https:443`). */
const WRITTEN_URL = /^\s{0,8}(?:url:)?(?:[a-z][a-z0-9+._-]{1,20}:[\\/]{2}|https?:(?:[\\/]{1,8}[[\d]|\[|\d{6}|\d{1,5}[.x]|0{1,5}[\\/]))/i;
/** Where a host is meant no port is: `http:0` leads to this machine. */
const SCHEME_AND_NUMBER = /^\s{0,8}https?:\d/i;
const COLON = characterSet(':');
const SLASH = characterSet('/');
/** `10.0.0.0/8` is a range and no address with a path. */
const NETWORK = /\/\d{1,3}\s{0,8}$/;
/** Of longer ones the beginning says where they lead (RFC 9110 §4.1 asks servers for 8,000 octets). */
const LONGEST_URL = 8_192;
/** URLs within the query of another, and addresses in the path of what sends on to them (`/301-http-10.0.0.1`). */
const NESTED = /(?:[=&?](?:https?:)?\/\/|[/-]https?-)([^/?#&\s\\]{1,256})/gi;
const NESTED_SCHEME = /[=&?](gopher|dict|tftp|jar|netdoc|phar):/i;
const MOST_NESTED = 16;
const BEFORE_NESTED = characterSet('=&?-');

/** Of a host that is disputed. */
const LONGEST_SHOWN = 256;

const LARGE_NUMBER = /^(?:0x[0-9a-f]{9,64}|\d{11,64})\.?$/i;
/** Parts of an IPv4 address beyond 255 (`425.510.425.510`): some readers take what is left of them by 256. One may be a mistake. */
const WRAPPED = /^(?:\d{1,3}\.){0,3}(?:25[6-9]|2[6-9]\d|[3-9]\d{2})\.(?:\d{1,3}\.){0,2}(?:25[6-9]|2[6-9]\d|[3-9]\d{2})(?:\.\d{1,3}){0,2}$/;
/** Numbers alone; with a hexadecimal one among them, what the standard takes for no address is too large in some part. */
const NUMBERS = /^(?:0x[0-9a-f]{1,16}|\d{1,16})(?:\.(?:0x[0-9a-f]{1,16}|\d{1,16})){0,3}\.?$/i;
const QUAD = /^\d{1,3}(?:\.\d{1,3}){3}$/;

interface Verdict {
  readonly rule: string;
  readonly confidence: Confidence;
}

/**
 * Where a URL or a host leads. Certain is what no honest call has: credentials of the machine, an inner address in disguise, one host shown
 * and another meant. Plain names of this machine are what developers work with: noted.
 */
export const ssrf: Detector = {
  name: 'ssrf',
  surfaces: SURFACES,
  roles: ROLES,
  detect(inspected, report) {
    if (inspected.role === 'url' || isWrittenUrl(inspected)) {
      const hasMail = namesUserByMail(inspected.views[0]?.text ?? '');
      for (const view of inspected.views) url(beginning(view), hasMail, report);
    }
    if (inspected.role === 'url' || inspected.role === 'path') {
      if (inspected.surface === 'elicitation') page(inspected, report);
    } else if (HOSTS.has(plainName(inspected.name))) host(inspected, false, report);
    else if (PEERS.has(plainName(inspected.name))) host(inspected, true, report);
  },
};

function isWrittenUrl({ role, name, views }: InspectedText): boolean {
  const view = views[0];
  if (view === undefined || role === 'path') return false;
  if (hasAny(view.traits, COLON) && WRITTEN_URL.test(view.text)) return true;
  if (!HOSTS.has(plainName(name))) return false;
  // Traits are a reason to look, no finding: that there is a slash makes a host a URL, so that the text itself is asked.
  return (hasAny(view.traits, SLASH) && view.text.includes('/') && !NETWORK.test(view.text)) || SCHEME_AND_NUMBER.test(view.text);
}

function page({ views }: InspectedText, report: (match: Match) => void): void {
  const view = views[0];
  if (view !== undefined && schemeOfNoPage(view.text) !== undefined)
    tell({ rule: 'scheme', confidence: 'high' }, view, 0, Math.min(view.text.length, LONGEST_SHOWN), report);
}

function beginning(view: View): View {
  return view.text.length > LONGEST_URL ? { ...view, text: view.text.slice(0, LONGEST_URL) } : view;
}

/** A mail address of the public network is a name and no second host. */
function namesUserByMail(text: string): boolean {
  const domain = text.length > LONGEST_URL ? undefined : domainOfUser(text);
  return domain !== undefined && classify(domain)?.class === 'public';
}

function url(view: View, hasMail: boolean, report: (match: Match) => void): void {
  const authority = authorityOf(view.text);
  if (authority !== undefined) {
    const verdict = judge(hasMail ? { ...authority, userinfo: '', disputed: false } : authority);
    if (verdict !== undefined) tell(verdict, view, authority.start, authority.start + authority.host.length, report);
  }
  if (hasTwoHosts(view.text))
    tell({ rule: 'disputed_host', confidence: 'high' }, view, 0, Math.min(view.text.length, LONGEST_SHOWN), report);
  if (!hasAny(view.traits, BEFORE_NESTED)) return;
  const scheme = NESTED_SCHEME.exec(view.text);
  if (scheme !== null) tell({ rule: 'scheme', confidence: 'high' }, view, scheme.index + 1, scheme.index + scheme[0].length, report);
  let seen = 0;
  eachMatch(NESTED, view.text, ({ index, 0: whole, 1: inner = '' }) => {
    if (++seen > MOST_NESTED) return false;
    const place = classify(inner.slice(inner.lastIndexOf('@') + 1).replace(/:\d{0,5}(?:-.{0,64})?$/, ''));
    if (place?.class === 'metadata') tell({ rule: 'nested', confidence: 'high' }, view, index + 1, index + whole.length, report);
    return true;
  });
}

/** A host by itself is as often inside as outside, and logs write IPv4 as IPv6: only IPv4 in disguise, and the credentials of the machine. */
function host({ views }: InspectedText, isPeer: boolean, report: (match: Match) => void): void {
  const view = views[0];
  if (view === undefined || view.text.length > LONGEST_URL || !/^\[?[\p{L}\p{N}\p{No}.:%_\]-]+$/u.test(view.text.trim())) return;
  const text = view.text.trim();
  // `8080` is no address that anybody means.
  if (/^\d{1,7}$/.test(text)) return;
  const bare = /^[0-9a-f]*:[0-9a-f.]*:[0-9a-f.:]*$/i.test(text) ? `[${text}]` : text.replace(/:\d{1,5}$/, '');
  const place = classify(bare);
  if (place === undefined) return;
  const rule = place.class === 'metadata' && place.host !== 'metadata' ? 'metadata' : 'disguised';
  if (rule === 'metadata' || (!isPeer && place.disguised && place.kind === 'ipv4')) {
    tell({ rule, confidence: 'high' }, view, 0, view.text.length, report);
  }
}

function judge({ scheme, userinfo, host: text, port, path, disputed }: Authority): Verdict | undefined {
  if (scheme !== undefined && ODD_SCHEMES.has(scheme)) return { rule: 'scheme', confidence: 'high' };
  if (disputed) return { rule: 'disputed_host', confidence: 'high' };
  const place = classify(text);
  // A number that is too large for an address wraps around for some readers.
  if (place === undefined) return wrapsAround(text) ? { rule: 'disguised', confidence: 'high' } : undefined;
  const certain = certainOf(place);
  if (certain !== undefined) return certain;
  const isWeb = scheme?.startsWith('http') === true;
  if (isWeb && showsAnotherHost(userinfo)) return { rule: 'userinfo', confidence: 'high' };
  if (place.class === 'public' || place.class === 'reserved') return undefined;
  if (place.class === 'metadata' && scheme !== undefined) return { rule: 'metadata', confidence: 'high' };
  // The host that a person reads is in front of the `@`.
  if (isWeb && /\w\.[a-z]{2,24}$/i.test(userinfo.split(':')[0] ?? '')) return { rule: 'userinfo', confidence: 'high' };
  if (place.class === 'loopback' || place.class === 'unspecified' || HOST_OF_CONTAINER.has(place.host)) {
    const web = isWeb || (scheme === undefined && (path || HOST_OF_CONTAINER.has(place.host)));
    if (NO_PORT.test(port)) return { rule: 'disputed_host', confidence: 'high' };
    if (web && isServicePort(port === '' ? (scheme === 'https' ? '443' : '80') : port)) return { rule: 'service_port', confidence: 'high' };
    // Without a scheme it may be the name of anything.
    return scheme === undefined ? undefined : { rule: 'loopback', confidence: 'medium' };
  }
  // A single word is a name in somebody's network, or no host at all.
  return place.kind === 'name' && (scheme === undefined || !place.host.includes('.')) ? undefined : { rule: 'private', confidence: 'low' };
}

/** A number that goes on with letters, or begins with a sign: libraries read its beginning. */
const NO_PORT = /^\+?\d{1,5}[a-z]|^\+\d/i;

function wrapsAround(host: string): boolean {
  return LARGE_NUMBER.test(host) || (/0x/i.test(host) && NUMBERS.test(host)) || (QUAD.test(host) && WRAPPED.test(host));
}

/** What developers start listens above the ports of the system (RFC 6335 §6): below it somebody else's service does. */
function isServicePort(port: string): boolean {
  return Number(port) < 1024 || SERVICE_PORTS.has(port);
}

function certainOf(place: Place): Verdict | undefined {
  const { host: name, class: leadsTo, kind, disguised } = place;
  const high = (rule: string): Verdict => ({ rule, confidence: 'high' });
  if (leadsTo === 'metadata' && (kind !== 'name' || name.includes('-') || name.includes('.'))) return high('metadata');
  if (leadsTo === 'link_local') return high('link_local');
  if (disguised && (kind !== 'name' || leadsTo !== 'public')) return high('disguised');
  if (REBINDING.some((domain) => name.endsWith(`.${domain}`))) return high('wildcard_name');
  if (OTHER_NAMES_OF_LOOPBACK.has(name)) return high('loopback_name');
  if (CONTROL_PLANES.has(name) && name.includes('.')) return high('control_plane');
  if (leadsTo === 'loopback' && kind === 'ipv4' && name !== '127.0.0.1') return high('loopback_name');
  if (leadsTo === 'loopback' && kind === 'name' && name.includes('.') && !name.endsWith('.localhost')) return high('wildcard_name');
  // Neither public, local nor for examples: such addresses lead nowhere that a call could mean.
  return leadsTo === 'reserved' && kind === 'ipv6' && !/^\[(?:2001:db8|3fff|ff)/.test(name) ? high('reserved') : undefined;
}

function tell({ rule, confidence }: Verdict, view: View, start: number, end: number, report: (match: Match) => void): void {
  const severity = confidence === 'high' ? 'high' : 'low';
  report({ rule, confidence, severity, view, start, end: Math.max(end, start + 1) });
}
