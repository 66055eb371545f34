import type { AuditSink } from '../audit/event.js';
import { blindInspector } from '../inspect/inspector.js';
import type { PolicyStore } from '../pap/policy-store.js';
import type { Identity } from '../pdp/input-document.js';
import type { ConversationDeps } from '../pep/open-conversation.js';
import { remotePaths } from '../pip/remote-paths.js';
import type { ReadLimits } from '../protocol/read-limits.js';
import { systemClock } from '../telemetry/clock.js';
import type { Log } from '../telemetry/log.js';
import { uuids } from '../telemetry/uuid.js';
import type { SharedProcess } from '../transport/http/caller.js';
import type { Conversation } from '../transport/interceptor.js';
import type { ServerTarget } from '../transport/process/resolve-command.js';
import type { LockStore } from './lock-store.js';
import type { ComposeOptions } from './options.js';
import { createTaskLedgers } from './task-ledgers.js';

/** Who calls, as it stands at this moment: a caller may come back with a newer token. */
export interface Who {
  readonly identity: Identity;
}

/** Opens the enforcement point of one conversation; what conversations share (policies, limits, the log) stands behind it. */
export interface Enforcement {
  open(who: Who, shared?: SharedProcess): Conversation;
}

/** The rooms that only messages need. */
export async function loadRooms() {
  const [conversation, journal, definitions, definitionInspector, inspector, limiter, paths, folders] = await Promise.all([
    import('../pep/open-conversation.js'),
    import('../pep/journal.js'),
    import('../definitions/seen-definitions.js'),
    import('../definitions/inspect-definitions.js'),
    import('../inspect/create-inspector.js'),
    import('../limits/create-rate-limiter.js'),
    import('../pip/paths.js'),
    import('../pip/server-folders.js'),
  ]);
  return { ...conversation, ...journal, ...definitions, ...definitionInspector, ...inspector, ...limiter, ...paths, ...folders };
}

export interface EnforcementParts {
  readonly options: ComposeOptions;
  readonly rooms: Awaited<ReturnType<typeof loadRooms>>;
  readonly target: ServerTarget;
  readonly server: string;
  readonly cwd: string;
  readonly store: PolicyStore;
  readonly shadow: PolicyStore | undefined;
  readonly lock: LockStore;
  readonly sink: AuditSink;
  readonly limits: ReadLimits;
  readonly log: Log;
}

export function createEnforcement({
  options,
  rooms,
  target,
  server,
  cwd,
  store,
  shadow,
  lock,
  sink,
  limits,
  log,
}: EnforcementParts): Enforcement {
  const {
    openConversation,
    createJournal,
    createDefinitions,
    createDefinitionInspector,
    createPoisoningInspector,
    createInspector,
    createRateLimiter,
    createPathResolver,
    serverFolders,
  } = rooms;
  const isBlind = options.sanitize === false;
  const inspector = isBlind ? blindInspector : createInspector({ maxCharacters: limits.maxLineBytes });
  const ofDefinitions = isBlind ? blindInspector : createPoisoningInspector({ maxCharacters: limits.maxLineBytes });
  const ledgers = createTaskLedgers({
    severalAtUrl: options.listen !== undefined && target.kind === 'url',
    now: () => systemClock.monotonic(),
  });
  const auditFailure = options.auditFailure ?? 'deny';
  const common: Omit<ConversationDeps, 'identity' | 'tasks'> = {
    policy: () => store.current(),
    ...(shadow === undefined ? {} : { shadow: { current: () => shadow.current(), limiter: createRateLimiter() } }),
    inspector,
    definitions: createDefinitions({ inspect: createDefinitionInspector(ofDefinitions), approval: lock.approval }),
    limiter: createRateLimiter(),
    audit: sink,
    journal: createJournal({ audit: sink, failure: auditFailure, onRecord: options.onRecord, log }),
    paths: createPathResolver(
      target.kind === 'process'
        ? { cwd, bases: serverFolders(target.args, cwd), clock: systemClock }
        : { ...remotePaths, clock: systemClock },
    ),
    server,
    transport: options.listen === undefined ? 'stdio' : 'http',
    clock: systemClock,
    ids: uuids(),
    log,
    onNoise: (bytes) => void (options.stderr ?? process.stderr).write(Buffer.concat([bytes, Buffer.from('\n')])),
    ...(options.onRecord === undefined ? {} : { onRecord: options.onRecord }),
    options: {
      ...(options.mode === undefined ? {} : { mode: options.mode }),
      ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
      denyAs: options.denyAs ?? 'result',
      auditFailure,
      limits,
    },
  };
  return {
    open: (who, shared) => {
      const tasks = ledgers.of(shared);
      return openConversation({
        ...common,
        ...(tasks === undefined ? {} : { tasks }),
        get identity() {
          return who.identity;
        },
      });
    },
  };
}
