import { refuseNoLog } from '../audit/read/refuse-no-log.js';
import { readNotes, readRows, type ReadNotes, type RowFilter } from '../audit/read/read.js';
import { recordedCall, type RecordedCall, type Unrecorded } from './recorded-call.js';

export interface CallFilter extends Pick<RowFilter, 'since' | 'tool'> {
  /** At most so many calls, the oldest first. */
  readonly limit?: number;
}

/** What was met beside calls. Complete once all were read. */
export interface CallNotes extends ReadNotes {
  /** Decisions that cannot be made again, by why. */
  readonly unrecorded: Record<Unrecorded, number>;
  /** More calls would have followed. */
  limited: boolean;
}

export function callNotes(): CallNotes {
  return { ...readNotes(), unrecorded: { 'no input': 0, 'not the policy': 0, plumbing: 0 }, limited: false };
}

/**
 * The decisions of logs (all files of rotated sets, either format) that can be made again, in the order of time. Lines that cannot be read
 * are skipped and noted. Throws a `UserError` for a log that is not there, and where no line of any is an entry.
 */
export async function* readCalls(
  logs: readonly string[],
  { limit = Number.POSITIVE_INFINITY, ...filter }: CallFilter,
  notes: CallNotes,
): AsyncGenerator<RecordedCall, void, undefined> {
  let calls = 0;
  for await (const row of readRows(logs, { ...filter, plumbing: true }, notes)) {
    const call = recordedCall(row);
    if (typeof call === 'string') {
      notes.unrecorded[call]++;
      continue;
    }
    if (calls === limit) {
      notes.limited = true;
      return;
    }
    calls++;
    yield call;
  }
  refuseNoLog(notes);
}
