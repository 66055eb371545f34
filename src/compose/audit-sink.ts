import { defaultLogPath } from '../audit/default-path.js';
import { nullSink, type AuditSink } from '../audit/event.js';
import { openAuditLog } from '../audit/open-log.js';
import { systemSurroundings } from '../config/state-folder.js';
import type { Log } from '../telemetry/log.js';
import type { ComposeOptions } from './options.js';

/** Where the records go, and the log's path where there is one. */
export interface OpenedLog {
  readonly sink: AuditSink;
  readonly path: string | undefined;
}

/** Throws a `UserError` where the log cannot be written. */
export function openSink(options: ComposeOptions, server: string, env: NodeJS.ProcessEnv, log: Log): OpenedLog {
  if (options.log === false) return { sink: nullSink, path: undefined };
  const sink = openAuditLog({
    path: options.log ?? defaultLogPath(server, systemSurroundings(env)),
    format: options.logFormat ?? 'cloudevents',
    server,
    fsync: options.auditFsync ?? false,
    ...(options.logFiles === undefined ? {} : { maxFiles: options.logFiles }),
    log,
  });
  return { sink, path: sink.path };
}
