import { printable } from '../errors/printable.js';
import type { Log } from './log.js';

type Level = 'debug' | 'info' | 'warn' | 'error';
type Line = readonly [level: Level, message: string, fields: Record<string, unknown>];

export interface StderrLogOptions {
  /** Also what is only of use to whoever looks for a fault. */
  readonly verbose: boolean;
  /** Somebody reads along: plain lines instead of JSON. */
  readonly terminal: boolean;
}

/**
 * The operator's log on stderr: JSON lines (pino) for programs, plain ones on a terminal. Pino is loaded with the first line
 * that is written, because most starts write none before the server runs; lines keep their order meanwhile.
 */
export function createStderrLog({ verbose, terminal }: StderrLogOptions): Log & { flush(): Promise<void> } {
  let write: ((...line: Line) => void) | undefined = terminal ? writePlain : undefined;
  let loading: Promise<void> | undefined;
  const waiting: Line[] = [];

  const at =
    (level: Level) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      if (level === 'debug' && !verbose) return;
      if (write !== undefined) return write(level, message, fields);
      waiting.push([level, message, fields]);
      loading ??= load();
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    /** Everything is on stderr when it resolves. */
    flush: async () => {
      await loading;
    },
  };

  async function load(): Promise<void> {
    const { default: pino } = await import('pino');
    const logger = pino(
      {
        level: verbose ? 'debug' : 'info',
        base: { name: 'agentmesh' },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      // Synchronous, so that the last line before an exit is there; never stdout, which is the protocol's.
      pino.destination({ dest: 2, sync: true }),
    );
    write = (level, message, fields) => logger[level](fields, message);
    for (const line of waiting.splice(0)) write(...line);
  }
}

function writePlain(level: Level, message: string, { err }: Record<string, unknown>): void {
  const cause = err === undefined ? '' : `: ${err instanceof Error ? err.message : JSON.stringify(err)}`;
  process.stderr.write(`agentmesh: ${printable(`${level === 'info' ? '' : `${level}: `}${message}${cause}`)}\n`);
}
