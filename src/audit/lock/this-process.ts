import { hostname, uptime } from 'node:os';
import { errorCode } from '../../errors/error-code.js';
import { readStart, type Files } from '../files.js';

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

export interface Kernel {
  /** Of this start of the machine. */
  readonly boot: string;
  /** Of this container: pids mean something else in another. */
  readonly pids: string;
}

/** What the kernel says of a process is one line. */
const MOST_BYTES = 4_096;

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
