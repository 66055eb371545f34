import { appendFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../src/audit/event.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { evaluation, TIME } from '../audit/events.js';
import { inputDocument } from '../input-document.js';
import { folder, type Folder } from '../pap/folder.js';
import { writeLog } from '../replay/recorded-log.js';
import { agentmesh } from './run.js';

let place: Folder;
const run = (...args: string[]) => agentmesh(args, { cwd: place.path });

function reading(id: number, path: string, more: Partial<Parameters<typeof evaluation>[0]> = {}): AuditEvent {
  const paths = { '/arguments/path': { lexical: path, resolved: path, under: [] } };
  const input = inputDocument({ arguments: { path }, paths }) as unknown as JsonObject;
  return evaluation({ decision_id: `d-${id}`, input, masked: [], ...more }, TIME + id * 1_000);
}
function tool(id: number, name: string, args: JsonObject, more: Partial<Parameters<typeof evaluation>[0]> = {}): AuditEvent {
  const input = inputDocument({ tool: { name }, arguments: args }) as unknown as JsonObject;
  return evaluation({ decision_id: `d-${id}`, tool: name, input, masked: [], ...more }, TIME + id * 1_000);
}
const denial = { id: 'unlisted', message: 'no rule allows `send`', severity: 'medium', source: 'mcp.policy' } as const;

beforeAll(() => {
  place = folder();
  place.write(
    'old.yaml',
    'version: "1.0"\nrules:\n  - tool: read_file\n    action: allow\n    conditions:\n      - path_starts_with: /srv\n  - tool: pay\n    action: allow\n',
  );
  place.write(
    'new.yaml',
    'version: "1.0"\nrules:\n  - tool: read_file\n    action: allow\n    id: read-public\n    conditions:\n      - path_starts_with: /srv/public\n' +
      '  - tool: pay\n    action: allow\n    id: pay-by-card\n    conditions:\n      - argument_matches: { card: "^[0-9]+$" }\n  - tool: send\n    action: allow\n',
  );
  writeLog(place.at('audit.jsonl'), [
    reading(1, '/srv/public/a'),
    reading(2, '/srv/private/a'),
    reading(3, '/srv/private/b'),
    tool(4, 'send', { to: 'x' }, { decision: 'deny', reasons: [denial] }),
    tool(5, 'pay', { card: '[masked]' }, { masked: ['/arguments/card'] }),
    tool(6, 'other', {}, { input: undefined as never, decision: 'deny', reasons: [denial] }),
  ]);
  appendFileSync(place.at('audit.jsonl'), '{"half":\n');
});
afterAll(() => place.remove());

const GOLDEN = `5 decisions made again: 1 the same, 3 different, 1 not certain
1 of the same has other reasons or rules

different:
  read_file  allow → deny        2  read-public: \`read_file\` is allowed below \`/srv/public\`
             for example d-2, 2026-02-03T10:30:02.000Z
  send       deny → allow        1  unlisted: no rule allows \`send\`
             for example d-4, 2026-02-03T10:30:04.000Z

not certain, because the log does not hold what was decided as it was: 1 decision, 1 different on what it holds
  pay /arguments/card: 1 decision
  pay  allow → deny        1  pay-by-card: \`pay\` is allowed when \`card\` matches \`^[0-9]+$\`
       for example d-5, 2026-02-03T10:30:05.000Z

not made again: 1 without an input document

1 line could not be read:
  audit.jsonl:7: the line is not JSON
`;

/** Logs are named as they were found. */
const local = (text: string) => text.replaceAll(`${place.path}/`, '');

describe('policy replay', () => {
  test('groups what changes, and says what cannot be told', () => {
    const { stdout, status, stderr } = run('policy', 'replay', '--policy', 'new.yaml', '--log', 'audit.jsonl');
    expect(stderr).toBe('');
    expect(local(stdout)).toBe(GOLDEN);
    expect(status).toBe(1);
  });

  test('exit code 0 where nothing differs', () => {
    const { stdout, status } = run('policy', 'replay', '--policy', 'old.yaml', '--log', 'audit.jsonl', '--tool', 'read_file');
    expect(stdout).toMatch(/^3 decisions made again: 3 the same, 0 different\n/);
    expect(status).toBe(0);
  });

  test('layers, a time and a limit', () => {
    const { stdout, status } = run(
      'policy',
      'replay',
      '--policy',
      'old.yaml',
      'new.yaml',
      '--log',
      'audit.jsonl',
      '--since',
      '2026-02-03T10:30:02Z',
      '--limit',
      '2',
    );
    expect(stdout).toMatch(/^2 decisions made again: 0 the same, 2 different\nthe log has more: --limit was reached\n/);
    expect(status).toBe(1);
  });

  test('as JSON', () => {
    const { stdout, status } = run('policy', 'replay', '--json', '--policy', 'new.yaml', '--log', 'audit.jsonl');
    expect(JSON.parse(stdout)).toMatchObject({
      policies: [{ name: 'new.yaml' }],
      calls: 5,
      same: 1,
      different: 3,
      differences: [{ subject: 'read_file', from: 'allow', to: 'deny', calls: 2, example: { id: 'd-2' } }, { subject: 'send' }],
      unknown: { calls: 1, different: 1, places: { 'pay /arguments/card': 1 } },
      not_replayed: { no_input: 1 },
      unreadable_lines: { count: 1, first: [{ line: 7 }] },
    });
    expect(status).toBe(1);
  });

  const uncertain = tool(1, 'pay', { card: '[masked]' }, { masked: ['/arguments/card'] });
  const refused = evaluation({ input: undefined as never, decision: 'deny', reasons: [{ ...denial, source: 'pep' }] }, TIME);
  const bare = tool(1, 'other', {}, { input: undefined as never });
  const other = tool(1, 'other', {});
  test.each([
    ['has no decision', [], [], 'the log has no decision that was asked for'],
    ['has none of the tool', [other], ['--tool', 'pay'], 'the log has no decision that was asked for'],
    ['has refusals of the proxy itself alone', [refused], [], 'the log has no decision that can be made again'],
    ['holds no input document', [bare], [], 'the log has no decision that can be made again'],
    ['has masked what the policy reads', [uncertain], [], 'of no decision the log holds all that the policy may read'],
  ])('a log that %s proves nothing: exit code 1, and why', (what, events, args, why) => {
    const log = `${what.replaceAll(' ', '-')}.jsonl`;
    writeLog(place.at(log), events);
    const policy = place.write('masked.yaml', readFileSync(place.at('new.yaml'), 'utf8').replace('^[0-9]+$', '.'));
    const { stdout, status } = run('policy', 'replay', '--policy', policy, '--log', log, ...args);
    expect(stdout).toMatch(new RegExp(`\\n\\nnothing was compared: ${why}\\n$`));
    expect(status).toBe(1);
    const diff = run('policy', 'diff', policy, policy, '--log', log, '--json', ...args);
    expect(JSON.parse(diff.stdout)).toMatchObject({ outcome: 'nothing_compared', same: 0, different: 0 });
    expect(diff.status).toBe(1);
  });

  test.each([
    ['no log', ['--policy', 'new.yaml', '--log', 'nothing.jsonl'], /there is no audit log `nothing\.jsonl`/],
    ['no policy', ['--policy', 'nothing.yaml', '--log', 'audit.jsonl'], /policy file `nothing\.yaml` does not exist/],
    ['a limit that is none', ['--policy', 'new.yaml', '--log', 'audit.jsonl', '--limit', '0'], /`0` is no value of `--limit`/],
    ['a time that is none', ['--policy', 'new.yaml', '--log', 'audit.jsonl', '--since', 'soon'], /`soon` is no time/],
    ['no --log', ['--policy', 'new.yaml'], /required option .*--log/],
  ])('%s is an error', (_what, args, told) => {
    expect(run('policy', 'replay', ...args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(told) as string });
  });
});

describe('policy diff', () => {
  test('which real calls two policies decide differently', () => {
    const { stdout, status } = run('policy', 'diff', '--log', 'audit.jsonl', 'old.yaml', 'new.yaml');
    expect(local(stdout)).toBe(GOLDEN.replace('unlisted: no rule', 'default: no rule'));
    expect(status).toBe(1);
  });

  test('a policy and itself: none', () => {
    const { stdout, status } = run('policy', 'diff', 'old.yaml', 'old.yaml', '--log', 'audit.jsonl');
    expect(stdout).toMatch(/^5 decisions made again: 5 the same, 0 different\n/);
    expect(status).toBe(0);
  });

  test('without a log: the rules, by id', () => {
    const { stdout, status } = run('policy', 'diff', 'old.yaml', 'new.yaml');
    expect(stdout).toBe(`rules: 3 added, 2 removed, 0 changed
- allow \`allow-read_file\`  (old.yaml:3:11)
- allow \`allow-pay\`  (old.yaml:7:11)
+ allow \`read-public\`  (new.yaml:3:11)
+ allow \`pay-by-card\`  (new.yaml:8:11)
+ allow \`allow-send\`  (new.yaml:13:11)
`);
    expect(status).toBe(1);
    place.write('changed.yaml', 'mode: shadow\n' + readFileSync(place.at('old.yaml'), 'utf8').replace('/srv', '/srv/x'));
    expect(run('policy', 'diff', 'old.yaml', 'changed.yaml').stdout).toBe(
      'rules: 0 added, 0 removed, 1 changed\n~ allow `allow-read_file`: conditions  (changed.yaml:4:11)\nsettings: mode\n',
    );
    expect(run('policy', 'diff', 'old.yaml', 'old.yaml')).toMatchObject({ status: 0, stdout: 'the same rules and settings\n' });
  });

  test('options about calls need a log', () => {
    expect(run('policy', 'diff', 'old.yaml', 'new.yaml', '--tool', 'x')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/add `--log`/) as string,
    });
  });

  test('one policy is an error', () => {
    expect(run('policy', 'diff', 'old.yaml', '--log', 'audit.jsonl')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/compares two policies/) as string,
    });
  });
});

