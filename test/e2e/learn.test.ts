import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentmesh } from '../cli/run.js';
import { connect, everythingServer, filesystemServer, node, site, type Site } from './proxied.js';

let place: Site;
beforeEach(() => void (place = site()));
afterEach(() => place.remove());

/** Generate, validate, replay: what a person does with a log. */
function learned(...options: string[]) {
  const generated = agentmesh(['policy', 'generate', place.log, '-o', place.path('learned.yaml'), '--force', ...options]);
  const validated = agentmesh(['policy', 'validate', '--strict', place.path('learned.yaml')]);
  const replayed = agentmesh(['policy', 'replay', '-p', place.path('learned.yaml'), '-l', place.log, '--limits', '--json']);
  return { generated, validated, replayed };
}

describe('a policy learned from the log of a real server decides that log as it was', () => {
  test('the filesystem server behind strict', async () => {
    const server = await connect(['--policy', 'strict', '--log', place.log], [node, filesystemServer, place.documents]);
    const report = place.path('documents/report.txt');
    await server.toolNames();
    for (const head of [1, 3, 17]) await server.call('read_text_file', { path: report, head });
    await server.call('read_text_file', { path: report });
    await server.call('read_text_file', { path: place.path('documents/.env') });
    await server.call('list_directory', { path: place.documents });
    await server.call('read_multiple_files', { paths: [report, report] });
    await server.call('list_allowed_directories', {});
    await expect(server.call('write_file', { path: report, content: 'x' })).rejects.toThrow('Unknown tool');
    await server.close();

    const { generated, validated, replayed } = learned();
    expect(generated).toMatchObject({ status: 0, stdout: '' });
    expect(generated.stderr).toContain('7 of 7 allowed calls are still allowed, 2 of 2 denied still denied.');
    expect(validated.stderr + validated.stdout).toMatch(/valid \(/);
    expect(validated.status).toBe(0);
    expect(JSON.parse(replayed.stdout)).toMatchObject({ different: 0, unknown: { different: 0 } });
    expect(replayed.status).toBe(0);

    const behind = await connect(['--policy', place.path('learned.yaml'), '--no-log'], [node, filesystemServer, place.documents]);
    expect((await behind.toolNames()).sort()).toEqual([
      'list_allowed_directories',
      'list_directory',
      'read_multiple_files',
      'read_text_file',
    ]);
    expect((await behind.call('read_text_file', { path: report, head: 5 })).isError).toBe(false);
    expect((await behind.call('read_text_file', { path: place.path('documents/.env') })).isError).toBe(true);
    expect((await behind.call('read_text_file', { path: report, head: 5_000 })).isError).toBe(true);
    await behind.close();
  });

  test('the everything server behind minimal: tools, prompts, resources', async () => {
    const token = `ghp_${'0123456789abcdefghij'.repeat(2)}`;
    const server = await connect(['--policy', 'minimal', '--log', place.log], [node, everythingServer]);
    for (let index = 0; index < 12; index++) await server.call('get-sum', { a: index, b: -2 * index });
    await server.call('echo', { message: 'hello' });
    await server.call('echo', { message: `the token is ${token}` });
    await server.client.getPrompt({ name: 'simple-prompt' });
    const { resources } = await server.client.listResources();
    for (const { uri } of resources.slice(0, 2)) await server.client.readResource({ uri });
    await server.close();

    for (const extent of ['none', 'most']) {
      const { generated, validated, replayed } = learned('--generalise', extent);
      expect(generated.status, generated.stderr).toBe(0);
      expect(generated.stderr).toMatch(/(\d+) of \1 allowed calls are still allowed/);
      expect(validated.status, validated.stdout).toBe(0);
      // `minimal` let the token pass, and a policy of one's own has the detectors as they are: `generate` says so.
      expect(generated.stderr).toContain('found once: echo: secret.github_token at /arguments/message');
      expect(JSON.parse(replayed.stdout)).toMatchObject({
        different: 1,
        differences: [{ subject: 'echo', reason: { id: 'secret.github_token' } }],
        unknown: { different: 0 },
      });
      expect(readFileSync(place.path('learned.yaml'), 'utf8')).not.toContain('ghp_');
    }
    const { status, stderr } = agentmesh(['policy', 'generate', place.log, '--holdout', '30%']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/Kept back from learning, by call: \d+ allowed calls?; \d+ would be allowed/);
  });
});
