import { createHash } from 'node:crypto';
import type { AuditRow } from '../../audit/read/row.js';
import { rowId } from '../observe/outcome.js';

/** With fewer sessions a share of them says little: then calls are drawn one by one. */
const LEAST_SESSIONS = 10;

export interface HoldOut {
  readonly by: 'session' | 'call';
  readonly isHeldBack: (row: AuditRow) => boolean;
}

/** Which allowed calls are kept back from learning: the same ones of the same log, whole sessions where there are enough of them. */
export async function drawHoldOut(rows: AsyncIterable<AuditRow>, share: number): Promise<HoldOut> {
  const sessions = new Set<string>();
  let unknown = false;
  for await (const { session, kind, acting } of rows) {
    if (!acting || kind === 'response') continue;
    if (session === undefined) unknown = true;
    else if (sessions.size < LEAST_SESSIONS) sessions.add(session);
  }
  const by = !unknown && sessions.size >= LEAST_SESSIONS ? 'session' : 'call';
  return { by, isHeldBack: (row) => draw(by === 'session' ? (row.session ?? '') : (row.decision_id ?? rowId(row))) < share };
}

/** From 0 to 1, evenly, and nothing but the name decides. */
function draw(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}
