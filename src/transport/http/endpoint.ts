import { validateHeaderName, validateHeaderValue } from 'node:http';
import { UserError } from '../../errors/exit.js';
import { isLoopback } from '../../protocol/http/loopback.js';
import { isReservedHeader } from '../../protocol/http/reserved-headers.js';

/** A server at a URL, checked. */
export interface Endpoint {
  readonly url: URL;
  /** What messages and logs call it: only its origin, for a path or a query may hold a secret. */
  readonly name: string;
  /** Of every request, names in lower case. Secret: never in a log. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface EndpointOptions {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Plain `http:` to a host that is not this machine. */
  readonly allowInsecure?: boolean;
}

/** Throws a `UserError` for what no request may be made of. */
export function parseEndpoint({ url: given, headers = {}, allowInsecure = false }: EndpointOptions): Endpoint {
  const url = new URL(given);
  url.hash = '';
  const name = url.origin;
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UserError(`a server's URL begins with https:// or http://, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '') {
    throw new UserError(
      `the URL of ${name} holds a password: give it as a header (\`--header "Authorization: Basic …"\`), where nobody reads it`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecure) {
    throw new UserError(
      `${name} is not encrypted: everybody on the way reads tokens and data. Use https://, or allow it with \`--allow-http\``,
    );
  }
  return { url, name, headers: Object.fromEntries(Object.entries(headers).map(([header, value]) => [checked(header, value), value])) };
}

function checked(header: string, value: string): string {
  const name = header.toLowerCase();
  if (isReservedHeader(name)) throw new UserError(`the header \`${header}\` is the proxy's own to set`);
  try {
    validateHeaderName(header);
    validateHeaderValue(header, value);
  } catch {
    // Without the cause: Node's message might quote the value.
    throw new UserError(`\`${header}\` is no valid header: its name or its value has characters that HTTP does not allow`);
  }
  return name;
}
