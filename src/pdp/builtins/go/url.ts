import { isIP } from 'node:net';
import { BuiltinError } from '../builtin.js';
import { escapeBytes, unescapePercent } from './query.js';

/** What Go's url.Parse finds; `''` for what is not there. */
export interface Url {
  readonly scheme: string;
  readonly hostname: string;
  readonly port: string;
  readonly path: string;
  /** As it was written where that is not how Go would write `path`, else `path`. */
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly fragment: string;
}

const NOTHING: Url = { scheme: '', hostname: '', port: '', path: '', rawPath: '', rawQuery: '', fragment: '' };
/** What Go leaves as it is in a path. */
const PATH = /[\w.~$&+,/:;=@-]/;

/** Throws a `BuiltinError`. */
export function parseUrl(text: string): Url {
  const [rest, hash] = cut(text, '#');
  const url = parseWithoutFragment(rest);
  return { ...url, fragment: unescapePercent(hash) };
}

function parseWithoutFragment(text: string): Url {
  if (/\p{Cc}/u.test(text.replaceAll(/[\u0080-\u009f]/g, ''))) throw new BuiltinError('invalid control character in URL');
  if (text === '*') return { ...NOTHING, path: '*', rawPath: '*' };
  if (text.startsWith(':')) throw new BuiltinError('missing protocol scheme');
  const [, scheme = '', behind = text] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text) ?? [];
  const [rest, rawQuery] = cut(behind, '?');
  const url = { ...NOTHING, scheme: scheme.toLowerCase(), rawQuery };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return url;
    if (rest.split('/', 1).join('').includes(':')) throw new BuiltinError('first path segment in URL cannot contain colon');
  }
  const hasHost = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasHost) return { ...url, ...pathOf(rest) };
  const slash = rest.indexOf('/', 2);
  const end = slash === -1 ? rest.length : slash;
  return { ...url, ...authorityOf(url.scheme, rest.slice(2, end)), ...pathOf(rest.slice(end)) };
}

function pathOf(written: string): Pick<Url, 'path' | 'rawPath'> {
  const path = unescapePercent(written);
  return { path, rawPath: written === escapeBytes(path, PATH) ? path : written };
}

function authorityOf(scheme: string, authority: string): Pick<Url, 'hostname' | 'port'> {
  const at = authority.lastIndexOf('@');
  if (at !== -1) {
    const user = authority.slice(0, at);
    if (!/^[\w.:~!$&'()*+,;=%@-]*$/.test(user)) throw new BuiltinError('invalid userinfo');
    unescapePercent(user);
  }
  const host = parseHost(scheme, authority.slice(at + 1));
  const colon = host.lastIndexOf(':');
  const hasPort = colon !== -1 && /^:[0-9]*$/.test(host.slice(colon));
  const name = hasPort ? host.slice(0, colon) : host;
  return { hostname: /^\[.*\]$/s.test(name) ? name.slice(1, -1) : name, port: hasPort ? host.slice(colon + 1) : '' };
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf('[');
  if (open > 0) throw new BuiltinError('invalid IP-literal');
  if (open === 0) return parseLiteral(host);
  const colons = host.split(':').length - 1;
  const web = scheme === 'http' || scheme === 'https';
  const port = host.slice(web ? host.indexOf(':') : host.lastIndexOf(':'));
  if (colons > 0 && !/^:[0-9]*$/.test(port)) throw new BuiltinError('invalid port after host');
  return unescapeHost(host);
}

function parseLiteral(host: string): string {
  const close = host.lastIndexOf(']');
  if (close === -1) throw new BuiltinError("missing ']' in host");
  const port = host.slice(close + 1);
  if (!/^(?::[0-9]*)?$/.test(port)) throw new BuiltinError('invalid port after host');
  const [address, zone] = splitZone(host.slice(1, close));
  const name = unescapeHost(address) + unescapeZone(zone);
  const [bare, named] = cut(name, '%');
  if (isIP(bare) !== 6 || (name.includes('%') && named === '')) throw new BuiltinError('invalid host');
  return `[${name}]${port}`;
}

/** RFC 6874: a zone stands behind `%25`. */
function splitZone(literal: string): [string, string] {
  const at = literal.indexOf('%25');
  return at === -1 ? [literal, ''] : [literal.slice(0, at), literal.slice(at)];
}

const HOST = /^(?:[\w.~!$&'()*+,;=:[\]<>"-]|%[0-9a-fA-F]{2}|[^\0-\x7f])*$/;

/** Of ASCII only `%25` may be written so. */
function unescapeHost(host: string): string {
  if (!HOST.test(host) || /%(?!25)[0-7]/.test(host)) throw new BuiltinError('invalid character in host name');
  return unescapePercent(host);
}

function unescapeZone(zone: string): string {
  if (!HOST.test(zone)) throw new BuiltinError('invalid character in host name');
  const text = unescapePercent(zone);
  if (/[#/?@\\^`{|}]/.test(text)) throw new BuiltinError('invalid character in host name');
  return text;
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
