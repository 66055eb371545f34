import type { LayerReport } from './layer/loaded-layer.js';

/** What asked for a reload: a change on disk, a new bundle, SIGHUP, or a caller. */
export type ReloadTrigger = 'file' | 'bundle' | 'signal' | 'request';

/** Somebody wants to hear what became of it, whatever that is. */
export function isAsked(trigger: ReloadTrigger): boolean {
  return trigger === 'signal' || trigger === 'request';
}

/** What became of a reload. Every one but an idle `unchanged` is a line in the log and an audit event. */
export interface ReloadEvent {
  readonly trigger: ReloadTrigger;
  /** `unchanged`: nothing that decides is different. `failed`: the last good revision stays. */
  readonly outcome: 'reloaded' | 'unchanged' | 'failed';
  readonly from: string;
  /** Equal to `from` unless `reloaded`. */
  readonly to: string;
  readonly durationMs: number;
  /** The policy had failed before and is good again, in this revision or the old one. */
  readonly recovered: boolean;
  readonly layers: readonly LayerReport[];
  /** Why it failed. */
  readonly error?: Error;
}
