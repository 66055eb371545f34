import { readNotes, readRows, type ReadNotes, type RowFilter } from '../../audit/read/read.js';
import { refuseNoLog } from '../../audit/read/refuse-no-log.js';
import { csvReport } from '../../audit/report/csv.js';
import { jsonReport } from '../../audit/report/json.js';
import { plain } from '../../audit/report/plain.js';
import { tableReport } from '../../audit/report/table.js';
import { isViolation, type AuditRow } from '../../audit/read/row.js';
import { parseSince } from '../../audit/read/since.js';
import { EXIT } from '../../errors/exit.js';
import { note, printAll } from '../output.js';

interface Options {
  readonly violationsOnly?: boolean;
  readonly since?: string;
  readonly format: keyof typeof REPORTS;
  readonly json?: boolean;
  readonly fail?: boolean;
}

/** The decisions of logs as a table, JSON or CSV. With `--fail`, exit code 1 when there are violations among them. */
export async function audit(logs: readonly string[], options: Options): Promise<number> {
  const filter: RowFilter = {
    ...(options.violationsOnly === true ? { violationsOnly: true } : {}),
    ...(options.since === undefined ? {} : { since: parseSince(options.since, Date.now()) }),
  };
  const notes = readNotes();
  let violations = 0;
  const rows = counted(readRows(logs, filter, notes), (row) => {
    if (isViolation(row)) violations++;
  });
  const format = options.json === true ? 'json' : options.format;
  await printAll(REPORTS[format](await begun(rows, notes), notes));
  // The table has them in its footer.
  if (format !== 'table') for (const { file, line, problem } of notes.bad) note(`agentmesh: ${plain(file)}:${line}: ${plain(problem)}`);
  return options.fail === true && violations > 0 ? EXIT.found : EXIT.ok;
}

const REPORTS = {
  table: (rows: AsyncIterable<AuditRow>, notes: ReadNotes) =>
    tableReport(rows, notes, process.stdout.isTTY ? { width: process.stdout.columns } : {}),
  json: (rows: AsyncIterable<AuditRow>) => jsonReport(rows, 'array'),
  csv: (rows: AsyncIterable<AuditRow>) => csvReport(rows),
};

/** A log that is not there, or is none, fails before anything is printed. */
async function begun(rows: AsyncGenerator<AuditRow>, notes: ReadNotes): Promise<AsyncIterable<AuditRow>> {
  const first = await rows.next();
  if (first.done === true) refuseNoLog(notes);
  return (async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* rows;
  })();
}

async function* counted(rows: AsyncIterable<AuditRow>, count: (row: AuditRow) => void): AsyncGenerator<AuditRow> {
  for await (const row of rows) {
    count(row);
    yield row;
  }
}
