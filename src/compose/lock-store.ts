import { resolve } from 'node:path';
import type { Approval } from '../definitions/approval.js';
import { lockedApproval } from '../definitions/lock/locked-approval.js';
import { readLock } from '../definitions/lock/lock-io.js';
import { lockText } from '../definitions/lock/write-lock.js';
import { UserError } from '../errors/exit.js';
import { didYouMean } from '../errors/near-miss.js';
import { watchSources, type Watch } from '../pap/watch.js';
import type { Log } from '../telemetry/log.js';
import type { RecordEvent } from './lifecycle.js';

/** What was approved of the server, as the lock file says it now. */
export interface LockStore {
  readonly approval: () => Approval | undefined;
  /** The path; undefined where nobody approves. */
  path(): string | undefined;
  /** Watches the file, and tells what becomes of it. `changed` is called after other definitions are approved. */
  follow(record: RecordEvent, changed: () => void): void;
  /** The policy may name another file now. */
  policyChanged(): void;
  close(): void;
}

export interface LockStoreDeps {
  /** `--lock`, else what the policy names. Relative to `cwd`. */
  readonly named: () => string | undefined;
  readonly server: string;
  readonly cwd: string;
  readonly log: Log;
}

interface Loaded {
  readonly path: string;
  /** What tells one content from another. */
  readonly text: string;
  readonly approval: Approval;
}

/** Until a file that the policy names can be read, nothing is approved. */
const NOTHING: Approval = { drift: () => 'new', knows: () => false, leadsTo: () => false, missing: () => [] };

/** Reads the lock file for the first time; throws the `UserError` that ends a start. A later version that cannot be read changes nothing. */
export function openLockStore({ named, server, cwd, log }: LockStoreDeps): LockStore {
  const load = (): Loaded | undefined => {
    const name = named();
    if (name === undefined) return undefined;
    const path = resolve(cwd, name);
    const file = readLock(path);
    const own = file.get(server);
    if (own === undefined) throw unlocked(path, server, [...file.keys()]);
    return { path, text: lockText(new Map([[server, own]])), approval: lockedApproval(own) };
  };
  let loaded = load();
  let watching: Watch | undefined;
  let tell: { readonly record: RecordEvent; readonly changed: () => void } | undefined;
  let failure: string | undefined;

  const reload = (): void => {
    const before = loaded;
    try {
      loaded = load();
      failure = undefined;
    } catch (error) {
      const reason = error instanceof UserError ? error.message : String(error);
      const name = named();
      const path = name === undefined ? undefined : resolve(cwd, name);
      // Another file than before: what that one approved says nothing of it.
      if (path !== undefined && path !== before?.path) loaded = { path, text: '', approval: NOTHING };
      if (reason !== failure) {
        log.error(
          `the lock file cannot be used, ${loaded === before ? 'what was approved before stays so' : 'nothing is approved'}: ${reason}`,
        );
        tell?.record('ai.agentmesh.lock.reload_failed', { server, reason });
      }
      failure = reason;
    }
    if (loaded?.text === before?.text && loaded?.path === before?.path) return;
    if (failure === undefined) {
      log.info('the lock file was read again', { path: loaded?.path });
      tell?.record('ai.agentmesh.lock.reloaded', { server, ...(loaded === undefined ? {} : { path: loaded.path }) });
    }
    tell?.changed();
  };

  return {
    approval: () => loaded?.approval,
    path: () => loaded?.path,
    follow: (record, changed) => {
      tell = { record, changed };
      watching = watchSources([], reload, () => (loaded === undefined ? [] : [loaded.path]));
      // Between the start and now a change would have gone unseen.
      reload();
    },
    policyChanged: () => {
      reload();
      watching?.refresh();
    },
    close: () => watching?.close(),
  };
}

function unlocked(path: string, server: string, others: readonly string[]): UserError {
  const near = didYouMean(server, others);
  const has = others.length === 0 ? 'it is empty' : `it has ${others.map((name) => `\`${name}\``).join(', ')}`;
  return new UserError(
    `the lock file \`${path}\` has nothing of the server \`${server}\`${near || ` (${has})`}: add it with \`agentmesh policy lock --server '<command>'\`, or say \`--name\``,
  );
}
