/** The part of a URL that says where it leads, as laxly as browsers and command line tools read it. */
export interface Authority {
  /** Lower case; undefined where none is written. */
  readonly scheme: string | undefined;
  readonly userinfo: string;
  readonly host: string;
  readonly port: string;
  /** A path follows, so that it is an address although no scheme is written. */
  readonly path: boolean;
  /** Two readers may find two hosts: backslashes, white space or more than one `@` before the host. */
  readonly disputed: boolean;
  /** Of the host, in the text. */
  readonly start: number;
}

/** RFC 3986 §3.2, and `http:host`, which the WHATWG standard reads as `http://host`. */
const WITH_SCHEME = /^\s{0,8}(?:url:)?([a-z][a-z0-9+._-]{1,32}):([\\/]{0,8})([^/?#]*)/i;
const WITHOUT_SCHEME = /^\s{0,8}(\/\/)?([a-z0-9._:%[\]-]{1,768}?)(?=\/|$)/i;
/** What stands for a port is no number everywhere: `:{PORT}`, `:80,other:80`, `:+80`. */
const HOST_AND_PORT = /^(\[[^\]]{0,64}\]|[^:[\]]{0,768})(?::([^[\]]{0,64}))?$/;
/** Schemes whose host the WHATWG standard finds without slashes. */
const SPECIAL = new Set(['http', 'https', 'ws', 'wss', 'ftp']);

export function authorityOf(text: string): Authority | undefined {
  const written = WITH_SCHEME.exec(text);
  const [, schemeText = '', slashes = '', rest = ''] = written ?? [];
  const scheme = schemeText.toLowerCase();
  if (written !== null && (slashes.length >= 2 || SPECIAL.has(scheme))) {
    return parts(scheme, rest, written[0].length - rest.length, /^\/\/+\\/.test(slashes) || /\\[^\\]{0,256}@/.test(rest));
  }
  const bare = WITHOUT_SCHEME.exec(text);
  if (bare?.[2] === undefined) return undefined;
  const authority = parts(undefined, bare[2], bare[0].length - bare[2].length, false);
  return authority && { ...authority, path: text[bare[0].length] === '/' };
}

function parts(scheme: string | undefined, text: string, start: number, backslash: boolean): Authority | undefined {
  const at = text.lastIndexOf('@');
  const userinfo = at === -1 ? '' : text.slice(0, at);
  const place = text.slice(at + 1).split('\\')[0] ?? '';
  const [, host = '', port = ''] = HOST_AND_PORT.exec(place.trim()) ?? [];
  const disputed = backslash || (scheme?.startsWith('http') === true && /[\s@]/.test(userinfo));
  return { scheme, userinfo, host, port, path: false, disputed, start: start + at + 1 };
}
