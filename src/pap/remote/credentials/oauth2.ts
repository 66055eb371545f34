import { UserError } from '../../../errors/exit.js';
import { isJsonObject, jsonIn } from '../../../protocol/json/json.js';
import type { CredentialSpec } from '../bundle-spec.js';
import { exchange, type TlsMaterial } from '../exchange.js';
import type { Credential, CredentialDeps } from './credential.js';

const TOKEN_MS = 10_000;
const MAX_TOKEN_BYTES = 64 * 1024;
/** A token is not used in its last seconds: it would run out on the way. */
const MARGIN_MS = 10_000;

/** Client credentials (RFC 6749 §4.4): a token for the id and the secret, kept until it runs out or is turned away. */
export function oauth2(spec: CredentialSpec & { kind: 'oauth2' }, deps: CredentialDeps, tls: TlsMaterial): Credential {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return {
    async sign() {
      if (kept === undefined || kept.until <= deps.now()) kept = await ask();
      return { headers: { authorization: `Bearer ${kept.token}` } };
    },
    rejected: () => void (kept = undefined),
  };

  async function ask(): Promise<{ token: string; until: number }> {
    const { tokenUrl, clientId, clientSecret, scopes, headers, parameters } = spec;
    const scope = scopes.length === 0 ? {} : { scope: scopes.join(' ') };
    const answer = await exchange(
      {
        method: 'POST',
        url: tokenUrl,
        // RFC 6749 §2.3.1: both parts are form-encoded before they are joined.
        headers: {
          ...headers,
          authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: new URLSearchParams({ ...parameters, grant_type: 'client_credentials', ...scope }).toString(),
        tls,
        headersMs: TOKEN_MS,
        bodyMs: TOKEN_MS,
        maxBytes: MAX_TOKEN_BYTES,
      },
      deps.connections,
    );
    const wrong = (what: string) => new UserError(`the token server ${tokenUrl.origin} ${what}`);
    if (answer.kind === 'failure') throw new UserError(`no token for the bundle server: ${answer.message}`);
    if (answer.status !== 200) throw wrong(`turned the client credentials away (HTTP ${answer.status})`);
    const said = jsonIn(answer.body.toString('utf8'));
    const token = isJsonObject(said) ? said['access_token'] : undefined;
    const type = isJsonObject(said) ? said['token_type'] : undefined;
    if (!isJsonObject(said) || typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw wrong('gave no `access_token`');
    if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw wrong('gave a token that is no bearer token');
    const seconds = typeof said['expires_in'] === 'number' ? said['expires_in'] : 0;
    return { token, until: deps.now() + seconds * 1000 - MARGIN_MS };
  }
}
