import { UserError } from '../errors/exit.js';
import { silentLog, type Log } from '../telemetry/log.js';
import type { AuditSink } from './event.js';
import { nodeFiles, type Files } from './files.js';
import { claimLog, thisProcess, type Claim, type Process } from './lock.js';
import { cannotWrite, preparePlace } from './log-place.js';
import { Overflowing } from './overflowing.js';
import type { WriterOptions } from './writer.js';

export interface AuditLogOptions extends Omit<WriterOptions, 'files' | 'log'> {
  readonly path: string;
  readonly files?: Files;
  readonly log?: Log;
  readonly process?: Process;
}

export interface AuditLog extends AuditSink {
  /** The file written to: `<path>`, or `<path>.<pid>` while another process writes that. */
  readonly path: string;
}

/** Throws a `UserError` when the log cannot be written, before any message was taken. */
export function openAuditLog(options: AuditLogOptions): AuditLog {
  const files = options.files ?? nodeFiles;
  const log = options.log ?? silentLog;
  let claim: Claim | undefined;
  try {
    const path = preparePlace(files, options.path);
    claim = claimLog(files, path, options.process ?? thisProcess(files));
    const { unasked } = claim;
    if (unasked !== undefined) {
      log.warn(
        `another machine or container writes the audit log, or was ended in the middle of it: this process has its own. If nobody writes it any more, remove \`${unasked}\``,
        { path: claim.path },
      );
    } else if (claim.path !== path) log.info('another process writes the audit log, this one has its own', { path: claim.path });
    return new Overflowing(claim, { ...options, files, log });
  } catch (error) {
    claim?.release();
    throw error instanceof UserError ? error : cannotWrite(options.path, error);
  }
}
