import { AuditWriteError, type AuditEvent, type AuditSink, type LifecycleType } from '../audit/event.js';
import { mask } from '../audit/mask.js';
import { UserError } from '../errors/exit.js';
import { renderError } from '../pap/render-problems.js';
import type { LayerReport } from '../pap/layer/loaded-layer.js';
import type { ReloadEvent } from '../pap/reload-event.js';
import type { JsonObject } from '../protocol/json/json.js';
import { systemClock } from '../telemetry/clock.js';
import type { Log } from '../telemetry/log.js';

/** Writes down what happens to the proxy itself: start, stop, reloads, the server's end. */
export type RecordEvent = (type: LifecycleType, data: JsonObject) => void;

const NO_FIELDS: readonly string[] = [];

/** A log that fails here is told, and stops messages where they are recorded. */
export function lifecycleRecorder(sink: AuditSink, log: Log, onRecord: ((event: AuditEvent) => void) | undefined): RecordEvent {
  return (type, data) => {
    // Names and commands are whatever somebody wrote, and why a reload failed quotes the policy.
    const event: AuditEvent = { type, time: systemClock.now(), data: mask(data, [], NO_FIELDS).document };
    try {
      sink.append([event]);
    } catch (error) {
      if (!(error instanceof AuditWriteError)) throw error;
      log.error('the audit log cannot be written', { err: error });
      return;
    }
    try {
      onRecord?.(event);
    } catch (error) {
      log.error('a listener failed', { err: error });
    }
  };
}

/** A reload in the log, for people, and in the records. `shadow`: of the policies that decide nothing. */
export function tellReload(event: ReloadEvent, log: Log, record: RecordEvent, of: 'policy' | 'shadow' = 'policy'): void {
  const { outcome, trigger, from, to, recovered, error } = event;
  const name = of === 'shadow' ? 'shadow policy' : 'policy';
  const mark = of === 'shadow' ? { shadow: true } : {};
  const duration_ms = Math.round(event.durationMs);
  const bundles = bundlesOf(event.layers);
  switch (outcome) {
    case 'reloaded':
      log.info(`${name} reloaded: ${short(from)} → ${short(to)}`, { trigger, from, to, ...bundles, duration_ms, recovered });
      for (const layer of event.layers) for (const notice of layer.notices) log.info(`${name} \`${layer.name}\`: ${notice}`);
      return record('ai.agentmesh.policy.reloaded', { ...mark, trigger, from, to, ...bundles, duration_ms, recovered });
    case 'unchanged':
      return log.info(recovered ? `${name} is good again, and what decides is unchanged` : `${name} unchanged`, { trigger, revision: to });
    case 'failed': {
      const reason = error instanceof UserError ? renderError(error) : String(error);
      log.error(`${name} reload failed, ${short(from)} stays active: ${reason}`, { trigger, revision: from, duration_ms });
      return record('ai.agentmesh.policy.reload_failed', { ...mark, trigger, revision: from, duration_ms, reason });
    }
  }
}

/** What the manifests of bundles say that they are, in the shape that decisions have. */
function bundlesOf(layers: readonly LayerReport[]): JsonObject {
  const named = layers.flatMap(({ name, label }) => (label === undefined ? [] : [[name, { revision: label }] as const]));
  return named.length === 0 ? {} : { bundles: Object.fromEntries(named) };
}

function short(revision: string): string {
  return revision.slice(0, 'sha256:'.length + 12);
}
