import { randomBytes } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { errorCode } from '../errors/error-code.js';
import { readStart, unlinkIfThere, writeAll, type Files } from './files.js';
import { lockPath, sideLogPath, sideLogs } from './format/layout.js';

/** The log that this process may write: it holds the lock until `release`. */
export interface Claim {
  readonly path: string;
  /** Of the log that was asked for: the lock of a process that nobody here can ask whether it still runs. */
  readonly unasked?: string;
  release(): void;
}

/** Who asks: injected, so that a test can be two processes. */
export interface Process {
  readonly pid: number;
  readonly host: string;
  /** Whether a process of this host lives, and as which incarnation (pids are used again); undefined when it does not. */
  incarnation(pid: number): string | undefined;
  /** The start of the kernel and the pids in use (Linux): whoever has both the same can be asked, whatever its host is called. */
  readonly kernel?: Kernel | undefined;
  /** Wall time at which the machine came up, milliseconds since the epoch. */
  readonly bootedAt: number;
}

interface Kernel {
  /** Of this start of the machine. */
  readonly boot: string;
  /** Of this container: pids mean something else in another. */
  readonly pids: string;
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

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly incarnation: string;
  readonly kernel?: Kernel | undefined;
}

/** Of another machine, or of another container of this one. A host of our name is ours: so a container is called that was started again. */
function cannotBeAsked(holder: Holder | undefined, { host, kernel }: Process): boolean {
  if (holder === undefined || holder.host === host) return false;
  return kernel === undefined || holder.kernel?.boot !== kernel.boot || holder.kernel.pids !== kernel.pids;
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
  const holder = readHolder(files, lock);
  if (holder?.pid === self.pid && holder.host === self.host) unlinkIfThere(files, lock);
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
    const holder: Holder = { pid: self.pid, host: self.host, incarnation: self.incarnation(self.pid) ?? '', kernel: self.kernel };
    writeAll(files, fd, Buffer.from(`${JSON.stringify(holder)}\n`));
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
  if (!isStale(files, lock, self)) return false;
  const guard = `${lock}.take`;
  if (!create(files, guard, self)) {
    if (isStale(files, guard, self)) unlinkIfThere(files, guard);
    return false;
  }
  try {
    if (!isStale(files, lock, self)) return false;
    unlinkIfThere(files, lock);
    return create(files, lock, self);
  } finally {
    unlinkIfThere(files, guard);
  }
}

/** A lock without a readable holder is being created right now, or its writer was killed just then. */
const GRACE_MS = 10_000;

function isStale(files: Files, lock: string, self: Process): boolean {
  let modified: number;
  try {
    modified = files.statSync(lock).mtimeMs;
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
  const holder = readHolder(files, lock);
  if (holder === undefined) return Date.now() - modified > GRACE_MS;
  // A holder on another host (a shared volume) counts as living.
  if (cannotBeAsked(holder, self)) return false;
  if (self.kernel !== undefined && holder.kernel !== undefined && holder.kernel.boot !== self.kernel.boot) return true;
  if (modified < self.bootedAt - GRACE_MS) return true;
  return holder.pid === self.pid || self.incarnation(holder.pid) !== holder.incarnation;
}

/** Of a lock, and of what the kernel says of a process: both are one line. */
const MOST_BYTES = 4_096;

function readHolder(files: Files, lock: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readStart(files, lock, MOST_BYTES).toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, incarnation, kernel } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof incarnation !== 'string') return undefined;
    return { pid, host, incarnation, kernel: toKernel(kernel) };
  } catch {
    return undefined;
  }
}

function toKernel(value: unknown): Kernel | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { boot, pids } = value as Record<string, unknown>;
  return typeof boot === 'string' && typeof pids === 'string' ? { boot, pids } : undefined;
}

export function thisProcess(files: Files): Process {
  return {
    pid: process.pid,
    host: hostname(),
    incarnation: (pid) => (isAlive(pid) ? (startTime(files, pid) ?? 'alive') : undefined),
    kernel: thisKernel(files),
    bootedAt: Date.now() - uptime() * 1000,
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as somebody else's.
    return errorCode(error) === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)), in clock ticks since boot; the name before it, in brackets, may hold anything. */
function startTime(files: Files, pid: number): string | undefined {
  try {
    const stat = readStart(files, `/proc/${pid}/stat`, MOST_BYTES).toString('latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function thisKernel(files: Files): Kernel | undefined {
  try {
    const boot = readStart(files, '/proc/sys/kernel/random/boot_id', MOST_BYTES).toString('latin1').trim();
    return { boot, pids: files.readlinkSync('/proc/self/ns/pid', 'utf8') };
  } catch {
    return undefined;
  }
}
