import { UserError } from '../errors/exit.js';
import { systemDefer, type Defer } from '../telemetry/defer.js';
import { silentLog, type Log } from '../telemetry/log.js';
import type { AuditSink } from './event.js';
import { nodeFiles, type Files } from './files.js';
import { lockPath } from './format/layout.js';
import { Lease } from './lease.js';
import { claimLog, type Claim } from './lock.js';
import { cannotWrite, preparePlace } from './log-place.js';
import { Overflowing } from './overflowing.js';
import { thisProcess, type Process } from './this-process.js';
import type { WriterOptions } from './writer.js';

export interface AuditLogOptions extends Omit<WriterOptions, 'files' | 'log'> {
  readonly path: string;
  readonly files?: Files;
  readonly log?: Log;
  readonly process?: Process;
  /** For the lock, which is written again from time to time. Default: the event loop's own timers. */
  readonly deferBeat?: Defer;
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
    const self = options.process ?? thisProcess(files);
    claim = claimLog(files, path, self);
    const { unasked } = claim;
    if (unasked !== undefined) {
      log.warn(
        `another machine or container writes the audit log, or was ended in the middle of it: this process has its own. If nobody writes it any more, remove \`${unasked}\`, or start again in 5 minutes`,
        { path: claim.path },
      );
    } else if (claim.path !== path) log.info('another process writes the audit log, this one has its own', { path: claim.path });
    const claimed = claim;
    const lease = new Lease(lockPath(claim.path), { files, self, log, defer: options.deferBeat ?? systemDefer });
    claim = {
      path: claimed.path,
      release: () => {
        lease.end();
        claimed.release();
      },
    };
    return new Overflowing(claim, { ...options, files, log });
  } catch (error) {
    claim?.release();
    throw error instanceof UserError ? error : cannotWrite(options.path, error);
  }
}
