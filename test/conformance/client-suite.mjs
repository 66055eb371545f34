// @ts-check
// The suite's client scenarios: here the suite is the server, and the client under test may have the proxy before it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFindings, runConformance } from './suite.mjs';

const client = fileURLToPath(new URL('client/main.mjs', import.meta.url));

/** Those that are about the transport. The rest test a client's authorization, schemas and forms, which are no business of what stands between. */
const scenarios = {
  '2025-11-25': ['initialize', 'tools_call', 'sse-retry'],
  '2026-07-28': ['tools_call', 'request-metadata', 'http-standard-headers', 'http-custom-headers', 'http-invalid-tool-headers'],
};

/**
 * @param {{ revision: import('./suite.mjs').Revision, results: string, proxy?: import('./targets.mjs').Proxy }} run
 * @returns {Promise<import('./suite.mjs').Findings>}
 */
export async function runClientSuite({ revision, results, proxy }) {
  mkdirSync(results, { recursive: true });
  const through = proxy === undefined ? [] : ['protect', `--policy=${proxy.policy}`, `--log=${proxy.log}`];
  const command = [process.execPath, client, ...through].join(' ');
  for (const scenario of scenarios[revision]) {
    const args = ['client', '--command', command, '--scenario', scenario, '--spec-version', revision];
    await runConformance(args, join(results, 'client'));
  }
  return readFindings(join(results, 'client'));
}
