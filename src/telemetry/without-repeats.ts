import { systemDefer, type Defer } from './defer.js';
import type { Log } from './log.js';

/** How long the same is not said again. */
const SILENCE_MS = 10_000;
/** Of what differs in more ways than that, the rest counts as the same: a cause may quote what somebody sent. */
const MOST_CAUSES = 256;

type Said = 'warn' | 'error';

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
  const repeats = new Map<string, number>();
  const at =
    (level: Said) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      const own = causeOf(level, message, fields);
      const cause = repeats.has(own) || repeats.size < MOST_CAUSES ? own : OTHERS;
      const before = repeats.get(cause);
      if (before !== undefined) {
        repeats.set(cause, before + 1);
        return;
      }
      log[level](message, fields);
      silence(cause, level, message, fields);
    };
  const silence = (cause: string, level: Said, message: string, fields: Record<string, unknown>): void => {
    repeats.set(cause, 0);
    defer(() => {
      const times = repeats.get(cause) ?? 0;
      repeats.delete(cause);
      if (times === 0) return;
      const { err: _stack, ...rest } = fields;
      log[level](message, { ...rest, again: times });
      silence(cause, level, message, fields);
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
