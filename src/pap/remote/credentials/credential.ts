import type { Connections, TlsMaterial } from '../exchange.js';

export interface CredentialDeps {
  readonly connections: Connections;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Wall time, milliseconds since the epoch. */
  readonly now: () => number;
}

export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly tls?: TlsMaterial;
}

/** What a request needs, so that a service answers it. Files and environment are read for each request: secrets are rotated. */
export interface Credential {
  /** Rejects with a `UserError` that repeats no secret. */
  sign(url: URL): Promise<Signed>;
  /** It was turned away (401): nothing of it is to be used again. */
  rejected(): void;
}
