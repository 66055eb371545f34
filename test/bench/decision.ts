import { nullSink } from '../../src/audit/event.js';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { createRateLimiter } from '../../src/limits/create-rate-limiter.js';
import { createPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { noCache } from '../../src/pap/layer/layer-cache.js';
import { loadPolicySet } from '../../src/pap/load-policy-set.js';
import type { PolicySource } from '../../src/pap/source/policy-source.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { createPathResolver } from '../../src/pip/paths.js';
import { openConversation } from '../../src/pep/open-conversation.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { silentLog } from '../../src/telemetry/log.js';
import type { Line } from '../../src/transport/interceptor.js';

/** The real policies, as `protect` loads them. */
export async function policies(sources: readonly PolicySource[]): Promise<{ policy: PolicySet; milliseconds: number }> {
  const deps = createPolicyDeps();
  const from = performance.now();
  const { set: policy } = await loadPolicySet(sources, deps);
  const milliseconds = performance.now() - from;
  await deps.close();
  return { policy, milliseconds };
}

/** A policy that was compiled: how long all of it took, and how much of that was OPA's own share. */
export interface Timed {
  readonly policy: PolicySet;
  readonly milliseconds: number;
  readonly engineMilliseconds: number;
}

/** Policies compiled one after the other by one engine, which the first of them starts; none from the cache, each as a start would load it. */
export async function inTurn(sources: readonly PolicySource[]): Promise<Timed[]> {
  const owned = createPolicyDeps();
  let engineMilliseconds = 0;
  const engine = async () => {
    const real = await owned.engine();
    const build: typeof real.build = async (request) => {
      const from = performance.now();
      const built = await real.build(request);
      engineMilliseconds += performance.now() - from;
      return built;
    };
    return { ...real, build };
  };
  const deps = { ...owned, cache: noCache, engine };
  try {
    const loaded: Timed[] = [];
    for (const source of sources) {
      engineMilliseconds = 0;
      const from = performance.now();
      const { set: policy } = await loadPolicySet([source], deps);
      loaded.push({ policy, milliseconds: performance.now() - from, engineMilliseconds });
    }
    return loaded;
  } finally {
    await owned.close();
  }
}

/** Everything between a read and a write but the log: classify, inspect, input document, decision, obligations. In microseconds, sorted. */
export function timeSession(policy: PolicySet, callOf: (n: number) => object, times: number, method = 'tools/call'): number[] {
  const session = openConversation({
    policy: () => policy,
    inspector: createInspector(),
    limiter: createRateLimiter(),
    audit: nullSink,
    paths: createPathResolver({ cwd: process.cwd(), clock: systemClock }),
    identity: { subject: 'bench', authenticated: false, method: 'os' },
    server: 'bench',
    transport: 'stdio',
    clock: systemClock,
    ids: () => 'bench',
    log: silentLog,
    defer: () => undefined,
  });
  const answer = (id: number) => lineOf({ jsonrpc: '2.0', id, result: { content: [] } });
  const latencies: number[] = [];
  for (let id = 0; id < times * 2; id++) {
    const line = lineOf({ jsonrpc: '2.0', id, method, params: callOf(id) });
    const from = performance.now();
    const { toServer, toClient } = session.fromClient([line]);
    const took = (performance.now() - from) * 1000;
    if (toServer.length !== 1) throw new Error(`the call was refused: ${toClient.join('').slice(0, 300)}`);
    session.fromServer([answer(id)]);
    // The first half warms the code up.
    if (id >= times) latencies.push(took);
  }
  return latencies.toSorted((a, b) => a - b);
}

/** The decision alone, on documents that differ. In microseconds, sorted. */
export function timeDecisions(policy: PolicySet, inputOf: (n: number) => InputDocument, times: number, effect: 'allow' | 'deny'): number[] {
  const latencies: number[] = [];
  for (let n = 0; n < times * 2; n++) {
    const input = inputOf(n);
    const from = performance.now();
    const verdict = policy.decide(input);
    const took = (performance.now() - from) * 1000;
    if (verdict.effect !== effect) throw new Error(`the call was decided otherwise: ${JSON.stringify(verdict.reasons)}`);
    // The first half warms the code up.
    if (n >= times) latencies.push(took);
  }
  return latencies.toSorted((a, b) => a - b);
}

function lineOf(message: object): Line {
  const bytes = Buffer.from(JSON.stringify(message));
  return { bytes, ending: '\n', raw: Buffer.concat([bytes, Buffer.from('\n')]) };
}
