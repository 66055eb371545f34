import { UserError } from '../errors/exit.js';
import { systemDefer, type Defer } from '../telemetry/defer.js';
import { silentLog, type Log } from '../telemetry/log.js';
import type { AuditLog } from './event.js';
import { nodeFiles, type Files } from './files.js';
import { LeasedLog } from './lock/leased-log.js';
import { cannotWrite, preparePlace } from './log-place.js';
import { thisProcess, type Process } from './lock/this-process.js';
import type { WriterOptions } from './writer.js';

export interface AuditLogOptions extends Omit<WriterOptions, 'files' | 'log'> {
  readonly path: string;
  readonly files?: Files;
  readonly log?: Log;
  readonly process?: Process;
  /** For the lock, which is written again from time to time. Default: the event loop's own timers. */
  readonly deferBeat?: Defer;
}

/** Throws a `UserError` when the log cannot be written, before any message was taken. */
export function openAuditLog(options: AuditLogOptions): AuditLog {
  const files = options.files ?? nodeFiles;
  const log = options.log ?? silentLog;
  try {
    const self = options.process ?? thisProcess(files);
    return new LeasedLog(preparePlace(files, options.path), { ...options, files, log, self, deferBeat: options.deferBeat ?? systemDefer });
  } catch (error) {
    throw error instanceof UserError ? error : cannotWrite(options.path, error);
  }
}
