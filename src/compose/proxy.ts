import type { AuditSink } from '../audit/event.js';
import type { LayerReport } from '../pap/layer/loaded-layer.js';
import type { PolicyStore } from '../pap/policy-store.js';
import type { ReloadEvent } from '../pap/reload-event.js';
import { statusRecord } from '../pap/remote/bundle-status.js';
import type { Identity } from '../pdp/input-document.js';
import type { JsonObject } from '../protocol/json/json.js';
import type { Log } from '../telemetry/log.js';
import type { ServerTarget } from '../transport/process/resolve-command.js';
import { inFirstPause } from './in-first-pause.js';
import type { OpenLeg, Serving } from './leg.js';
import { lifecycleRecorder, tellReload } from './lifecycle.js';
import { bundleTeller } from './tell-bundles.js';
import type { LockStore } from './lock-store.js';
import type { ComposedProxy, ComposeOptions, ProxyEnd, ProxyFacts } from './options.js';

/** What there is once nothing can be wrong any more. */
export interface ProxyParts {
  readonly options: ComposeOptions;
  readonly target: ServerTarget;
  readonly server: string;
  readonly log: Log;
  readonly store: PolicyStore;
  readonly shadow: PolicyStore | undefined;
  readonly lock: LockStore;
  readonly sink: AuditSink;
  /** Of the audit log. */
  readonly path: string | undefined;
  readonly identity: Identity;
  readonly open: OpenLeg;
  readonly stopEarly: (signal: NodeJS.Signals) => void;
  readonly heedSignals: (how: 'on' | 'off') => void;
  readonly end: () => Promise<void>;
}

/** The life of a proxy: it serves, follows its policies, and closes what it opened. */
export function assemble(parts: ProxyParts): ComposedProxy {
  const { options, server, log, store, shadow, lock, sink, open } = parts;
  const facts = factsOf(parts);
  const record = lifecycleRecorder(sink, log, options.onRecord);
  let serving: Serving | undefined;

  async function run(): Promise<ProxyEnd> {
    record('ai.agentmesh.proxy.started', startedData(parts, facts));
    store.subscribe((event) => onReload(event));
    shadow?.subscribe((event) => tellReload(event, log, record, 'shadow'));
    store.subscribeBundles(bundleTeller(record, store.bundles(), {}));
    shadow?.subscribeBundles(bundleTeller(record, shadow.bundles(), { shadow: true }));
    serving = open.serve();
    parts.heedSignals('off');
    store.watch();
    shadow?.watch();
    lock.follow(record, () => serving?.policyChanged());
    const callOff = store.watchable || shadow?.watchable === true ? inFirstPause(() => void store.warm()) : () => undefined;
    try {
      const end = await serving.ended;
      record('ai.agentmesh.server.exited', { code: end.code, signal: end.signal });
      return end;
    } finally {
      callOff();
      record('ai.agentmesh.proxy.stopped', { server });
      lock.close();
      sink.close();
      await store.close();
      await shadow?.close();
      await parts.end();
    }
  }

  function onReload(event: ReloadEvent): void {
    tellReload(event, log, record);
    options.onReload?.(event);
    if (event.outcome !== 'reloaded') return;
    lock.policyChanged();
    serving?.policyChanged();
  }

  return {
    facts,
    run,
    reload: async (trigger = 'request') => {
      const [event] = await Promise.all([store.reload(trigger), shadow?.reload(trigger)]);
      return event;
    },
    stop: (signal = 'SIGTERM') => (serving === undefined ? parts.stopEarly(signal) : serving.stop(signal)),
  };
}

function factsOf({ options, target, server, store, shadow, identity, path, open }: ProxyParts): ProxyFacts {
  const { config, revision } = store.current();
  return {
    server,
    ...(open.url === undefined ? {} : { url: open.url }),
    command: target.kind === 'process' ? [target.command, ...target.args] : [target.url.href],
    mode: options.mode ?? config.mode ?? 'enforce',
    modeOverridden: options.mode !== undefined && config.mode !== undefined && options.mode !== config.mode,
    policies: store.layers(),
    shadowPolicies: shadow?.layers() ?? [],
    revision,
    log: path,
    identity,
  };
}

function startedPolicy({ name, revision, label }: LayerReport): JsonObject {
  return { name, revision, ...(label === undefined ? {} : { bundle: label }) };
}

/** The command's arguments stay out: people put tokens there. A URL is told without what may hold one. */
function startedData(
  { server, target, identity, store, shadow }: ProxyParts,
  { mode, revision, policies, shadowPolicies }: ProxyFacts,
): JsonObject {
  const { subject, authenticated, method } = identity;
  const bundles = [...store.bundles(), ...(shadow?.bundles() ?? [])];
  return {
    server,
    command: target.kind === 'process' ? target.command : target.url.origin + target.url.pathname,
    mode,
    revision,
    policies: policies.map(startedPolicy),
    ...(shadowPolicies.length === 0 ? {} : { shadow_policies: shadowPolicies.map(startedPolicy) }),
    ...(bundles.length === 0 ? {} : { bundles: bundles.map(statusRecord) }),
    identity: { subject, authenticated, method },
  };
}
