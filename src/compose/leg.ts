import type { Identity } from '../pdp/input-document.js';
import type { ReadLimits } from '../protocol/read-limits.js';
import type { Log } from '../telemetry/log.js';
import type { ServerTarget } from '../transport/process/resolve-command.js';
import type { ServerEnd } from '../transport/server-connection.js';
import type { Enforcement } from './enforcement.js';
import type { ComposeOptions } from './options.js';

/** One of the ways in which clients and a server are connected through us. */
export interface Leg {
  /** Once the policies are known to be sound: starts what boots while the rest is loaded. Throws a `UserError`. */
  begin(): void;
  /** Everything is there to decide by. Rejects with a `UserError` when nothing can be served. */
  open(enforcement: Enforcement, identity: Identity): Promise<OpenLeg>;
  /** Ends what was begun; for the time before it serves. */
  stop(signal: NodeJS.Signals): void;
}

export interface OpenLeg {
  /** Where clients connect to; absent for a client on stdio. */
  readonly url?: string;
  serve(): Serving;
}

/** Messages are on their way. */
export interface Serving {
  /** When nothing is served any more. */
  readonly ended: Promise<ServerEnd>;
  /** After a reload: whoever must be told is told. */
  policyChanged(): void;
  stop(signal: NodeJS.Signals): void;
}

/** What every way needs to know. */
export interface LegDeps {
  readonly options: ComposeOptions;
  readonly target: ServerTarget;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly limits: ReadLimits;
  readonly log: Log;
}
