import { readNotes, readRows } from '../../audit/read/read.js';
import { refuseNoLog } from '../../audit/read/refuse-no-log.js';
import { plain } from '../../audit/report/plain.js';
import { parseSince } from '../../audit/read/since.js';
import { EXIT } from '../../errors/exit.js';
import { countShadow, emptyShadowSummary, shadowAgrees, shadowJson, shadowText } from '../../replay/shadow-report.js';
import { note, print, printJson } from '../output.js';

interface Options {
  readonly since?: string;
  readonly tool?: string;
  readonly json?: boolean;
  readonly fail?: boolean;
}

/** Where the shadow policies of logs differ from what was decided. With `--fail`, exit code 1 where one does or failed, and where there is none. */
export async function auditDiff(logs: readonly string[], { since, tool, json, fail }: Options): Promise<number> {
  const filter = {
    plumbing: true,
    ...(since === undefined ? {} : { since: parseSince(since, Date.now()) }),
    ...(tool === undefined ? {} : { tool }),
  };
  const notes = readNotes();
  const summary = emptyShadowSummary();
  for await (const row of readRows(logs, filter, notes)) countShadow(summary, row);
  refuseNoLog(notes);
  if (json === true) printJson({ ...shadowJson(summary), unreadable_lines: { count: notes.badCount, first: notes.bad } });
  else print(shadowText(summary));
  for (const { file, line, problem } of notes.bad) note(`agentmesh: ${plain(file)}:${line}: ${plain(problem)}`);
  return fail === true && !shadowAgrees(summary) ? EXIT.found : EXIT.ok;
}
