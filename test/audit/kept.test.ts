import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles, type Files } from '../../src/audit/files.js';
import type { AuditLog } from '../../src/audit/event.js';
import type { AuditLogOptions } from '../../src/audit/open-log.js';
import { readRows } from '../../src/audit/read/read.js';
import type { AuditRow } from '../../src/audit/read/row.js';
import { verifyLogs } from '../../src/audit/verify/verify-log.js';
import { silentLog } from '../../src/telemetry/log.js';
import { denial, entriesOf, evaluation, invoked, linesOf, open, temporaryFolder, TIME } from './helpers.js';

const MAX_BYTES = 20_000;
const FEW = { maxBytes: MAX_BYTES, maxFiles: 4 };

const place = () => join(temporaryFolder(), 'audit.jsonl');
const refusal = (id: string, time = TIME) => evaluation({ decision_id: id, decision: 'deny', reasons: [denial] }, time);

/** More allowed calls than the log holds. */
function flood(log: AuditLog, from = 0, count = 200): void {
  for (let call = from; call < from + count; call++) {
    const decision_id = `a-${call}`;
    log.append([evaluation({ decision_id, rules: ['r'.repeat(300)] }, TIME + call), invoked({ decision_id }, TIME + call)]);
  }
}

async function rowsOf(path: string): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  for await (const row of readRows([path], { plumbing: true })) rows.push(row);
  return rows;
}

const refused = async (path: string): Promise<unknown[]> =>
  (await rowsOf(path)).filter(({ decision }) => decision !== 'allow').map(({ decision_id }) => decision_id);

const intact = async (path: string): Promise<void> => {
  expect((await verifyLogs([path])).map(({ log, problems, notes }) => ({ log, problems, notes }))).toEqual(
    [path, `${path}.kept`].map((log) => ({ log, problems: [], notes: [] })),
  );
};

describe('calls by the hundred thousand', () => {
  it.each(['cloudevents', 'json'] as const)('push out no refusal of before (%s)', async (format) => {
    const path = place();
    const log = open(path, { ...FEW, format });
    log.append([evaluation({ decision_id: 'first' }), refusal('denied'), invoked({ decision_id: 'denied', decision: 'deny' })]);
    log.append([
      evaluation({ decision_id: 'asked', decision: 'ask' }),
      evaluation({ decision_id: 'shadow', decision: 'deny', enforced: false }),
    ]);
    flood(log);
    log.append([refusal('last', TIME + 1_000)]);
    expect(await refused(path)).toEqual(['denied', 'asked', 'shadow', 'last']);
    const rows = await rowsOf(path);
    expect(rows.find(({ decision_id }) => decision_id === 'first')).toBeUndefined();
    expect(rows[0]).toMatchObject({ decision_id: 'denied', reasons: [denial], tool: 'read_file', file: `${path}.kept`, line: 1 });
    await intact(path);
  });

  it('are the log, and what is kept has the text of the record and says which it was', () => {
    const path = place();
    const log = open(path, FEW);
    log.append([evaluation(), refusal('denied')]);
    const [, line = ''] = linesOf(path);
    const { sequence, entryhash } = JSON.parse(line) as { sequence: string; entryhash: string };
    flood(log);
    const text = line.slice(0, line.indexOf(',"sequence":"'));
    expect(linesOf(`${path}.kept`)[0]).toMatch(new RegExp(`,"keptsequence":"${sequence}","kepthash":"${entryhash}","sequence":"0{11}1",`));
    expect(linesOf(`${path}.kept`)[0]?.startsWith(text)).toBe(true);
    const named = entriesOf(path).findLast(({ type }) => type === 'ai.agentmesh.audit.kept');
    expect(named).toMatchObject({ data: { file: 'audit.jsonl.kept', entry: '000000000001' } });
  });

  it('push out no change of the rules either', () => {
    const path = place();
    const log = open(path, FEW);
    const types = ['ai.agentmesh.policy.reloaded', 'ai.agentmesh.policy.reload_failed', 'ai.agentmesh.lock.reloaded'] as const;
    for (const type of [...types, 'ai.agentmesh.server.exited'] as const) log.append([{ type, time: TIME, data: {} }]);
    flood(log);
    expect(entriesOf(`${path}.kept`).map(({ type }) => type)).toEqual(types);
  });

  it('between refusals without end: the newest of those are kept, in a quarter of the files', async () => {
    const path = place();
    const log = open(path, FEW);
    for (let round = 0; round < 30; round++) {
      for (let each = 0; each < 10; each++) log.append([refusal(`d-${round}-${each}`, TIME + round * 100)]);
      flood(log, round * 100, 20);
    }
    const files = readdirSync(dirname(path)).filter((name) => /\.kept(\.r\d+)?$/.test(name));
    expect(files).toEqual(['audit.jsonl.kept']);
    const ids = await refused(path);
    expect(ids.at(-1)).toBe('d-29-9');
    expect(new Set(ids).size).toBe(ids.length);
    await intact(path);
  });

  it('honest: push out nothing of which something would be to be kept, and make no file', async () => {
    const path = place();
    flood(open(path, FEW));
    expect(readdirSync(dirname(path)).some((name) => name.includes('kept'))).toBe(false);
    expect(entriesOf(path).some(({ type }) => String(type).includes('kept'))).toBe(false);
    expect((await verifyLogs([path])).map(({ ok }) => ok)).toEqual([true]);
  });

  it('are told of by their arguments, which are taken for nothing else', () => {
    const path = place();
    const log = open(path, FEW);
    const input = { arguments: { decision: 'deny', type: 'ai.agentmesh.policy.reloaded', text: '"decision":"deny"' } } as never;
    log.append([evaluation({ decision_id: 'x', input })]);
    flood(log);
    expect(readdirSync(dirname(path)).some((name) => name.includes('kept'))).toBe(false);
  });

  it('leave what a server tells unasked to go with them, refused or not: it would push out the rest', () => {
    const path = place();
    const log = open(path, FEW);
    const told = { direction: 'server_to_client', kind: 'notification', method: 'notifications/message', decision: 'deny' } as const;
    log.append([evaluation(told), evaluation({ ...told, kind: 'request', method: 'sampling/createMessage' })]);
    flood(log);
    expect(entriesOf(`${path}.kept`)).toMatchObject([{ data: { method: 'sampling/createMessage' } }]);
  });
});

