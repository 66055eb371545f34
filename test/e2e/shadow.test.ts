import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentmesh } from '../cli/run.js';
import { until } from '../pap/folder.js';
import { connect, filesystemServer, node, site, type Proxied, type Site } from './proxied.js';

const ENFORCED = `version: "1.0"
rules:
  - tool: read_text_file
    action: allow
  - tool: list_directory
    action: allow
`;
const NEXT = `version: "1.0"
rules:
  - tool: read_text_file
    action: deny
    id: no-reading
    reason: nothing is read
  - tool: list_directory
    action: allow
  - tool: get_file_info
    action: allow
`;

let place: Site;
let running: Proxied | undefined;
beforeEach(() => void (place = site()));
afterEach(async () => {
  await running?.close();
  running = undefined;
  place.remove();
});

const shadows = () =>
  place
    .records()
    .filter(({ type }) => type === 'ai.agentmesh.policy.evaluation')
    .map(
      ({ data }) =>
        data as { method: string; tool?: string; decision: string; shadow?: { revision: string; same?: true; effect?: string } },
    )
    .filter(({ method }) => method === 'tools/call');

async function start(...more: string[]): Promise<Proxied> {
  running = await connect(
    ['--policy', place.write('enforced.yaml', ENFORCED), ...more, '--log', place.log],
    [node, filesystemServer, place.documents],
  );
  return running;
}

describe('--shadow-policy', () => {
  test('the enforced policy decides, the log says where the next one differs, and audit diff sums it up', async () => {
    const proxied = await start('--shadow-policy', place.write('next.yaml', NEXT));
    expect(proxied.stderr()).toMatch(/behind .*enforced\.yaml \(\w{12}\), enforce, in the shadow .*next\.yaml \(\w{12}\), log/);
    expect((await proxied.call('read_text_file', { path: place.path('documents/report.txt') })).isError).toBe(false);
    expect((await proxied.call('list_directory', { path: place.documents })).isError).toBe(false);
    // Hidden by the enforced policy; the next one would allow it.
    await expect(proxied.call('get_file_info', { path: place.documents })).rejects.toThrow('Unknown tool');
    await proxied.close();

    expect(shadows().map(({ tool, decision, shadow }) => [tool, decision, shadow?.same ?? shadow?.effect])).toEqual([
      ['read_text_file', 'allow', 'deny'],
      ['list_directory', 'allow', true],
      ['get_file_info', 'deny', 'allow'],
    ]);
    const { stdout, status } = agentmesh(['audit', 'diff', '--tool', 'read_text_file', '--fail', place.log]);
    expect(stdout).toMatch(
      /^1 decision with a shadow policy beside: 0 the same, 1 different \(would newly deny 1, allow 0, ask 0\)\n {2}revision sha256:\w{12}: 1 decision\n\ndifferent:\n {2}read_text_file {2}allow → deny {8}1 {2}no-reading: nothing is read\n/,
    );
    expect(status).toBe(1);
    expect(agentmesh(['audit', 'diff', '--tool', 'list_directory', '--fail', place.log]).status).toBe(0);
  });

  test('a saved shadow policy is the next call’s; one that is broken changes nothing and is told', async () => {
    const proxied = await start('--shadow-policy', place.write('next.yaml', NEXT));
    const read = () => proxied.call('read_text_file', { path: place.path('documents/report.txt') });
    await read();
    place.write('next.yaml', NEXT.replace('action: deny', 'action: dney'));
    await until(() => proxied.stderr().includes('shadow policy reload failed'));
    expect((await read()).isError).toBe(false);
    place.write('next.yaml', ENFORCED);
    await until(() => proxied.stderr().includes('shadow policy reloaded'));
    expect((await read()).isError).toBe(false);
    expect(shadows().map(({ shadow }) => shadow?.same ?? shadow?.effect)).toEqual(['deny', 'deny', true]);
    const reloads = place.records().filter(({ type }) => String(type).startsWith('ai.agentmesh.policy.reload'));
    expect(reloads.map(({ type, data }) => [type, (data as { shadow?: true }).shadow])).toEqual([
      ['ai.agentmesh.policy.reload_failed', true],
      ['ai.agentmesh.policy.reloaded', true],
    ]);
  });

  test('one that is wrong at the start stops it, before a server is there', () => {
    const next = place.write('next.yaml', NEXT.replace('action: deny', 'action: dney'));
    const { status, stderr, stdout } = agentmesh([
      'protect',
      '--shadow-policy',
      next,
      '--log',
      place.log,
      node,
      filesystemServer,
      place.documents,
    ]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/next\.yaml:4:13: error AM\d+[^]*dney/);
    expect(stderr).not.toContain('MCP Filesystem Server');
  });
});

test('audit diff of a log without a shadow policy says so, and is no success', async () => {
  const proxied = await start();
  await proxied.call('list_directory', { path: place.documents });
  await proxied.close();
  const { stdout, status } = agentmesh(['audit', 'diff', '--fail', place.log]);
  expect(stdout).toMatch(/^no decision has a shadow policy beside it \(`protect --shadow-policy`\); \d+ decisions without\n$/);
  expect(status).toBe(1);
});
