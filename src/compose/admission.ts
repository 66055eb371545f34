import type { ListenOptions } from '../config/protect-options.js';
import { UserError } from '../errors/exit.js';
import { createBearer, type Bearer } from '../identity/bearer.js';
import type { Identity } from '../pdp/input-document.js';
import type { JsonObject } from '../protocol/json/json.js';
import { isLoopback } from '../protocol/http/loopback.js';
import { readUrl } from '../protocol/http/read-url.js';
import { systemClock } from '../telemetry/clock.js';
import { isTold, type Log } from '../telemetry/log.js';
import type { Admission, Admit, Caller } from '../transport/http/caller.js';
import type { Enforcement } from './enforcement.js';
import type { ComposeOptions } from './options.js';

/** Callers that are remembered; the longest unseen makes room, and comes back as a new one. */
const MOST_CALLERS = 10_000;

type IdentityOptions = NonNullable<ComposeOptions['identity']>;

/** What is wrong with who may come in, before anything is started. Throws a `UserError`. */
export function checkAdmission(listen: ListenOptions, identity: IdentityOptions = {}): void {
  if (identity.token !== undefined)
    throw new UserError('AGENTMESH_TOKEN says who runs a client on stdio; with `--listen` each request brings its own token: unset it');
  if (listen.token !== undefined && identity.jwks !== undefined)
    throw new UserError('AGENTMESH_LISTEN_TOKEN and `--jwks` are two ways to know a client: leave one out');
  if (identity.jwks === undefined && (identity.issuer ?? identity.audience) !== undefined)
    throw new UserError('`--issuer` and `--audience` are about tokens that `--jwks` verifies: add it, or leave them out');
  if (isLoopback(listen.host) || listen.token !== undefined || identity.jwks !== undefined) return;
  throw new UserError(
    `\`--listen\`: others than this machine can connect to \`${listen.host}\`, so clients must send a token: set AGENTMESH_LISTEN_TOKEN to a secret, or verify JWTs with \`--jwks\`, \`--issuer\` and \`--audience\``,
  );
}

export interface AdmissionParts {
  readonly enforcement: Enforcement;
  readonly listen: ListenOptions;
  readonly options: IdentityOptions;
  /** Whom every request comes from where none must show a token. */
  readonly identity: Identity;
  readonly log: Log;
}

/** Decides who comes in, and opens the conversations of those who do. Rejects with a `UserError`. */
export async function createAdmission({ enforcement, listen, options, identity, log }: AdmissionParts): Promise<Admit> {
  const callers = new Map<string, KnownCaller>();
  const callerOf = (key: string, identity: Identity): Caller => {
    const caller = callers.get(key) ?? knownCaller(key, identity, enforcement);
    caller.identity = identity;
    callers.delete(key);
    callers.set(key, caller);
    const [oldest] = callers.keys();
    if (callers.size > MOST_CALLERS && oldest !== undefined) callers.delete(oldest);
    return caller;
  };
  const bearer = await bearerOf(listen, options);
  if (bearer === undefined) {
    const admitted: Admission = { admitted: true, caller: callerOf('', identity) };
    return () => admitted;
  }
  let refused = 0;
  return async ({ authorization }) => {
    const credentials = await bearer.identify(authorization);
    if (credentials.ok) return { admitted: true, caller: callerOf(credentials.key, credentials.identity) };
    if (isTold(++refused)) log.warn(`a request was not admitted: ${credentials.message}`, { times: refused });
    return { admitted: false, challenge: challenge(credentials.error, options.audience), message: credentials.message };
  };
}

/** Its conversations see the newest token that it came with. */
interface KnownCaller extends Caller {
  identity: Identity;
}

function knownCaller(key: string, identity: Identity, enforcement: Enforcement): KnownCaller {
  const caller: KnownCaller = { key, identity, open: (shared) => enforcement.open(caller, shared) };
  return caller;
}

async function bearerOf({ token }: ListenOptions, { name, jwks, issuer, audience }: IdentityOptions): Promise<Bearer | undefined> {
  if (token === undefined && jwks === undefined) return undefined;
  return createBearer({
    clock: systemClock,
    ...(token === undefined ? {} : { token }),
    ...(name === undefined ? {} : { name }),
    ...(jwks === undefined ? {} : { jwks }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  });
}

/** RFC 6750 §3, RFC 9728 §5.1. */
function challenge(error: string | undefined, audience: string | undefined): string {
  const metadata = metadataUrl(audience);
  const parameters = [
    ...(error === undefined ? [] : [`error="${error}"`]),
    ...(metadata === undefined ? [] : [`resource_metadata="${metadata}"`]),
  ];
  return parameters.length === 0 ? 'Bearer' : `Bearer ${parameters.join(', ')}`;
}

/**
 * Protected resource metadata (RFC 9728 §2), so that clients find where to log in. Undefined where the audience is not the URL that
 * clients know us by, or nobody says who issues the tokens.
 */
export function resourceMetadata({ audience, issuer }: IdentityOptions): JsonObject | undefined {
  if (metadataUrl(audience) === undefined || issuer === undefined || audience === undefined) return undefined;
  return { resource: audience, authorization_servers: [issuer], bearer_methods_supported: ['header'] };
}

function metadataUrl(audience: string | undefined): string | undefined {
  const url = audience === undefined || !/^https?:\/\//i.test(audience) ? undefined : readUrl(audience);
  return url && `${url.origin}/.well-known/oauth-protected-resource${url.pathname === '/' ? '' : url.pathname}`;
}
