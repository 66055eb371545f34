import { existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../../errors/exit.js';
import type { Effect } from '../../pdp/decision.js';
import { parseEntry } from '../entry.js';
import { besideOf, chainsOf, rotatedFiles } from '../format/layout.js';
import { readLines } from '../format/lines.js';
import { closeAll, openLogFiles } from '../format/open-files.js';
import { KeptTwice } from './kept-twice.js';
import { merged } from './merged.js';
import { isDecision, isViolation, toRow, type AuditRow } from './row.js';
import { Waiting } from './waiting.js';

export interface RowFilter {
  /** Milliseconds since the epoch (`parseSince`). */
  readonly since?: number;
  readonly violationsOnly?: boolean;
  readonly tool?: string;
  readonly server?: string;
  readonly decision?: Effect;
  /** Also what always passes: the handshake, lists, pings, answers that were let through. */
  readonly plumbing?: boolean;
}

/** What was met beside rows. Complete once all rows were read. */
export interface ReadNotes {
  readonly bad: { readonly file: string; readonly line: number; readonly problem: string }[];
  badCount: number;
  /** Lines that are entries, of whatever type. */
  entries: number;
  /** Start, stop, reload, …: their types, counted. */
  readonly events: Map<string, number>;
  /** Rows left out because they are plumbing that passed. */
  plumbing: number;
}

export function readNotes(): ReadNotes {
  return { bad: [], badCount: 0, entries: 0, events: new Map(), plumbing: 0 };
}

/** Bad lines named one by one; all are counted. */
const MOST_BAD = 100;
/** Types are text of the file: a bound, far over the dozen that exist. */
const MOST_TYPES = 200;
/**
 * The decisions of logs, in the order of time, each one row. Every log brings its rotated files and those of second
 * writers beside it. Streams; a line that cannot be read is noted and the rest goes on. Throws a `UserError` for a log that is not there.
 */
export async function* readRows(
  logs: readonly string[],
  filter: RowFilter = {},
  notes: ReadNotes = readNotes(),
): AsyncGenerator<AuditRow, void, undefined> {
  const all = new Set(logs.flatMap((log) => chainsOf(resolve(log))));
  for (const log of logs) {
    if (!existsSync(log) && rotatedFiles(resolve(log)).length === 0) throw new UserError(`there is no audit log \`${log}\``);
  }
  const twice = new KeptTwice();
  // Of equal times what is kept comes first.
  const streams = [...all].sort((a, b) => Number(besideOf(b) === 'kept') - Number(besideOf(a) === 'kept'));
  for await (const row of merged(streams.map((log) => rowsOf(log, notes)))) {
    if (twice.has(row)) continue;
    if (!passesPlumbing(row, filter)) notes.plumbing++;
    else if (passes(row, filter)) yield row;
  }
}

function passesPlumbing(row: AuditRow, { plumbing = false }: RowFilter): boolean {
  return plumbing || isViolation(row) || (row.acting && row.kind !== 'response');
}

function passes(row: AuditRow, { since, violationsOnly = false, tool, server, decision }: RowFilter): boolean {
  return (
    (since === undefined || row.time >= since) &&
    (!violationsOnly || isViolation(row)) &&
    (tool === undefined || row.tool === tool) &&
    (server === undefined || row.server === server) &&
    (decision === undefined || row.decision === decision)
  );
}

async function* rowsOf(log: string, notes: ReadNotes): AsyncGenerator<AuditRow, void, undefined> {
  // What came of a call is not kept with its refusal.
  const waiting = new Waiting({ forAnswers: besideOf(log) !== 'kept' });
  const files = await openLogFiles(log);
  try {
    for (const { path, file } of files) yield* rowsOfFile(path, file, waiting, notes);
  } finally {
    await closeAll(files);
  }
  yield* waiting.rest();
}

async function* rowsOfFile(path: string, file: FileHandle, waiting: Waiting, notes: ReadNotes): AsyncGenerator<AuditRow, void, undefined> {
  for await (const line of readLines(file)) {
    const entry = line.complete ? parseEntry(line.bytes.toString('utf8')) : 'the line is too long';
    if (typeof entry !== 'string') notes.entries++;
    if (typeof entry === 'string') {
      noteBad(notes, path, line.number, line.ended ? entry : `${entry} (the file ends within it)`);
    } else if (!isDecision(entry.type)) {
      noteEvent(notes, entry.type);
    } else {
      const row = toRow(entry, path, line.number);
      if (row === undefined) noteBad(notes, path, line.number, 'the entry names no decision');
      else yield* waiting.take(row, entry.type, line.bytes.length);
    }
  }
}

function noteEvent({ events }: ReadNotes, type: string): void {
  if (events.has(type) || events.size < MOST_TYPES) events.set(type, (events.get(type) ?? 0) + 1);
}

function noteBad(notes: ReadNotes, file: string, line: number, problem: string): void {
  notes.badCount++;
  if (notes.bad.length < MOST_BAD) notes.bad.push({ file, line, problem });
}
