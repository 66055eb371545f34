import { UserError } from '../errors/exit.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { BundleStatus } from './remote/bundle-status.js';
import type { RemoteBundles } from './remote/remote-bundles.js';
import type { Clock } from '../telemetry/clock.js';
import type { Log } from '../telemetry/log.js';
import { readSources } from './keyed-sources.js';
import { loadPolicySet, type LoadedPolicies } from './load-policy-set.js';
import { warmUp } from './warm-up.js';
import type { LayerReport } from './loaded-layer.js';
import type { PolicyDeps } from './policy-deps.js';
import { isRemote, type PolicySource } from './policy-source.js';
import { isWatchable, watchSources, type Watch } from './watch.js';

/** What asked for a reload: a change on disk, a new bundle, SIGHUP, or a caller. */
export type ReloadTrigger = 'file' | 'bundle' | 'signal' | 'request';

const isAsked = (trigger: ReloadTrigger) => trigger === 'signal' || trigger === 'request';

/** What became of a reload. Every one but an idle `unchanged` is a line in the log and an audit event. */
export interface ReloadEvent {
  readonly trigger: ReloadTrigger;
  /** `unchanged`: nothing that decides is different. `failed`: the last good revision stays. */
  readonly outcome: 'reloaded' | 'unchanged' | 'failed';
  readonly from: string;
  /** Equal to `from` unless `reloaded`. */
  readonly to: string;
  readonly durationMs: number;
  /** The policy had failed before and is good again, in this revision or the old one. */
  readonly recovered: boolean;
  readonly layers: readonly LayerReport[];
  /** Why it failed. */
  readonly error?: Error;
}

/**
 * The active policies. `current` is one revision for whoever asks; a reload compiles beside it and swaps at once, or
 * changes nothing (invariant 7).
 */
