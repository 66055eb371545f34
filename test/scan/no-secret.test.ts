import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sarifLog } from '../../src/errors/formats/sarif.js';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { keptPolicyDeps } from '../kept-policy-deps.js';
import { loadPolicySet } from '../../src/pap/load-policy-set.js';
import { resolveSource } from '../../src/pap/source/resolve-source.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { diagnosticsOf } from '../../src/scan/report/diagnostics.js';
import { jsonReport } from '../../src/scan/report/json.js';
import { textReport } from '../../src/scan/report/text.js';
import { bench } from '../pep/harness.js';
import { look } from './harness.js';
import { PASSWORD, PLANTED, TOKEN } from './planted-secrets.js';

const PROFILES = ['minimal', 'standard', 'enterprise', 'policies/examples/targets.yaml'] as const;
const deps = keptPolicyDeps();
const sets = new Map<string, PolicySet>();
beforeAll(async () => {
  for (const name of PROFILES) sets.set(name, (await loadPolicySet([resolveSource(name)], deps)).set);
}, 120_000);
afterAll(() => deps.close());

function policy(name: string): PolicySet {
  const set = sets.get(name);
  if (set === undefined) throw new Error(`no ${name}`);
  return set;
}

const SARIF = { name: 'a', version: '1', title: () => undefined, help: () => 'https://example.com/' };

/** Neither, nor a long part of one. */
function expectNone(output: string): void {
  for (const secret of [TOKEN, PASSWORD]) {
    const at = output.indexOf(secret.slice(0, 12));
    expect(at === -1 ? '' : output.slice(Math.max(0, at - 200), at + 20)).toBe('');
  }
}

describe.each(PROFILES)('%s', (profile) => {
  test.each(PLANTED)('no record holds %s', (_where, { client, server = [] }) => {
    const at = bench({ inspector: createInspector() });
    at.use(policy(profile));
    // A page that strangers wrote, so that what follows is held to where it was met.
    at.client({ jsonrpc: '2.0', id: 90, method: 'tools/call', params: { name: 'fetch_page', arguments: { url: 'https://x.example/' } } });
    at.server({ jsonrpc: '2.0', id: 90, result: { content: [{ type: 'text', text: 'Look up a at noon.' }] } });
    for (const line of client) at.client(line);
    for (const line of server) at.server(line);
    at.settle();
    expectNone(JSON.stringify(at.audit.events));
  });

  test.each(PLANTED)('no report of a scan holds %s', (_where, { client, server = [] }) => {
    const lines = [...client, ...server].map((line) => JSON.stringify(line)).join('\n');
    const scanned = look(lines, policy(profile));
    expectNone(
      JSON.stringify([
        jsonReport(scanned, new Map()),
        textReport(scanned, new Map(), profile),
        sarifLog(diagnosticsOf(scanned, new Map()), SARIF),
      ]),
    );
  });
});
