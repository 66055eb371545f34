import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, filesystemServer, node, site, type Proxied, type Site } from './proxied.js';

const READ_TOOLS = [
  'read_file',
  'read_text_file',
  'read_multiple_files',
  'list_directory',
  'directory_tree',
  'search_files',
  'get_file_info',
  'list_allowed_directories',
];
const WRITE_TOOLS = ['write_file', 'edit_file', 'create_directory', 'move_file'];

/** What each profile answers to the same calls on the real filesystem server. */
const EXPECTED = {
  minimal: { lists: [...READ_TOOLS, ...WRITE_TOOLS], hides: [], report: 'allow', secret: 'allow', write: 'allow', traversal: 'server' },
  standard: { lists: [...READ_TOOLS, ...WRITE_TOOLS], hides: [], report: 'allow', secret: 'deny', write: 'allow', traversal: 'deny' },
  strict: { lists: READ_TOOLS, hides: WRITE_TOOLS, report: 'allow', secret: 'deny', write: 'unknown', traversal: 'deny' },
  enterprise: { lists: READ_TOOLS, hides: [], report: 'allow', secret: 'deny', write: 'allow', traversal: 'deny' },
} as const;

describe.each(Object.entries(EXPECTED))('the profile %s through the real filesystem server', (profile, expected) => {
  let place: Site;
  let proxied: Proxied;
  beforeEach(async () => {
    place = site();
    proxied = await connect([`--policy=${profile}`, `--log=${place.log}`], [node, filesystemServer, place.documents]);
  });
  afterEach(async () => {
    await proxied.close();
    place.remove();
  });

  test('lists, reads, writes and refuses as it says', async () => {
    const names = await proxied.toolNames();
    expect(names).toEqual(expect.arrayContaining([...expected.lists]));
    expect(names.filter((name) => (expected.hides as readonly string[]).includes(name))).toEqual([]);

    const report = await proxied.call('read_text_file', { path: place.path('documents/report.txt') });
    expect(report).toMatchObject({ isError: false, text: 'Quarterly report: all is well.\n' });

    const secret = await proxied.call('read_text_file', { path: place.path('documents/.env') });
    expect(secret.text.startsWith('Blocked by policy')).toBe(expected.secret === 'deny');
    if (expected.secret === 'deny') expect(secret.meta).toHaveProperty(['ai.agentmesh/decision', 'id']);

    const note = { path: place.path('documents/note.txt'), content: 'a note with R&D figures; price is $5' };
    if (expected.write === 'unknown') {
      await expect(proxied.call('write_file', note)).rejects.toThrow(/-32602.*Unknown tool: write_file/);
    } else {
      expect((await proxied.call('write_file', note)).isError).toBe(false);
    }

    const traversal = await proxied.call('read_text_file', { path: `${place.documents}/../outside.txt` });
    expect(traversal.isError).toBe(true);
    expect(traversal.text.startsWith('Blocked by policy')).toBe(expected.traversal === 'deny');
  });

  test('a dangerous tool that the server does not even have is not let through', async () => {
    const answer = await proxied.call('run_shell', { command: 'id' }).catch((error: unknown) => String(error));
    expect(JSON.stringify(answer)).toMatch(profile === 'minimal' ? /unknown tool|not found/i : /Blocked by policy|Unknown tool/);
  });
});
