import { stat } from 'node:fs/promises';
import { UserError } from '../../errors/exit.js';
import { rotatedFiles, sideLogs } from '../format/layout.js';
import { readLines } from '../format/lines.js';
import { readCheckedHead } from './head.js';
import type { VerifyReport } from './report.js';
import { Walk } from './walk.js';

/**
 * Checks one log: its rotated files, its file and its head (format/log-format.ts). Streams; memory does not grow with the log.
 *
 * Found: every entry or line that was changed, removed, moved, inserted or cut off. Not found: a log and head that were rewritten together by
 * somebody who computed all hashes anew, or deleted together; an external anchor (signed checkpoints) is what helps against that.
 * Throws a `UserError` when there is nothing to check.
 */
export async function verifyLog(log: string): Promise<VerifyReport> {
  const head = await readCheckedHead(log);
  const paths = rotatedFiles(log).map(({ path }) => path);
  if (await isThere(log)) paths.push(log);
  if (paths.length === 0 && head.kind === 'missing') throw new UserError(`there is no audit log \`${log}\``);

  const walk = new Walk(head);
  const files: { path: string; entries: number }[] = [];
  for (const path of paths) {
    const before = walk.entries;
    for await (const line of readLines(path)) walk.line(line, path);
    files.push({ path, entries: walk.entries - before });
  }
  walk.end(log);

  const { findings, first, last } = walk;
  return {
    ok: findings.problemCount === 0,
    log,
    files,
    entries: walk.entries,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    problems: findings.problems,
    problemCount: findings.problemCount,
    notes: findings.notes,
  };
}

/** The logs named and those that second writers made beside them, each once. */
export async function verifyLogs(logs: readonly string[]): Promise<VerifyReport[]> {
  const reports: VerifyReport[] = [];
  for (const log of new Set(logs.flatMap((path) => [path, ...sideLogs(path)]))) reports.push(await verifyLog(log));
  return reports;
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
