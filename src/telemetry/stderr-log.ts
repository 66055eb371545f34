import type { Log } from './log.js';

type Level = 'debug' | 'info' | 'warn' | 'error';
type Write = (level: Level, message: string, fields: Record<string, unknown> | undefined) => void;

/**
 * The operator's log: JSON lines on stderr. Pino is loaded with the first line that is written, because most starts write
 * none before the server runs; lines keep their order meanwhile.
 */
export function createStderrLog(options: { readonly verbose: boolean }): Log & { flush(): Promise<void> } {
  let write: Write | undefined;
  let loading: Promise<void> | undefined;
  const waiting: Parameters<Write>[] = [];

  const line =
    (level: Level) =>
    (message: string, fields?: Record<string, unknown>): void => {
      if (level === 'debug' && !options.verbose) return;
      if (write !== undefined) return write(level, message, fields);
      waiting.push([level, message, fields]);
      loading ??= load();
    };
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    flush: async () => {
      await loading;
    },
  };

  async function load(): Promise<void> {
    const { default: pino } = await import('pino');
    const logger = pino(
      {
        level: options.verbose ? 'debug' : 'info',
        base: { name: 'agentmesh' },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      // Synchronous, so that the last line before an exit is there; never stdout, which is the protocol's.
      pino.destination({ dest: 2, sync: true }),
    );
    write = (level, message, fields) => logger[level](fields ?? {}, message);
    for (const one of waiting.splice(0)) write(...one);
  }
}
