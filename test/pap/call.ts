import type { InputDocument } from '../../src/pdp/input-document.js';

/** A plain tools/call, as pip would describe it. */
export function call(tool: string, args: Record<string, string> = {}): InputDocument {
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    method: 'tools/call',
    acting: true,
    server: 'test',
    tool: { name: tool },
    arguments: args,
    params: {},
    identity: { subject: 'alice', authenticated: false, method: 'flag' },
    client: {},
    session: { id: 's', started: '2026-11-23T00:00:00Z', calls: 0, tools: {}, labels: [] },
    findings: [],
    paths: {},
    time: { now_ns: 0, hour: 0, weekday: 'Monday', zone: 'UTC' },
    transport: 'stdio',
    mode: 'enforce',
  };
}
