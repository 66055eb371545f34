// @ts-check
// What the system says of a process.
import { readdirSync, readFileSync } from 'node:fs';

/** Resident set in MB, or NaN where /proc is not there. @param {number | undefined} pid */
export function rss(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return NaN;
  }
}

/** User and system time of all threads of a process so far, in µs, or NaN where /proc is not there. @param {number | undefined} pid */
export function cpuTime(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce(
      (sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1000,
      0,
    );
  } catch {
    return NaN;
  }
}
