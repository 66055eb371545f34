import type { Rate } from '../pdp/decision.js';
import type { Mode } from '../pdp/input-document.js';
import type { ListenAddress } from './listen-address.js';
import type { SignatureOptions } from './signature-options.js';

/** How HTTP is served, and to whom. */
export interface ListenOptions extends ListenAddress {
  /** The secret that every client must send, from AGENTMESH_LISTEN_TOKEN. */
  readonly token?: string;
  readonly allowedHosts?: readonly string[];
  readonly allowedOrigins?: readonly string[];
  readonly sessions?: 'isolated' | 'shared';
  readonly maxSessions?: number;
  readonly sessionIdleMinutes?: number;
}

/** Everything that `agentmesh protect` was told, checked. What is absent has its default where it is used. */
export interface ProtectOptions {
  /** At least one. */
  readonly policies: readonly string[];
  readonly shadowPolicies?: readonly string[];
  /** Of bundles and folders, shadow policies included. */
  readonly signatures: SignatureOptions;
  /** A changed policy is taken only when its own tests pass. */
  readonly reloadRequiresTests?: boolean;
  /** For policies that come from, or are decided on, other machines. */
  readonly remotePolicy?: {
    readonly allowHttp?: boolean;
    /** A bundle that was signed before the newest that decided is refused. */
    readonly noRollback?: boolean;
    /** For one decision, in milliseconds. */
    readonly timeoutMs?: number;
  };
  /** The lock file that the server's definitions are held to. */
  readonly lock?: string;
  /** Only where the flag was given: it wins over the policy's own mode (S-13). */
  readonly mode?: Mode;
  /** A path; false for `--no-log`; absent for the default log. */
  readonly log?: string | false;
  readonly logFormat: 'json' | 'cloudevents';
  /** How many files of the log are kept; absent for its own number. */
  readonly logFiles?: number;
  readonly rateLimit?: Rate;
  readonly sanitize: boolean;
  readonly verbose: boolean;
  readonly name?: string;
  readonly identity: {
    readonly name?: string;
    readonly token?: string;
    readonly jwks?: string;
    readonly issuer?: string;
    readonly audience?: string;
  };
  readonly denyAs: 'result' | 'error';
  readonly auditFailure: 'deny' | 'allow';
  readonly auditFsync: boolean;
  readonly limits: {
    readonly lineBytes?: number;
    readonly depth?: number;
    readonly members?: number;
    readonly batch?: number;
    readonly pending?: number;
  };
  /** For a server at a URL. */
  readonly remote: {
    /** Names in lower case. */
    readonly headers?: Readonly<Record<string, string>>;
    readonly allowHttp?: boolean;
  };
  /** Present: clients come over HTTP. */
  readonly listen?: ListenOptions;
  /** The server's command and arguments; at least one word. */
  readonly command: readonly string[];
}
