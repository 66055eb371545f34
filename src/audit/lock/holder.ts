import { readStart, writeAll, type Files } from '../files.js';
import type { Kernel, Process } from './this-process.js';

/** Who holds a lock, as the lock says it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly incarnation: string;
  readonly kernel?: Kernel | undefined;
  /** It writes the lock again while it lives (lease.ts). */
  readonly beats: boolean;
}

/** A lock is one line. */
const MOST_BYTES = 4_096;

/** The same each time: a lock that is written again is no moment another. */
export function writeHolder(files: Files, fd: number, self: Process): void {
  const { pid, host, kernel } = self;
  const holder: Holder = { pid, host, incarnation: self.incarnation(pid) ?? '', kernel, beats: true };
  writeAll(files, fd, Buffer.from(`${JSON.stringify(holder)}\n`), 0);
}

export function isOurs(holder: Holder | undefined, self: Process): boolean {
  return holder?.pid === self.pid && holder.host === self.host;
}

/** Of another machine, or of another container of this one. A host of our name is ours: so a container is called that was started again. */
export function cannotBeAsked(holder: Holder | undefined, { host, kernel }: Process): boolean {
  if (holder === undefined || holder.host === host) return false;
  return kernel === undefined || holder.kernel?.boot !== kernel.boot || holder.kernel.pids !== kernel.pids;
}

export function readHolder(files: Files, lock: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readStart(files, lock, MOST_BYTES).toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, incarnation, kernel, beats } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof incarnation !== 'string') return undefined;
    return { pid, host, incarnation, kernel: toKernel(kernel), beats: beats === true };
  } catch {
    return undefined;
  }
}

function toKernel(value: unknown): Kernel | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { boot, pids } = value as Record<string, unknown>;
  return typeof boot === 'string' && typeof pids === 'string' ? { boot, pids } : undefined;
}
