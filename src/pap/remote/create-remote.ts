import { join } from 'node:path';
import { stateFolder, systemSurroundings } from '../../config/state-folder.js';
import { silentLog, type Log } from '../../telemetry/log.js';
import { systemTimers } from '../../telemetry/timers.js';
import { createConnections } from './connections.js';
import { createRemoteBundles, type RemoteBundles } from './remote-bundles.js';

export interface RemoteOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly allowHttp?: boolean;
  readonly noRollback?: boolean;
  readonly log?: Log;
  /** False: for one look, of which nothing is kept. */
  readonly keep?: boolean;
}

/** The real network, disk and time. */
export function createRemote(options: RemoteOptions = {}): RemoteBundles {
  const { env = process.env, allowHttp = false, noRollback = false, log = silentLog, keep = true } = options;
  const connections = createConnections(env, systemTimers);
  return createRemoteBundles({
    connections,
    env,
    random: Math.random,
    now: Date.now,
    log,
    folder: keep ? bundlesFolder(env) : undefined,
    allowHttp,
    noRollback,
    close: () => connections.close(),
  });
}

/** Where the revisions of all bundles are kept, and their pins. */
export function bundlesFolder(env: NodeJS.ProcessEnv): string {
  return join(stateFolder(systemSurroundings(env)), 'bundles');
}
