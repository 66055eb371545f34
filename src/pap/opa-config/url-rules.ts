import { isLoopback } from '../../protocol/http/loopback.js';
import { readUrl } from '../../protocol/http/read-url.js';

export interface UrlRules {
  /** Plain `http:` to a host that is not this machine: whoever is on the way can change the policy. */
  readonly allowHttp: boolean;
}

/** What is wrong with a URL that policies or tokens come from; undefined where nothing is. It is not repeated: it may hold a secret. */
export function urlProblem(written: string, { allowHttp }: UrlRules): string | undefined {
  const url = readUrl(written);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    return 'expected a URL that begins with https:// (or http:// for this machine)';
  if (url.username !== '' || url.password !== '')
    return 'the URL holds a password: credentials belong into an OPA configuration, under `credentials` of a service';
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowHttp)
    return `${url.origin} is not encrypted: whoever is on the way can change the policy. Use https://, or allow it with \`--policy-allow-http\``;
  return undefined;
}
