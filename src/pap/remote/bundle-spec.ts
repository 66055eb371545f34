/** Where bundles come from, and what a service wants to see before it gives one. */
export interface ServiceSpec {
  readonly name: string;
  readonly url: URL;
  /** Of every request, names in lower case. Secret: never in a log. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credential?: CredentialSpec;
  /** A file of certificates (PEM) that alone may vouch for the service. */
  readonly caCert?: string;
  /** Beside `caCert` those count that Node trusts. */
  readonly systemCaToo: boolean;
  /** Until the headers of an answer, in milliseconds. */
  readonly headersMs: number;
}

/** The credentials that are offered; each is shown by a test against a server that turns wrong ones away. */
export type CredentialSpec =
  | { readonly kind: 'bearer'; readonly scheme: string; readonly token?: string; readonly tokenPath?: string }
  | { readonly kind: 'client_tls'; readonly cert: string; readonly privateKey: string; readonly passphrase?: string }
  | {
      readonly kind: 'oauth2';
      readonly tokenUrl: URL;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scopes: readonly string[];
      readonly headers: Readonly<Record<string, string>>;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | { readonly kind: 's3_signing'; readonly service: string };

/** One bundle that is downloaded. Times in milliseconds. */
export interface BundleSpec {
  /** In messages, records and statuses: its key in a configuration, or its URL without what may be secret. */
  readonly name: string;
  readonly service: ServiceSpec;
  readonly url: URL;
  readonly polling: { readonly minMs: number; readonly maxMs: number; readonly longPollMs?: number };
  /** `manual`: only at a start, on SIGHUP and when the library's `reload()` is called. */
  readonly trigger: 'periodic' | 'manual';
  readonly persist: boolean;
  /** Of the download, and of each file in it. */
  readonly sizeLimitBytes: number;
}
