import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * The only place that knows the names of a log's files:
 *
 *     audit.jsonl            the file being written
 *     audit.jsonl.r000001    rotated files, the highest number is the newest
 *     audit.jsonl.head       where the log begins and ends (log-format.ts)
 *     audit.jsonl.head.new   the same while it is made
 *     audit.jsonl.lock       its writer, while there is one
 *     audit.jsonl.overflow   what a side sent at will beyond its share of a file, with its own chain, head and rotation
 *     audit.jsonl.notable    the same of what is worth a look, which the other cannot push out
 *     audit.jsonl.kept       refusals of files that were deleted
 *     audit.jsonl.4711       a second writer's log (4711: the process that began it), with its own chain, head, rotation and chains beside it
 */
export const headPath = (log: string): string => `${log}.head`;
export const newHeadPath = (head: string): string => `${head}.new`;
export const lockPath = (log: string): string => `${log}.lock`;
export const besidePath = (log: string, beside: Beside): string => `${log}.${beside}`;
export const sideLogPath = (log: string, suffix: string): string => `${log}.${suffix}`;
export const rotatedPath = (log: string, index: number): string => `${log}.r${String(index).padStart(6, '0')}`;

/** Chains that a log has beside itself, and names entries of. */
const BESIDE = ['overflow', 'notable', 'kept'] as const;
export type Beside = (typeof BESIDE)[number];

export interface RotatedFile {
  readonly path: string;
  readonly index: number;
}

/** No log lives as long as this, so a higher number is none of ours: were it one, the next would have to be higher still. */
export const HIGHEST_ROTATED = 999_999_999;

/** Rotated files, oldest first. A folder that does not exist has none. */
export function rotatedFiles(log: string): RotatedFile[] {
  const rotated: RotatedFile[] = [];
  for (const [path, suffix] of siblings(log)) {
    const index = Number(/^r(\d{6,9})$/.exec(suffix)?.[1]);
    if (rotatedPath(log, index) === `${log}.${suffix}`) rotated.push({ path, index });
  }
  return rotated.sort((a, b) => a.index - b.index);
}

/**
 * Logs that other processes wrote beside this one, in the order of their names. Any file of theirs tells: a writer may have been killed
 * between two files, or somebody may have removed one.
 */
export function sideLogs(log: string): string[] {
  return [...chainsBeside(log)].filter((path) => besideOf(path) === undefined);
}

/** The log, the chains that it has beside itself, and those of other processes, in the order of their names. */
export function chainsOf(log: string): string[] {
  return [log, ...chainsBeside(log)];
}

/** Which chain of a log this is, by its name. */
export function besideOf(path: string): Beside | undefined {
  return BESIDE.find((beside) => path.endsWith(`.${beside}`));
}

/** The log that has this chain beside it, if it is of such a name. */
export function logBeside(path: string): string | undefined {
  const beside = besideOf(path);
  return beside && path.slice(0, -`.${beside}`.length);
}

const CHAIN = new RegExp(`^(\\d{1,10}(?:-[0-9a-f]{8})?(?:\\.(?:${BESIDE.join('|')}))?|${BESIDE.join('|')})(?:\\.r\\d{6,9}|\\.head)?$`);

function chainsBeside(log: string): string[] {
  const found = new Set<string>();
  for (const [, suffix] of siblings(log)) {
    const name = CHAIN.exec(suffix)?.[1];
    if (name !== undefined) found.add(sideLogPath(log, name));
  }
  return [...found].sort();
}

function siblings(log: string): [path: string, suffix: string][] {
  const folder = dirname(log);
  const prefix = `${basename(log)}.`;
  return namesIn(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => [join(folder, name), name.slice(prefix.length)]);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
