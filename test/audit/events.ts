import type { AuditEvent, EvaluationData, InvokedData } from '../../src/audit/event.js';

/** 2026-02-03T10:30:00Z, the page's example. */
export const TIME = Date.UTC(2026, 1, 3, 10, 30);

const identity = { subject: 'alice', authenticated: false, method: 'os' };

export function evaluation(data: Partial<EvaluationData> = {}, time = TIME): AuditEvent {
  return {
    type: 'ai.agentmesh.policy.evaluation',
    time,
    data: {
      decision_id: 'd-1',
      direction: 'client_to_server',
      kind: 'request',
      method: 'tools/call',
      tool: 'read_file',
      decision: 'allow',
      enforced: true,
      mode: 'enforce',
      reasons: [],
      rules: ['rule-1'],
      warnings: [],
      revision: 'sha256:abc',
      identity,
      session: 's-1',
      ...data,
    },
  };
}

/** As the enforcement point makes it, in its order: the log writes members as they come. */
export function invoked(data: Partial<InvokedData> = {}, time = TIME): AuditEvent {
  return {
    type: 'ai.agentmesh.tool.invoked',
    time,
    data: {
      tool: 'read_file',
      arguments: { path: '/home/user/documents/report.txt' },
      decision: 'allow',
      latency_ms: 45,
      decision_id: 'd-1',
      enforced: true,
      mode: 'enforce',
      reasons: [],
      rules: ['rule-1'],
      revision: 'sha256:abc',
      identity,
      session: 's-1',
      response: { outcome: 'result', bytes: 120, content: { text: 1 } },
      ...data,
    },
  };
}

export const denial = { id: 'run_shell.deny', message: 'Shell access not permitted', severity: 'high', source: 'mcp.policy' } as const;
