import type { Readable, Writable } from 'node:stream';
import type { AuditEvent } from './audit/event.js';
import type { RateUnit } from './pdp/decision.js';
import type { Identity, Mode } from './pdp/input-document.js';
import type { Log } from './telemetry/log.js';

/** One MCP server behind the policy: what `agentmesh protect` and `MCPProxy` are made of. */
export interface ComposeOptions {
  /** The server as `protect` takes it: a command on PATH, a file, a scoped npm package, and its arguments (design §6). */
  readonly command: readonly string[];
  /** Each as `--policy` takes it and each a layer; default `['standard']`. */
  readonly policies?: readonly string[];
  /** Wins over what the policies say. */
  readonly mode?: Mode;
  /** The server's name in policies and records; default derived from the command. */
  readonly name?: string;
  /** Audit log file; false for none; default one per server in the user's state directory. */
  readonly log?: string | false;
  readonly logFormat?: 'cloudevents' | 'json';
  /** Also survive power loss: fsync after each group. */
  readonly auditFsync?: boolean;
  /** What happens to a message whose record cannot be written; default `deny`. */
  readonly auditFailure?: 'deny' | 'allow';
  /** One limit over all tools, beside those of the policies. */
  readonly rateLimit?: { readonly requests: number; readonly per: RateUnit };
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
  /** The client's side; default this process's stdin and stdout. */
  readonly input?: Readable;
  readonly output?: Writable;
  /** Where the server's stderr and its noise on stdout go; default this process's stderr. */
  readonly stderr?: Writable;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly logger?: Log;
  /** Every record that was accepted, after it was. What a listener throws is logged and hurts nothing. */
  readonly onRecord?: (event: AuditEvent) => void;
}

/** What was put together, for the line that a start prints. */
export interface ProxyFacts {
  readonly server: string;
  /** The words that are spawned, after resolution. */
  readonly command: readonly string[];
  readonly mode: Mode;
  /** True where `mode` overrides what the policies say. */
  readonly modeOverridden: boolean;
  readonly policies: readonly { readonly name: string; readonly revision: string }[];
  readonly revision: string;
  readonly log: string | undefined;
  readonly identity: Identity;
}

/** `code` or `signal` of the server's end, as child_process reports them. */
export interface ProxyEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ComposedProxy {
  readonly facts: ProxyFacts;
  /** Starts the server and serves until either side ends. Once only. */
  run(): Promise<ProxyEnd>;
  /** Reads the policies again now (SIGHUP). A failure is logged and recorded, and keeps the last good revision. */
  reload(): Promise<void>;
  /** Ends the server and, with it, `run`. Safe to call at any time and more than once. */
  stop(signal?: NodeJS.Signals): void;
}
