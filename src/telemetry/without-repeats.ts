import { systemDefer, type Defer } from './defer.js';
import type { Log } from './log.js';

/** How long the same is not said again. */
const SILENCE_MS = 10_000;
/** Of one message that differs in more ways than that, the rest counts as the same: a cause may quote what somebody sent. */
const MOST_CAUSES = 128;

type Said = 'warn' | 'error';

/** What goes wrong, as we say it: what follows a colon or stands in quotes may be somebody else's words. */
function complaintOf(level: Said, message: string): string {
  return `${level} ${/^[^:`]*/.exec(message)?.[0] ?? ''}`;
}

/** What went wrong, and why; not with which message. */
function causeOf(level: Said, message: string, { err, error, reason }: Record<string, unknown>): string {
  const cause = err instanceof Error ? `${err.name}: ${err.message}` : (err ?? error ?? reason);
  return `${level} ${message} ${String(cause)}`;
}

/**
 * A log in which what goes wrong with every message of many is said once, with its stack, and after ten seconds how many times more it has gone wrong since:
 * a disk that is full must not have an operator's log filled too. What is still silent at the end of the process is not told.
 */
export function withoutRepeats(log: Log, defer: Defer = systemDefer): Log {
  /** By complaint, then by cause: one whose causes somebody makes up crowds out itself alone. */
  const complaints = new Map<string, Map<string, number>>();
  const at =
    (level: Said) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      const complaint = complaintOf(level, message);
      const repeats = complaints.get(complaint) ?? new Map<string, number>();
      complaints.set(complaint, repeats);
      const own = causeOf(level, message, fields);
      const cause = repeats.has(own) || repeats.size < MOST_CAUSES ? own : OTHERS;
      const before = repeats.get(cause);
      if (before !== undefined) {
        repeats.set(cause, before + 1);
        return;
      }
      log[level](message, fields);
      const again = (times: number): void => {
        const { err: _stack, ...rest } = fields;
        log[level](message, { ...rest, again: times });
      };
      silence(repeats, cause, again, () => {
        if (repeats.size === 0) complaints.delete(complaint);
      });
    };
  const silence = (repeats: Map<string, number>, cause: string, again: (times: number) => void, ended: () => void): void => {
    repeats.set(cause, 0);
    defer(() => {
      const times = repeats.get(cause) ?? 0;
      repeats.delete(cause);
      if (times === 0) return ended();
      again(times);
      silence(repeats, cause, again, ended);
    }, SILENCE_MS);
  };
  return {
    debug: (message, fields) => log.debug(message, fields),
    info: (message, fields) => log.info(message, fields),
    warn: at('warn'),
    error: at('error'),
  };
}

const OTHERS = 'others';
