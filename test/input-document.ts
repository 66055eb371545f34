import type { InputDocument } from '../src/pdp/input-document.js';

/** A tools/call as the PIP builds it. */
export function inputDocument(changes: Partial<InputDocument> = {}): InputDocument {
  return {
    version: 1,
    direction: 'client_to_server',
    kind: 'request',
    method: 'tools/call',
    acting: true,
    server: 'files',
    tool: { name: 'read_file', known: true },
    arguments: { path: '/home/user/documents/report.txt' },
    params: {},
    identity: { subject: 'alice', authenticated: false, method: 'os' },
    client: { name: 'test', version: '1', protocol: '2025-11-25' },
    session: { id: 's1', started: '2026-01-01T00:00:00Z', calls: 0, tools: {}, labels: [] },
    findings: [],
    paths: {},
    time: { now_ns: 1_767_225_600_000_000_000, hour: 0, weekday: 'Thursday', zone: 'UTC' },
    transport: 'stdio',
    mode: 'enforce',
    ...changes,
  };
}
