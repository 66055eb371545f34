import { resolveIdentity } from '../identity/resolve.js';
import { createPolicyDeps } from '../pap/create-policy-deps.js';
import type { PolicyDeps, ReloadTests } from '../pap/policy-deps.js';
import type { PolicySource } from '../pap/source/policy-source.js';
import { openPolicyStore, type PolicyStore } from '../pap/policy-store.js';
import { DEFAULT_PROFILE } from '../pap/source/profiles.js';
import { resolveSources } from '../pap/source/resolve-source.js';
import { readKeyFile } from '../pap/signatures/read-key.js';
import { verificationOf } from '../pap/signatures/verification-options.js';
import type { Identity } from '../pdp/input-document.js';
import { systemClock } from '../telemetry/clock.js';
import { silentLog } from '../telemetry/log.js';
import { withoutRepeats } from '../telemetry/without-repeats.js';
import { systemLookup } from '../transport/process/lookup.js';
import { resolveCommand } from '../transport/process/resolve-command.js';
import { openSink, type OpenedLog } from './audit-sink.js';
import { createEnforcement, loadRooms } from './enforcement.js';
import type { ComposedProxy, ComposeOptions } from './options.js';
import { openLockStore } from './lock-store.js';
import { assemble } from './proxy.js';
import { readLimits } from './read-limits.js';
import { remoteFor } from './remote-for.js';
import { pickLeg } from './pick-leg.js';

/**
 * Puts one proxy together. What is wrong with the policies, the identity or the log is a `UserError` here, before the server is
 * started. Once they are known to be good the server boots while the rest of the proxy is loaded; it gets nothing before `run`.
 */
export async function compose(options: ComposeOptions): Promise<ComposedProxy> {
  const { env = process.env, cwd = process.cwd(), logger: log = silentLog } = options;
  const ofMessages = withoutRepeats(log);
  const { allowHttp = false, noRollback = false, timeoutMs } = options.remotePolicy ?? {};
  const sources = resolveSources(options.policies ?? [DEFAULT_PROFILE], { allowHttp });
  const shadowSources = resolveSources(options.shadowPolicies ?? [], { allowHttp });
  const target = resolveCommand(options.command, { ...systemLookup, cwd, env });
  const server = options.name ?? target.name;
  if (target.kind === 'process' && target.note !== undefined) log.debug(`the server is started as \`${target.note}\``);
  const limits = readLimits(options, target);
  const leg = pickLeg({ options, target, env, cwd, limits, log: ofMessages });

  const verification = verificationOf(options.signatures ?? {}, { readText: readKeyFile, now: () => systemClock.now() });
  const deps = createPolicyDeps({ log, verification });
  const depsOf = async (named: readonly PolicySource[]) => ({
    ...deps,
    clock: systemClock,
    log,
    remoteDeadlineMs: timeoutMs,
    remote: await remoteFor(named, { env, allowHttp, noRollback, log }),
    reloadTests: options.reloadRequiresTests === true ? await reloadTestsOf(named, deps) : undefined,
  });
  // Over HTTP it is each request that shows a token.
  const { name } = options.identity ?? {};
  const identified = resolveIdentity(options.listen === undefined ? (options.identity ?? {}) : name === undefined ? {} : { name });
  // Told where it is awaited, even if the policies fail first.
  identified.catch(() => undefined);
  let begun: (OpenedLog & { readonly identity: Identity }) | undefined;
  // From the server's first moment: else a signal would end us alone, and leave a server behind that does not heed EOF.
  const stopEarly = (signal: NodeJS.Signals) => leg.stop(signal);
  const heedSignals = (how: 'on' | 'off') => void options.signals?.[how]('SIGINT', stopEarly)[how]('SIGTERM', stopEarly);
  let loading: ReturnType<typeof loadRooms> | undefined;
  let store: PolicyStore | undefined;
  const named = () => options.lock ?? store?.current().config.lock;
  let shadow: PolicyStore | undefined;
  try {
    // What the command line names ends a start before the server's.
    if (options.lock !== undefined) openLockStore({ named, server, cwd, log });
    // First: once the policies are sound the server starts.
    if (shadowSources.length > 0) shadow = await openPolicyStore(shadowSources, await depsOf(shadowSources));
    const onSound = async () => {
      begun = { identity: await identified, ...openSink(options, server, env, ofMessages) };
      heedSignals('on');
      leg.begin();
      // Only now: evaluating modules would hold up the server's start.
      loading = loadRooms();
    };
    store = await openPolicyStore(sources, { ...(await depsOf(sources)), onSound });
    const rooms = await loading;
    if (begun === undefined || rooms === undefined) throw new Error('policies that are loaded are sound');
    const { sink, path, identity } = begun;
    const lock = openLockStore({ named, server, cwd, log });
    const enforcement = createEnforcement({ options, rooms, target, server, cwd, store, shadow, lock, sink, limits, log: ofMessages });
    const open = await leg.open(enforcement, identity);
    const parts = { options, target, server, log, store, shadow, lock, sink, path, identity, open };
    return assemble({ ...parts, stopEarly, heedSignals, end: () => deps.close() });
  } catch (error) {
    heedSignals('off');
    leg.stop('SIGKILL');
    begun?.sink.close();
    await store?.close();
    await shadow?.close();
    await deps.close();
    throw error;
  }
}

/** What runs tests is loaded only for who wants it. */
async function reloadTestsOf(sources: readonly PolicySource[], deps: PolicyDeps): Promise<ReloadTests> {
  const { createReloadTests } = await import('../cases/reload-tests.js');
  return createReloadTests(sources, deps);
}
