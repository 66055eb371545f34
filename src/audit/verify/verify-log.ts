import { UserError } from '../../errors/exit.js';
import { besidePath, chainsOf, logBeside } from '../format/layout.js';
import { readLines } from '../format/lines.js';
import { closeAll, openLogFiles } from '../format/open-files.js';
import { readCheckedHead, type CheckedHead } from './head.js';
import type { NamedEntry, VerifyReport } from './report.js';
import { Walk } from './walk.js';

/**
 * Checks one log: its rotated files, its file and its head (format/log-format.ts). Streams; memory does not grow with the log.
 *
 * Found: every entry or line that was changed, removed, moved, inserted or cut off. Not found: a log and head that were rewritten together by
 * somebody who computed all hashes anew, or deleted together; an external anchor (signed checkpoints) is what helps against that.
 * `named`: entries that another log says it has. Throws a `UserError` when there is nothing to check.
 */
export async function verifyLog(log: string, named?: readonly NamedEntry[]): Promise<VerifyReport> {
  const before = await readCheckedHead(log);
  const open = await openLogFiles(log);
  const after = await readCheckedHead(log);
  if (open.length === 0 && before.kind === 'missing' && named === undefined) throw new UserError(`there is no audit log \`${log}\``);

  const walk = new Walk(whileWritten(before, after), named);
  const files: { path: string; entries: number }[] = [];
  try {
    for (const { path, file } of open) {
      const before = walk.entries;
      for await (const line of readLines(file)) walk.line(line, path);
      files.push({ path, entries: walk.entries - before });
    }
  } finally {
    await closeAll(open);
  }
  walk.end(log);

  const { findings, first, last, beside } = walk;
  return {
    ok: findings.problemCount === 0,
    log,
    files,
    entries: walk.entries,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    ...(beside.entries.length === 0 ? {} : { named: beside.entries }),
    problems: findings.problems,
    problemCount: findings.problemCount,
    notes: findings.notes,
  };
}

/**
 * The head of a log that may be growing: its end as it was before the files were opened (they hold that much), its beginning as it was
 * afterwards (older files may be gone). Of a log at rest both are the same.
 */
function whileWritten(before: CheckedHead, after: CheckedHead): CheckedHead {
  if (before.kind !== 'head' || after.kind !== 'head') return before;
  return { ...before, firstSequence: after.firstSequence, firstPrevious: after.firstPrevious };
}

/** The logs named, the chains that they have beside them, and those that second writers made, each once. */
export async function verifyLogs(logs: readonly string[]): Promise<VerifyReport[]> {
  const reports: VerifyReport[] = [];
  /** By the path of the chain, also of one that is not there any more. */
  const named = new Map<string, NamedEntry[]>();
  const verify = async (path: string) => {
    const report = await verifyLog(path, named.get(path));
    reports.push(report);
    for (const entry of report.named ?? []) {
      const path = besidePath(report.log, entry.beside);
      const entries = named.get(path) ?? [];
      entries.push(entry);
      named.set(path, entries);
    }
  };
  const chains = logsFirst(new Set(logs.flatMap((path) => chainsOf(path))));
  for (const path of chains) await verify(path);
  for (const path of named.keys()) if (!chains.has(path)) await verify(path);
  return reports;
}

/** A log before the chains beside it, of which it names entries. */
function logsFirst(paths: ReadonlySet<string>): ReadonlySet<string> {
  const ordered = new Set<string>();
  const add = (path: string): void => {
    const log = logBeside(path);
    if (log !== undefined && paths.has(log)) add(log);
    ordered.add(path);
  };
  for (const path of paths) add(path);
  return ordered;
}