export interface PolicyStore {
  current(): PolicySet;
  layers(): readonly LayerReport[];
  /** Listeners are called after the swap. */
  subscribe(listener: (event: ReloadEvent) => void): () => void;
  /** Never rejects: a failure is an event. Calls at the same time share one run, or wait for the next. */
  reload(trigger: ReloadTrigger): Promise<ReloadEvent>;
  /** True when something that `--policy` named can change while we run. */
  readonly watchable: boolean;
  /** How the bundles stand that are downloaded. */
  bundles(): readonly BundleStatus[];
  subscribeBundles(listener: (status: BundleStatus) => void): void;
  /** Starts watching. Separate, because a start has more urgent things to do. */
  watch(): void;
  /** Compiles once for nothing, so that the first edit finds a compiler that runs. Never rejects. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreDeps extends PolicyDeps {
  readonly clock: Clock;
  readonly log: Log;
}

/** A file that is being written while it is read is read again; one that never rests is taken as it is after this many times. */
const MAX_READS = 5;

/** Loads the sources for the first time; throws the `UserError` that ends a start. */
export async function openPolicyStore(sources: readonly PolicySource[], deps: StoreDeps): Promise<PolicyStore> {
  let active: LoadedPolicies = await loadFirst(sources, deps);
  active.activated();
  const { onSound: _first, ...reloading } = deps;
  /** Fingerprint of what failed last: saving the same mistake twice is told once. */
  let failure: string | undefined;
  let running: Promise<ReloadEvent> | undefined;
  let next: Promise<ReloadEvent> | undefined;
  let watching: Watch | undefined;
  /** What the policies extend, as last seen: in a policy that failed too, so that mending a file that it extends mends it. */
  let { extended } = active;
  let closed = false;
  const isPolled = sources.some(isRemote);
  const listeners = new Set<(event: ReloadEvent) => void>();

  return {
    current: () => active.set,
    layers: () => active.layers,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reload,
    watchable: sources.some(isWatchable) || isPolled,
    bundles: () => deps.remote?.status() ?? [],
    subscribeBundles: (listener) => deps.remote?.subscribe(listener),
    watch() {
      if (closed || watching !== undefined || !(sources.some(isWatchable) || isPolled)) return;
      watching = watchSources(
        sources,
        () => void reload('file'),
        () => [...extended, ...(deps.reloadTests?.beside(sources) ?? [])],
      );
      deps.remote?.follow(async () => (await reload('bundle')).error);
      // Between the load and now a save would have gone unseen.
      void reload('file');
    },
    async warm() {
      // Whatever is wrong will be said by the reload that meets it.
      if (!closed) await warmUp(deps).catch(() => undefined);
    },
    async close() {
      closed = true;
      watching?.close();
      deps.remote?.close();
      await running;
      listeners.clear();
      active.set.dispose();
    },
  };

  /** Who asks wants what servers have now, too. */
  function reload(trigger: ReloadTrigger): Promise<ReloadEvent> {
    const { remote } = deps;
    return remote === undefined || !isAsked(trigger) ? load(trigger) : loadNewest(remote, trigger);
  }

  async function loadNewest(remote: RemoteBundles, trigger: ReloadTrigger): Promise<ReloadEvent> {
    const settle = await remote.refresh();
    const event = await load(trigger);
    settle(event.error);
    return event;
  }

  function load(trigger: ReloadTrigger): Promise<ReloadEvent> {
    if (running === undefined) {
      running = run(trigger)
        .then(({ event, worthTelling }) => {
          if (worthTelling) tell(event);
          return event;
        })
        .finally(() => (running = undefined));
      return running;
    }
    // What runs may have read already: one more after it sees everything that came before now.
    next ??= running.then(() => {
      next = undefined;
      return load(trigger);
    });
    return next;
  }

  /** The new policy is active whatever a listener does with the news. */
  function tell(event: ReloadEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        deps.log.error('a listener of reloads failed', { error: String(error) });
      }
    }
  }

  async function run(trigger: ReloadTrigger): Promise<Happened> {
    const started = deps.clock.monotonic();
    const { revision: from } = active.set;
    const happened = (change: Pick<ReloadEvent, 'outcome'> & Partial<ReloadEvent>): ReloadEvent => ({
      trigger,
      from,
      to: active.set.revision,
      durationMs: deps.clock.monotonic() - started,
      recovered: false,
      layers: active.layers,
      ...change,
    });
    // Watchers say so once too often; only a person who asked wants to hear that nothing happened.
    const unchanged = (): Happened => {
      const recovered = failure !== undefined;
      failure = undefined;
      return { event: happened({ outcome: 'unchanged', recovered }), worthTelling: recovered || isAsked(trigger) };
    };

    let seen: string | undefined;
    try {
      seen = await look();
      if (seen === active.fingerprint) return unchanged();
      if (seen === failure && !isAsked(trigger)) return { event: happened({ outcome: 'unchanged' }), worthTelling: false };
      const loaded = await loadAtRest().catch(onceMore);
      if (loaded.set.revision === from) {
        loaded.set.dispose();
        active = { ...loaded, set: active.set };
        active.activated();
        return unchanged();
      }
      const recovered = failure !== undefined;
      failure = undefined;
      // A message is decided between two reads, so nobody is in the middle of one now.
      active.set.dispose();
      active = loaded;
      active.activated();
      return { event: happened({ outcome: 'reloaded', recovered }), worthTelling: true };
    } catch (cause) {
      // Tests are no part of what was seen: another mistake in them is another failure.
      const broken = seen === undefined || deps.reloadTests !== undefined ? `${seen ?? 'unreadable'}: ${String(cause)}` : seen;
      const again = broken === failure && !isAsked(trigger);
      failure = broken;
      const error = cause instanceof Error ? cause : new Error(String(cause));
      return { event: happened({ outcome: 'failed', error }), worthTelling: !again };
    }
  }

  /** The fingerprint of what stands on disk now. */
  async function look(): Promise<string> {
    const { fingerprint, extended: now } = await readSources(sources, deps);
    const moved = now.join('\0') !== extended.join('\0');
    extended = now;
    if (moved) watching?.refresh();
    return fingerprint;
  }

  /** Loads until what was compiled, and tested, is what stands on disk. */
  async function loadAtRest(): Promise<LoadedPolicies> {
    for (let read = 1; ; read++) {
      const loaded = await loadTested();
      const now = read < MAX_READS ? await look().catch(() => undefined) : loaded.fingerprint;
      if (now === loaded.fingerprint) return loaded;
      loaded.set.dispose();
      if (now === undefined) throw new UserError('the policy went away while it was read');
    }
  }

  async function loadTested(): Promise<LoadedPolicies> {
    const loaded = await loadPolicySet(sources, reloading);
    try {
      await deps.reloadTests?.check(sources);
      return loaded;
    } catch (cause) {
      loaded.set.dispose();
      throw cause;
    }
  }

  /** What the author got wrong is final; a compiler that was ended (memory, a deadline) is worth a second one. */
  function onceMore(cause: unknown): Promise<LoadedPolicies> {
    if (cause instanceof UserError) throw cause;
    return loadAtRest();
  }
}

/**
 * What was downloaded and cannot be loaded does not stop a start where a bundle is kept that could be. The other bundles stay what their
 * servers have now.
 */
async function loadFirst(sources: readonly PolicySource[], deps: StoreDeps): Promise<LoadedPolicies> {
  let isSound = false;
  const onSound = async (layers: readonly LayerReport[]) => {
    isSound = true;
    await deps.onSound?.(layers);
  };
  for (;;) {
    const failed = new Set<PolicySource>();
    try {
      return await loadPolicySet(sources, { ...deps, onSound, onFailed: (source) => void failed.add(source) });
    } catch (cause) {
      // What no source by itself is guilty of may be right with an older one of any.
      const guilty = failed.size === 0 ? sources : sources.filter((source) => failed.has(source));
      if (!isSound && cause instanceof UserError && fallBack(guilty, cause.message, deps.remote)) continue;
      deps.remote?.close();
      throw cause;
    }
  }
}

/** True where one of them has something older to go on with. */
function fallBack(sources: readonly PolicySource[], why: string, remote: RemoteBundles | undefined): boolean {
  const older = sources.filter((source) => isRemote(source) && remote?.fallBack(source, why) === true);
  return older.length > 0;
}

interface Happened {
  readonly event: ReloadEvent;
  readonly worthTelling: boolean;
}
