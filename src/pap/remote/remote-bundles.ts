import { join } from 'node:path';
import { POLICY_LIMITS } from '../bundle/limits.js';
import type { ConfiguredBundle, OpaConfig } from '../opa-config/opa-config.js';
import { readOpaConfig } from '../opa-config/read-opa-config.js';
import type { RemoteSource } from '../source/policy-source.js';
import type { Verification } from '../signatures/verification.js';
import type { Archive, Stated } from './archive.js';
import type { BundleSpec } from './bundle-spec.js';
import type { BundleStatus } from './bundle-status.js';
import type { Feed, Load, Settle } from './feed.js';
import type { NoRollback } from './no-rollback.js';
import { openFeed, type FeedSurroundings } from './open-feed.js';

/** The archives that a source stands for at this moment. */
export interface RemoteArchives {
  readonly bundles: readonly {
    readonly name: string;
    readonly archive: Archive;
    /** Of each file in it. */
    readonly sizeLimitBytes: number;
    readonly signing?: Verification;
    readonly noRollback?: NoRollback;
  }[];
  /** A change of one of these files changes the answer. */
  readonly watched: readonly string[];
  /** To be called once they decide, with what each says of itself, in the same order. */
  readonly activated: (stated: readonly Stated[]) => void;
}

/** What `--policy` names on bundle servers: downloaded, kept, and polled. */
export interface RemoteBundles {
  /** `config`: the text of an OPA configuration. Rejects with a `UserError`. */
  read(source: RemoteSource, config: string): Promise<RemoteArchives>;
  /** At a start: what was downloaded of a source cannot be loaded. True where something older of it can be tried instead. */
  fallBack(source: RemoteSource, why: string): boolean;
  /** Polls from now on. */
  follow(load: Load): void;
  /** One download of each now, for a load that the caller makes: it says what became of it. */
  refresh(): Promise<Settle>;
  status(): readonly BundleStatus[];
  /** Listeners are called after every change of a status. */
  subscribe(listener: (status: BundleStatus) => void): void;
  close(): void;
}

export interface RemoteDeps extends Omit<FeedSurroundings, 'onStatus'> {
  /** Where good revisions are kept; absent: nowhere. */
  readonly folder: string | undefined;
  /** Plain `http:` to other machines. */
  readonly allowHttp: boolean;
}

/** The bundles of one source, in one state of its configuration. */
interface Group {
  readonly config: string;
  readonly feeds: Promise<readonly { readonly feed: Feed; readonly signing?: Verification }[]>;
  /** Once they are opened. */
  opened: readonly Feed[];
  /** Of what was planned for it. */
  cancel: () => void;
}

/** Before a configuration that could not be used is tried again. */
const RETRY_MS = 60_000;

export function createRemoteBundles(deps: RemoteDeps & { close(): void }): RemoteBundles {
  /** By the source's name: what decides, and what is being tried. */
  const active = new Map<string, Group>();
  const tried = new Map<string, Group>();
  const listeners = new Set<(status: BundleStatus) => void>();
  const onStatus = (status: BundleStatus) => {
    for (const listener of listeners) listener(status);
  };
  let changed: Load | undefined;
  const feeds = (groups: Map<string, Group>) => [...groups.values()].flatMap(({ opened }) => opened);

  return {
    async read(source, config) {
      const key = keyOf(source);
      const group = groupOf(key, source, config);
      const opened = await group.feeds;
      const bundles = await Promise.all(
        opened.map(async ({ feed, ...signing }) => {
          const { name, sizeLimitBytes } = feed.spec;
          const archive = await feed.archive();
          const held = deps.noRollback
            ? { noRollback: { newest: feed.newestSigned(), replaced: feed.wasReplaced(archive), now: deps.now() } }
            : {};
          return { name, sizeLimitBytes, archive, feed, ...held, ...signing };
        }),
      );
      return {
        bundles,
        watched: bundles.flatMap(({ feed }) => feed.pinFile ?? []),
        activated(stated) {
          for (const [at, { feed, archive }] of bundles.entries()) feed.activated(archive, stated[at] ?? {});
          if (active.get(key) !== group) take(key, group);
        },
      };
    },
    fallBack: (source, why) => (tried.get(keyOf(source))?.opened ?? []).filter((feed) => feed.fallBack(why)).length > 0,
    follow(load) {
      changed = load;
      for (const feed of feeds(active)) feed.follow(load);
    },
    async refresh() {
      const settles = await Promise.all(feeds(active).map((feed) => feed.refresh()));
      return (error) => {
        for (const settle of settles) settle(error);
      };
    },
    subscribe: (listener) => void listeners.add(listener),
    status: () => feeds(active).map((feed) => feed.status()),
    close() {
      for (const group of [...active.values(), ...tried.values()]) end(group);
      deps.close();
    },
  };

  function groupOf(key: string, source: RemoteSource, config: string): Group {
    const known = [active.get(key), tried.get(key)].find((each) => each?.config === config);
    if (known !== undefined) return known;
    end(tried.get(key));
    const feeds = open(source, config);
    const group: Group = { config, feeds, opened: [], cancel: () => undefined };
    tried.set(key, group);
    feeds.then(
      (opened) => (group.opened = opened.map(({ feed }) => feed)),
      // What cannot be opened is opened anew by the next read: a file that it names may be there by then.
      () => tried.get(key) === group && tried.delete(key),
    );
    if (changed !== undefined) group.cancel = deps.connections.timers.after(RETRY_MS, () => tryAgain(key, group));
    return group;
  }

  /** An edit of a configuration that did not do: its server may have been down, or its bundle bad. */
  function tryAgain(key: string, group: Group): void {
    if (tried.get(key) !== group) return;
    end(group);
    tried.delete(key);
    void changed?.();
  }

  function end(group: Group | undefined): void {
    group?.cancel();
    for (const feed of group?.opened ?? []) feed.close();
  }

  async function open(source: RemoteSource, text: string) {
    const config = source.kind === 'url' ? configOf(source) : readOpaConfig(source.path, text, deps);
    const folder = config.persistenceDirectory === undefined ? deps.folder : join(config.persistenceDirectory, 'bundles');
    return Promise.all(
      config.bundles.map(async ({ spec, ...signing }) => ({ feed: await openFeed(spec, folder, { ...deps, onStatus }), ...signing })),
    );
  }

  /** A configuration that was changed and is good: its bundles are polled instead of the old ones. */
  function take(key: string, group: Group): void {
    end(active.get(key));
    group.cancel();
    active.set(key, group);
    if (tried.get(key) === group) tried.delete(key);
    if (changed !== undefined) for (const feed of group.opened) feed.follow(changed);
  }
}

function keyOf(source: RemoteSource): string {
  return source.kind === 'url' ? source.url : source.path;
}

/** A bundle's URL alone: OPA's defaults, and no credentials. */
function configOf({ url, name }: RemoteSource & { kind: 'url' }): OpaConfig {
  const service = { name, url: new URL(url), headers: {}, systemCaToo: true, headersMs: HEADERS_MS };
  const spec: BundleSpec = {
    name,
    service,
    url: service.url,
    polling: { minMs: 60_000, maxMs: 120_000 },
    trigger: 'periodic',
    persist: true,
    sizeLimitBytes: POLICY_LIMITS.archiveBytes,
  };
  return { bundles: [{ spec } satisfies ConfiguredBundle] };
}

const HEADERS_MS = 10_000;
