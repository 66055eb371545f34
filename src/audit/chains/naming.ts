import { basename } from 'node:path';
import type { Clock } from '../../telemetry/clock.js';
import { sequenceText, type ChainPosition } from '../chain.js';
import type { AuditEvent } from '../event.js';
import type { KEPT_TYPE, OVERFLOW_TYPE } from '../format/log-format.js';

/** How far a chain beside the log has come, as the log says it. */
export function naming(
  type: typeof KEPT_TYPE | typeof OVERFLOW_TYPE,
  path: string,
  { sequence, entryhash }: ChainPosition,
  clock: Clock,
): AuditEvent {
  return { type, time: clock.now(), data: { file: basename(path), entry: sequenceText(sequence), hash: entryhash } };
}
