import type { Readable, Writable } from 'node:stream';
import type { AuditEvent } from '../audit/event.js';
import type { ListenOptions } from '../config/protect-options.js';
import type { SignatureOptions } from '../config/signature-options.js';
import type { LayerReport } from '../pap/layer/loaded-layer.js';
import type { ReloadEvent, ReloadTrigger } from '../pap/reload-event.js';
import type { Rate } from '../pdp/decision.js';
import type { Identity, Mode } from '../pdp/input-document.js';
import type { Log } from '../telemetry/log.js';
import type { ServerEnd } from '../transport/server-connection.js';
import type { SignalSource } from '../transport/stdio/stdio-proxy.js';

/** One MCP server behind the policy: what `agentmesh protect` and `MCPProxy` are made of. */
export interface ComposeOptions {
  /** The server as `protect` takes it: a command on PATH, a file, a scoped npm package, and its arguments. */
  readonly command: readonly string[];
  /** Each as `--policy` takes it and each a layer; default `['standard']`. */
  readonly policies?: readonly string[];
  /** Asked about every message beside `policies`, each as a layer; what they say is recorded and never carried out. */
  readonly shadowPolicies?: readonly string[];
  /** Who must have signed the policies that are bundles or folders; without it signed ones are refused. */
  readonly signatures?: SignatureOptions;
  /** A changed policy is taken only when its own tests pass; those of the start are run by `agentmesh policy test`. Default false. */
  readonly reloadRequiresTests?: boolean;
  /** Policies on other machines: whether plain http may be used, and how long a remote OPA may take for a decision (default 1000 ms). */
  readonly remotePolicy?: { readonly allowHttp?: boolean; readonly noRollback?: boolean; readonly timeoutMs?: number };
  /** The lock file that the server's definitions are held to, relative to `cwd`; wins over what the policies name. */
  readonly lock?: string;
  /** Wins over what the policies say. */
  readonly mode?: Mode;
  /** The server's name in policies and records; default derived from the command. */
  readonly name?: string;
  /** Audit log file; false for none; default one per server in the user's state directory. */
  readonly log?: string | false;
  readonly logFormat?: 'cloudevents' | 'json';
  /** How many files of 16 MiB the log keeps, the one being written included; default 8. The oldest are deleted. */
  readonly logFiles?: number;
  /** Also survive power loss: fsync after each group. */
  readonly auditFsync?: boolean;
  /** What happens to a message whose record cannot be written; default `deny`. */
  readonly auditFailure?: 'deny' | 'allow';
  /** One limit over all tools, beside those of the policies. */
  readonly rateLimit?: Rate;
  /** False: nothing is inspected (`--no-sanitize`). */
  readonly sanitize?: boolean;
  /** Denied calls of listed tools as results that the model reads (default), or as JSON-RPC errors. */
  readonly denyAs?: 'result' | 'error';
  readonly identity?: {
    readonly name?: string;
    readonly token?: string;
    readonly jwks?: string;
    readonly issuer?: string;
    readonly audience?: string;
  };
  /** For a server at a URL: what is sent with every request (names in lower case), and whether http may leave this machine. */
  readonly remote?: { readonly headers?: Readonly<Record<string, string>>; readonly allowHttp?: boolean };
  /** Serve Streamable HTTP there; without it the client is on `input` and `output`. */
  readonly listen?: ListenOptions;
  /** The client's side; default this process's stdin and stdout. */
  readonly input?: Readable;
  readonly output?: Writable;
  /** Where the server's stderr and its noise on stdout go; default this process's stderr. */
  readonly stderr?: Writable;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly logger?: Log;
  /** Over these a message is refused. */
  readonly limits?: {
    readonly lineBytes?: number;
    readonly depth?: number;
    readonly members?: number;
    readonly batch?: number;
    readonly pending?: number;
  };
  /** Where SIGINT and SIGTERM come from (the CLI gives `process`); by default nowhere, because a host keeps its own. */
  readonly signals?: SignalSource;
  /** Every record that was accepted, after it was. What a listener throws is logged and hurts nothing. */
  readonly onRecord?: (event: AuditEvent) => void;
  /** Every reload and every one that failed. */
  readonly onReload?: (event: ReloadEvent) => void;
}

/** What was put together, for the line that a start prints. */
export interface ProxyFacts {
  readonly server: string;
  /** Where clients connect to over HTTP; absent for a client on stdio. */
  readonly url?: string;
  /** The words that are spawned, after resolution; of a server at a URL, that. */
  readonly command: readonly string[];
  readonly mode: Mode;
  /** True where `mode` overrides what the policies say. */
  readonly modeOverridden: boolean;
  readonly policies: readonly LayerReport[];
  /** Of the shadow policies; empty without them. */
  readonly shadowPolicies: readonly LayerReport[];
  readonly revision: string;
  readonly log: string | undefined;
  readonly identity: Identity;
}

/** `code` or `signal` of the server's end, as child_process reports them. */
export type ProxyEnd = ServerEnd;

export interface ComposedProxy {
  readonly facts: ProxyFacts;
  /** Serves until either side ends. Once only. */
  run(): Promise<ProxyEnd>;
  /** Reads the policies again now. A failure is logged and recorded, and keeps the last good revision. */
  reload(trigger?: ReloadTrigger): Promise<ReloadEvent>;
  /** Ends the server and, with it, `run`. Safe to call at any time and more than once. */
  stop(signal?: NodeJS.Signals): void;
}
