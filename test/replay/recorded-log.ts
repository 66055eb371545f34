import { openAuditLog } from '../../src/audit/open-log.js';
import type { AuditEvent } from '../../src/audit/event.js';
import { callNotes, readCalls, type CallFilter, type CallNotes } from '../../src/replay/read-calls.js';
import type { RecordedCall } from '../../src/replay/recorded-call.js';

export function writeLog(path: string, events: readonly AuditEvent[], format: 'cloudevents' | 'json' = 'cloudevents'): void {
  const log = openAuditLog({ path, format, server: 'files' });
  log.append(events);
  log.close();
}

export async function callsOf(paths: readonly string[], filter: CallFilter = {}, notes: CallNotes = callNotes()): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  for await (const call of readCalls(paths, filter, notes)) calls.push(call);
  return calls;
}
