import { UserError } from '../errors/exit.js';
import { isSameJson } from '../pdp/same-json.js';
import type { PolicySet } from '../pdp/policy-set.js';
import type { Clock } from '../telemetry/clock.js';
import type { Log } from '../telemetry/log.js';
import { wasInMotion } from './in-motion.js';
import { readSources, type KeyedSources } from './source/keyed-sources.js';
import { loadFirst } from './load-first.js';
import type { LoadedPolicies } from './load-policy-set.js';
import { loadTested } from './load-tested.js';
import type { LayerReport } from './layer/loaded-layer.js';
import type { PolicyDeps } from './policy-deps.js';
import { oneAtATime } from './one-at-a-time.js';
import { isRemote, type PolicySource } from './source/policy-source.js';
import { isAsked, type ReloadEvent, type ReloadTrigger } from './reload-event.js';
import type { BundleStatus } from './remote/bundle-status.js';
import type { RemoteBundles } from './remote/remote-bundles.js';
import { warmUp } from './layer/warm-up.js';
import { isWatchable, watchSources, type Watch } from './watch.js';

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
  /** Compiles once for nothing, unless something was compiled already, so that the first edit finds a compiler that runs. Never rejects. */
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
  /** It was the author's, and fails again; a compiler that was ended may not be the next time. */
  let isFinal = false;
  let watching: Watch | undefined;
  /** What the policies extend, as last seen: in a policy that failed too, so that mending a file that it extends mends it. */
  let { extended } = active;
  let closed = false;
  /** The compiler runs already, or has run a moment ago. */
  let hasCompiled = active.layers.some(({ compiled }) => compiled);
  const isPolled = sources.some(isRemote);
  const listeners = new Set<(event: ReloadEvent) => void>();
  const loads = oneAtATime(attempt);

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
        () => [...extended, ...(deps.verification?.watched ?? []), ...(deps.reloadTests?.beside(sources) ?? [])],
      );
      deps.remote?.follow(async () => (await reload('bundle')).error);
      // Between the load and now a save would have gone unseen.
      void reload('file');
    },
    async warm() {
      // Whatever is wrong will be said by the reload that meets it.
      if (!closed && !hasCompiled) await warmUp(deps).catch(() => undefined);
    },
    async close() {
      closed = true;
      // What a reload comes to that still runs is no news: the log may be closed.
      listeners.clear();
      watching?.close();
      deps.remote?.close();
      await loads.idle();
      active.set.dispose();
    },
  };

  /** Who asks wants what servers have now, too. */
  function reload(trigger: ReloadTrigger): Promise<ReloadEvent> {
    const { remote } = deps;
    return remote === undefined || !isAsked(trigger) ? loads.run(trigger) : loadNewest(remote, trigger);
  }

  async function loadNewest(remote: RemoteBundles, trigger: ReloadTrigger): Promise<ReloadEvent> {
    const settle = await remote.refresh();
    const event = await loads.run(trigger);
    settle(event.error);
    return event;
  }

  async function attempt(trigger: ReloadTrigger): Promise<ReloadEvent> {
    const { event, worthTelling } = await run(trigger);
    if (worthTelling) tell(event);
    return event;
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
      const read = await look();
      seen = read.fingerprint;
      if (seen === active.fingerprint) return unchanged();
      if (seen === failure && isFinal && !isAsked(trigger)) return { event: happened({ outcome: 'unchanged' }), worthTelling: false };
      hasCompiled = true;
      const loaded = await loadAtRest(read).catch(onceMore);
      if (loaded.set.revision === from) {
        // Another name for the same: records state it.
        const set = isSameJson({ ...loaded.set.bundles }, { ...active.set.bundles }) ? active.set : loaded.set;
        (set === loaded.set ? active : loaded).set.dispose();
        active = { ...loaded, set };
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
      const isOld = broken === failure && !isAsked(trigger);
      failure = broken;
      isFinal = cause instanceof UserError;
      const error = cause instanceof Error ? cause : new Error(String(cause));
      return { event: happened({ outcome: 'failed', error }), worthTelling: !isOld };
    }
  }

  /** What stands on disk now. */
  async function look(): Promise<KeyedSources> {
    const read = await readSources(sources, deps);
    const moved = read.extended.join('\0') !== extended.join('\0');
    extended = read.extended;
    if (moved) watching?.refresh();
    return read;
  }

  /** Loads until what was compiled was at rest when it was read. Tests are read later: with them it must stand there still. */
  async function loadAtRest(first: KeyedSources): Promise<LoadedPolicies> {
    let before: KeyedSources | undefined;
    let read = first;
    for (let reads = 1; ; reads++) {
      const loaded = await loadTested(read, sources, reloading);
      const now = reads < MAX_READS ? await look().catch(() => undefined) : read;
      const isOld =
        now === undefined || (deps.reloadTests === undefined ? wasInMotion(read, now, before) : now.fingerprint !== read.fingerprint);
      if (!isOld) return loaded;
      loaded.set.dispose();
      if (now === undefined) throw new UserError('the policy went away while it was read');
      [before, read] = [read, now];
    }
  }

  /** What the author got wrong is final; a compiler that was ended (memory, a deadline) is worth a second one. */
  async function onceMore(cause: unknown): Promise<LoadedPolicies> {
    if (cause instanceof UserError) throw cause;
    return loadAtRest(await look());
  }
}

interface Happened {
  readonly event: ReloadEvent;
  readonly worthTelling: boolean;
}