describe('what is kept', () => {
  /** Stops where the old file was to be deleted, as a kill would, or where something was to be written beside the log. */
  const failing = (what: 'unlink' | 'keep', does: { fail: boolean }): Files => ({
    ...nodeFiles,
    unlinkSync: (path) => {
      if (does.fail && what === 'unlink' && /\.r\d+$/.test(String(path))) throw new Error('EIO: i/o error, unlink');
      nodeFiles.unlinkSync(path);
    },
    openSync: (path, flags, mode) => {
      if (does.fail && what === 'keep' && path.endsWith('.kept') && flags === 'a') throw new Error('ENOSPC: no space left on device, open');
      return nodeFiles.openSync(path, flags, mode);
    },
  });

  it.each(['in one run', 'over a start'])(
    'stands there once where its file could not be deleted, %s, and is read once meanwhile',
    async (when) => {
      const path = place();
      const does = { fail: true };
      const options: Partial<AuditLogOptions> = { ...FEW, files: failing('unlink', does) };
      let log = open(path, options);
      log.append([refusal('one'), refusal('two')]);
      flood(log);
      expect(entriesOf(`${path}.kept`)).toHaveLength(2);
      expect(await refused(path)).toEqual(['one', 'two']);
      if (when === 'over a start') {
        log.close();
        log = open(path, options);
      }
      does.fail = false;
      flood(log, 300);
      expect(entriesOf(`${path}.kept`)).toHaveLength(2);
      expect(await refused(path)).toEqual(['one', 'two']);
      expect((await verifyLogs([path])).every(({ ok }) => ok)).toBe(true);
    },
  );

  it('is gone with its file where it cannot be written, which is told, and refuses nothing', async () => {
    const path = place();
    const told: string[] = [];
    const does = { fail: true };
    const log = open(path, { ...FEW, files: failing('keep', does), log: { ...silentLog, error: (message) => void told.push(message) } });
    log.append([refusal('lost')]);
    flood(log);
    expect(new Set(told)).toEqual(new Set(['refusals in old audit files cannot be kept longer than those']));
    expect(readdirSync(dirname(path)).filter((name) => /\.r\d+$/.test(name))).toHaveLength(FEW.maxFiles - 1);
    does.fail = false;
    log.append([refusal('later')]);
    flood(log);
    expect(await refused(path)).toEqual(['later']);
    expect((await verifyLogs([path])).every(({ ok }) => ok)).toBe(true);
  });

  it('is of a log that was begun anew as of the one before', async () => {
    const path = place();
    for (const run of ['one', 'two']) {
      const log = open(path, FEW);
      log.append([refusal(run)]);
      flood(log);
      log.close();
      for (const name of readdirSync(dirname(path))) if (!name.includes('.kept')) rmSync(join(dirname(path), name));
    }
    expect(entriesOf(`${path}.kept`).map(({ data }) => (data as { decision_id: string }).decision_id)).toEqual(['one', 'two']);
  });

  it('is nothing of which the text was changed: it would have a good chain from then on', () => {
    const path = place();
    const log = open(path, FEW);
    log.append([refusal('denied'), refusal('other')]);
    flood(log, 0, 20);
    const oldest = `${path}.r000001`;
    writeFileSync(oldest, readFileSync(oldest, 'utf8').replace('"denied"', '"edited"'));
    flood(log, 20);
    expect(entriesOf(`${path}.kept`)).toMatchObject([{ data: { decision_id: 'other' } }]);
  });

  it.each<[what: string, tamper: (kept: string, older: string) => void, problems: readonly object[]]>([
    [
      'taken away',
      (kept) => [kept, `${kept}.head`].forEach((path) => rmSync(path)),
      [{ kind: 'head_missing' }, { kind: 'truncated', from: 1 }],
    ],
    [
      'put back to what it was earlier',
      (kept, older) => ['', '.head'].forEach((suffix) => copyFileSync(older + suffix, kept + suffix)),
      [{ kind: 'truncated', from: 2 }],
    ],
    [
      'changed by a letter',
      (kept) => writeFileSync(kept, readFileSync(kept, 'utf8').replace('deny', 'Deny')),
      [{ kind: 'changed', from: 1 }],
    ],
  ])('and is %s: the log names it', async (_what, tamper, problems) => {
    const path = place();
    const older = join(temporaryFolder(), basename(path));
    const log = open(path, FEW);
    log.append([refusal('one')]);
    flood(log);
    for (const suffix of ['', '.head']) copyFileSync(`${path}.kept${suffix}`, older + suffix);
    log.append([refusal('two')]);
    flood(log);
    log.close();
    await intact(path);
    tamper(`${path}.kept`, older);
    const [, ofKept] = await verifyLogs([path]);
    expect(ofKept?.problems).toMatchObject(problems);
    expect(ofKept?.problems).toHaveLength(problems.length);
  });

  it('cannot be kept where something else stands', () => {
    const path = place();
    mkdirSync(`${path}.kept`);
    const log = open(path, FEW);
    log.append([refusal('lost')]);
    flood(log);
    expect(linesOf(path).length).toBeGreaterThan(0);
  });
});
