import type { ReadLimits } from '../../../protocol/read-limits.js';
import type { Log } from '../../../telemetry/log.js';
import type { Decide } from '../decide.js';
import type { Shares } from '../shares.js';
import type { EventIds } from './event-ids.js';
import type { Transfer } from './transfer.js';
import type { Upstream } from './upstream.js';

/** What the ways back share. */
export interface ReverseContext {
  readonly upstream: Upstream;
  readonly decide: Decide;
  readonly log: Log;
  readonly maxLineBytes: number;
  /** A client that takes nothing for so long is cut off. */
  readonly stalledMs: number;
  /** For what is held of answers, in bytes. */
  readonly budget: Shares;
  readonly readLimits: ReadLimits;
  /** Of events that went out in the transfer's session, or to its caller outside of one: from there it may resume. */
  eventIds(transfer: Pick<Transfer, 'session' | 'out'>): EventIds;
  /** Says something to the server in the transfer's session: refusals of what the server asked. */
  tell(transfer: Transfer, messages: readonly Buffer[]): void;
}