describe('policy explain', () => {
  test('a call of the log by its id: rules with carets, conditions, and the nearest change', () => {
    const { stdout, status } = run('policy', 'explain', '--policy', 'new.yaml', '--log', 'audit.jsonl', '--id', 'd-2');
    expect(stdout).toBe(`read_file: deny
  read-public: \`read_file\` is allowed below \`/srv/public\`

policy new.yaml: deny
  allow \`read-public\` (tier \`name\`) does not decide, its conditions are false
    new.yaml:3:11
    3 |   - tool: read_file
      |           ^^^^^^^^^
    false: path_starts_with, /arguments/path is "/srv/private/a": false
      new.yaml:7:27
      7 |       - path_starts_with: /srv/public
        |                           ^^^^^^^^^^^

nearest change that would allow it (tried: allow):
  /arguments/path: "/srv/private/a" → "/srv/public/a"
`);
    expect(status).toBe(0);
  });

  test('a masked value is said to be one', () => {
    const { stdout } = run('policy', 'explain', '--policy', 'new.yaml', '--log', 'audit.jsonl', '--id', 'd-5');
    expect(stdout).toContain(
      'the log does not hold what was decided as it was, so this need not be what was said then:\n  /arguments/card\n',
    );
  });

  test('a call from a file, as JSON', () => {
    place.write('call.json', JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'send', arguments: {} } }));
    const { stdout } = run('policy', 'explain', '--policy', 'new.yaml', '--call', 'call.json', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      effect: 'allow',
      layers: [{ kind: 'policy_file', checked: true, rules: [{ id: 'allow-send', decides: true, span: { file: 'new.yaml', line: 13 } }] }],
      change: { kind: 'add rule', effect: 'deny' },
      input: { method: 'tools/call', server: 'server', tool: { name: 'send' } },
    });
  });

  test.each([
    ['no call', [], /one call is explained: name it by/],
    ['two calls', ['--tool', 'a', '--call', 'call.json'], /one call is explained/],
    ['a log without an entry', ['--log', 'audit.jsonl'], /`--log <logfile>` and `--id <entry>` together/],
    ['an entry that is not there', ['--log', 'audit.jsonl', '--id', 'd-99'], /no decision `d-99` with an input document/],
    ['arguments that are no JSON', ['--tool', 'a', '--arguments', '{'], /`--arguments` is not JSON/],
    ['a file that is not there', ['--call', 'none.json'], /`none\.json` cannot be read: it does not exist/],
  ])('%s is an error', (_what, args, told) => {
    expect(run('policy', 'explain', '--policy', 'new.yaml', ...args)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(told) as string,
    });
  });
});
