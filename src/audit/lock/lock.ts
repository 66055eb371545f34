import { randomBytes } from 'node:crypto';
import { errorCode } from '../../errors/error-code.js';
import { unlinkIfThere, type Files } from '../files.js';
import { lockPath, sideLogPath, sideLogs } from '../format/layout.js';
import { cannotBeAsked, isOurs, readHolder, writeHolder, type Holder } from './holder.js';
import { LEASE_MS } from './lease.js';
import type { Process } from './this-process.js';

/** The log that this process may write: it holds the lock until `release`. */
export interface Claim {
  readonly path: string;
  /** Of the log that was asked for: the lock of a process that nobody here can ask whether it still runs. */
  readonly unasked?: string;
  release(): void;
}

/**
 * One writer per file. The log itself when no other process writes it, else one that an earlier second writer left, else a new
 * `<log>.<pid>`: a client that starts its servers twice gets two chains, never a broken one.
 */
export function claimLog(files: Files, log: string, self: Process): Claim {
  const suffix = randomBytes(4).toString('hex');
  for (const path of [log, ...sideLogs(log), sideLogPath(log, String(self.pid)), sideLogPath(log, `${self.pid}-${suffix}`)]) {
    if (!take(files, lockPath(path), self)) continue;
    const unasked = path !== log && cannotBeAsked(readHolder(files, lockPath(log)), self) ? { unasked: lockPath(log) } : {};
    return { path, ...unasked, release: () => release(files, lockPath(path), self) };
  }
  throw new Error(`every log beside ${log} is being written by another process`);
}

/** Paths whose lock this very process holds: its own pid in a lock file says nothing (containers give the same pid again). */
const held = new Set<string>();

function take(files: Files, lock: string, self: Process): boolean {
  if (held.has(lock)) return false;
  if (!create(files, lock, self) && !takeOver(files, lock, self)) return false;
  held.add(lock);
  return true;
}

function release(files: Files, lock: string, self: Process): void {
  held.delete(lock);
  if (isOurs(readHolder(files, lock), self)) unlinkIfThere(files, lock);
}

function create(files: Files, lock: string, self: Process): boolean {
  let fd: number;
  try {
    fd = files.openSync(lock, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeHolder(files, fd, self);
  } catch (error) {
    unlinkIfThere(files, lock);
    throw error;
  } finally {
    files.closeSync(fd);
  }
  return true;
}

/** A guard file makes check, unlink and create one step: two processes that find the same dead holder must not both win. */
function takeOver(files: Files, lock: string, self: Process): boolean {
  if (!isStale(files, lock, self, Number.POSITIVE_INFINITY)) return false;
  const guard = `${lock}.take`;
  if (!create(files, guard, self)) {
    if (isStale(files, guard, self, Date.now())) unlinkIfThere(files, guard);
    return false;
  }
  try {
    // By the clock that the lock was written by: that of a shared volume need not be ours.
    if (!isStale(files, lock, self, files.statSync(guard).mtimeMs)) return false;
    unlinkIfThere(files, lock);
    return create(files, lock, self);
  } finally {
    unlinkIfThere(files, guard);
  }
}

/** A lock without a readable holder is being created right now, or its writer was killed just then. */
const GRACE_MS = 10_000;

/** `now`: what a lock of a process that nobody here can ask is compared with. */
function isStale(files: Files, lock: string, self: Process, now: number): boolean {
  // Read before its time is asked for: a shared volume may know that of a while ago, until the file is opened.
  const holder = readHolder(files, lock);
  let modified: number;
  try {
    modified = files.statSync(lock).mtimeMs;
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
  if (holder === undefined) return Date.now() - modified > GRACE_MS;
  // A holder on another host (a shared volume) counts as living for as long as it says so.
  if (cannotBeAsked(holder, self)) return holder.beats && now - modified > LEASE_MS;
  if (isOfEarlierBoot(holder, modified, self)) return true;
  return holder.pid === self.pid || self.incarnation(holder.pid) !== holder.incarnation;
}

/** By the clock only where the kernel does not say it: a clock that is set, as after a start without a battery, moves the boot past what was written since. */
function isOfEarlierBoot({ kernel }: Holder, modified: number, self: Process): boolean {
  if (self.kernel !== undefined && kernel !== undefined) return kernel.boot !== self.kernel.boot;
  return modified < self.bootedAt - GRACE_MS;
}
