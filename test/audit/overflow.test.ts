import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AtWill, AuditEvent } from '../../src/audit/event.js';
import { nodeFiles, type Files } from '../../src/audit/files.js';
import { readNotes, readRows } from '../../src/audit/read/read.js';
import type { AuditRow } from '../../src/audit/read/row.js';
import { verifyLogs } from '../../src/audit/verify/verify-log.js';
import { denial, entriesOf, evaluation, invoked, linesOf, open, temporaryFolder, TIME } from './helpers.js';

const MAX_BYTES = 40_000;
/** Of some 1,000 bytes: a share of a file has some ten of them. */
const storm = (count: number, from = 0, sort: AtWill = 'plain'): AuditEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    ...evaluation(
      {
        decision_id: `s-${from + index}`,
        direction: 'server_to_client',
        kind: 'notification',
        method: 'notifications/tools/list_changed',
        rules: ['r'.repeat(300)],
      },
      TIME + from + index,
    ),
    atWill: sort,
  }));

const asked = (id: string): AuditEvent => {
  const event = evaluation({ decision_id: id, direction: 'server_to_client', kind: 'request', method: 'sampling/createMessage' });
  return event.type === 'ai.agentmesh.policy.evaluation' ? { ...event, atWill: 'notable' } : event;
};

const namedIn = (path: string): unknown[] =>
  entriesOf(path).flatMap(({ type, data }) => (type === 'ai.agentmesh.audit.overflow' ? [(data as { file: string }).file] : []));

const refusal = (id: string, time = TIME) => evaluation({ decision_id: id, decision: 'deny', reasons: [denial] }, time);

const place = () => join(temporaryFolder(), 'audit.jsonl');

async function rowsOf(path: string): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  for await (const row of readRows([path], { plumbing: true })) rows.push(row);
  return rows;
}

const rotatedOf = (path: string): string[] => readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.r`));

describe('a storm of what somebody sends at will', () => {
  it('pushes out nothing that was recorded before, and loses nothing of itself that has room', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES, maxFiles: 8 });
    log.append([refusal('before'), invoked({ decision_id: 'before', decision: 'deny' })]);
    for (const event of storm(70)) log.append([event]);
    expect(rotatedOf(path)).toEqual([]);
    const rows = await rowsOf(path);
    expect(rows.filter(({ decision }) => decision === 'deny').map(({ decision_id }) => decision_id)).toEqual(['before']);
    expect(rows.slice(1).map(({ decision_id }) => decision_id)).toEqual(storm(70).map((_, index) => `s-${index}`));
    expect((await verifyLogs([path])).map(({ ok, notes }) => ({ ok, notes }))).toEqual([
      { ok: true, notes: [] },
      { ok: true, notes: [] },
    ]);
  });

  it('that goes on for ever is kept in a quarter of the files, of which the oldest go', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES, maxFiles: 8 });
    log.append([refusal('before')]);
    for (const event of storm(1_000)) log.append([event]);
    expect(rotatedOf(path)).toEqual([]);
    expect(rotatedOf(`${path}.overflow`)).toHaveLength(1);
    expect((await rowsOf(path)).at(0)).toMatchObject({ decision_id: 'before' });
    expect((await rowsOf(path)).at(-1)).toMatchObject({ decision_id: 's-999' });
    expect((await verifyLogs([path])).every(({ ok }) => ok)).toBe(true);
  });

  it('has its share of the next file too, and the log says again where it goes on', () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES, maxFiles: 8 });
    for (let round = 0; round < 3; round++) {
      for (const event of storm(40, 100 * round)) log.append([event]);
      for (let call = 0; call < 40; call++) log.append([evaluation({ rules: ['r'.repeat(400)] })]);
    }
    const told = [...rotatedOf(path).map((name) => join(dirname(path), name)), path].flatMap((file) =>
      entriesOf(file).filter(({ type }) => type === 'ai.agentmesh.audit.overflow'),
    );
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.length).toBeLessThanOrEqual(rotatedOf(path).length + 1);
    const overflow = `${path}.overflow`;
    const written = [...rotatedOf(overflow).map((name) => join(dirname(path), name)), overflow].flatMap((file) =>
      entriesOf(file).map(({ sequence, entryhash }) => ({ file: 'audit.jsonl.overflow', entry: sequence, hash: entryhash })),
    );
    expect(written).toContainEqual(told.at(-1)?.['data']);
  });

  it('among which a client is refused something: the refusal stays in the log', () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    for (const event of storm(40)) log.append([event]);
    log.append([...storm(2, 40), refusal('amid'), ...storm(2, 42), invoked({ decision_id: 'amid' })]);
    expect(
      entriesOf(path)
        .slice(-2)
        .map(({ data }) => (data as { decision_id: string }).decision_id),
    ).toEqual(['amid', 'amid']);
    expect(
      entriesOf(`${path}.overflow`)
        .slice(-4)
        .map(({ data }) => (data as { decision_id: string }).decision_id),
    ).toEqual(['s-40', 's-41', 's-42', 's-43']);
  });

  it('pushes out nothing that a server has asked for meanwhile, however little of it', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    for (const event of storm(40)) log.append([event]);
    log.append([...storm(1, 40), asked('amid'), ...storm(1, 41)]);
    for (const event of storm(1_000, 42)) log.append([event]);
    const ids = entriesOf(path).map(({ data }) => (data as { decision_id?: string }).decision_id);
    expect(ids.at(-1)).toBe('amid');
    expect((await rowsOf(path)).filter(({ decision_id }) => decision_id === 'amid')).toHaveLength(1);
    expect((await verifyLogs([path])).map(({ ok, problems }) => ({ ok, problems }))).toEqual([
      { ok: true, problems: [] },
      { ok: true, problems: [] },
    ]);
  });

  it('of requests pushes out nothing of the log either, leaves plain messages their share, and is named as they are', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    log.append([...storm(1, 5_000), refusal('before')]);
    for (const event of storm(1_000, 0, 'notable')) log.append([event]);
    log.append(storm(1, 5_001));
    expect(rotatedOf(path)).toEqual([]);
    expect(entriesOf(path).at(-1)).toMatchObject({ data: { decision_id: 's-5001' } });
    for (const event of storm(40, 6_000)) log.append([event]);
    const told = entriesOf(path).filter(({ type }) => type === 'ai.agentmesh.audit.overflow');
    expect(told).toHaveLength(2);
    expect((await verifyLogs([path])).every(({ ok }) => ok)).toBe(true);
  });

  it('of plain messages pushes out nothing that a server has asked for, in the log or beside it, and is pushed out by nothing of that', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    for (const event of storm(40, 0, 'notable')) log.append([event]);
    log.append([asked('amid')]);
    for (const event of storm(1_000, 40)) log.append([event]);
    for (const event of storm(20, 2_000, 'notable')) log.append([event]);
    const ids = new Set((await rowsOf(path)).map(({ decision_id }) => decision_id));
    expect(['s-0', 's-39', 'amid', 's-1039', 's-2019'].filter((id) => !ids.has(id))).toEqual([]);
    expect(namedIn(path)).toEqual(['audit.jsonl.notable', 'audit.jsonl.overflow']);
    expect((await verifyLogs([path])).map(({ log, problems }) => [basename(log), problems])).toEqual([
      ['audit.jsonl', []],
      ['audit.jsonl.notable', []],
      ['audit.jsonl.overflow', []],
    ]);
  });

  it('is named again after a thousand entries, with the next record of anything else, and at the end', () => {
    const path = place();
    const log = open(path, { maxFiles: 100, maxBytes: MAX_BYTES });
    for (const event of storm(1_015)) log.append([event]);
    expect(namedIn(path)).toHaveLength(1);
    log.append([evaluation()]);
    log.append([evaluation()]);
    expect(namedIn(path)).toHaveLength(2);
    log.append(storm(1, 2_000));
    log.close();
    log.close();
    expect(namedIn(path)).toHaveLength(3);
    const [last] = entriesOf(`${path}.overflow`).slice(-1);
    expect(entriesOf(path).at(-1)).toMatchObject({ data: { entry: last?.['sequence'], hash: last?.['entryhash'] } });
  });

  it('of both in one group is named once for each', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    log.append([...storm(15), ...storm(15, 15, 'notable')]);
    for (let group = 0; group < 3; group++) log.append([...storm(1, 30 + group), ...storm(1, 40 + group, 'notable')]);
    expect(namedIn(path)).toEqual(['audit.jsonl.overflow', 'audit.jsonl.notable']);
    expect((await rowsOf(path)).map(({ decision_id }) => decision_id)).toHaveLength(36);
    expect((await verifyLogs([path])).every(({ ok }) => ok)).toBe(true);
  });

  it('that is begun again with each start of the proxy has little of a file', async () => {
    const path = place();
    for (let start = 0; start < 10; start++) {
      const log = open(path, { maxBytes: MAX_BYTES });
      for (const event of storm(15, 100 * start)) log.append([event]);
      log.close();
    }
    expect(rotatedOf(path)).toEqual([]);
    expect((await verifyLogs([path])).every(({ ok }) => ok)).toBe(true);
  });

  it('is in one chain, whoever was killed in between', async () => {
    const path = place();
    const first = open(path, { maxBytes: MAX_BYTES });
    for (const event of storm(40)) first.append([event]);
    first.close();
    writeFileSync(`${path}.overflow`, '{"specversion":"1.0","id":"torn', { flag: 'a' });
    const next = open(path, { maxBytes: MAX_BYTES });
    for (const event of storm(40, 40)) next.append([event]);
    const [ofLog, ofOverflow] = await verifyLogs([path]);
    expect(ofLog).toMatchObject({ ok: true, notes: [] });
    expect(ofOverflow).toMatchObject({ ok: true, log: `${path}.overflow`, notes: [{ kind: 'torn' }, { kind: 'recovered' }] });
  });

  it.each(['cloudevents', 'json'] as const)('is written and verified as %s', async (format) => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES, format });
    for (const event of storm(40)) log.append([event]);
    expect((await verifyLogs([path])).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await rowsOf(path)).toHaveLength(40);
    const notes = readNotes();
    for await (const _ of readRows([path], {}, notes));
    expect([...notes.events]).toEqual([['ai.agentmesh.audit.overflow', 1]]);
  });

  it('of a second writer is kept beside its own log', async () => {
    const path = place();
    open(path).append([evaluation()]);
    const second = open(path, { maxBytes: MAX_BYTES, process: { pid: 4711, host: 'h', incarnation: () => 'i', bootedAt: 0 } });
    for (const event of storm(40)) second.append([event]);
    expect((await verifyLogs([path])).map(({ log, ok }) => [basename(log), ok])).toEqual([
      ['audit.jsonl', true],
      ['audit.jsonl.4711', true],
      ['audit.jsonl.4711.overflow', true],
    ]);
    expect(await rowsOf(path)).toHaveLength(41);
  });

  it('honest: a session’s handshake, lists and pings stand with its calls', () => {
    const path = place();
    const log = open(path);
    for (let call = 0; call < 500; call++) log.append([...storm(2, 2 * call), evaluation(), invoked()]);
    expect(entriesOf(path)).toHaveLength(2_000);
    expect(readdirSync(dirname(path))).not.toContain('audit.jsonl.overflow');
  });

  it('honest: what a client asks for is never elsewhere, however much it is', () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    for (let call = 0; call < 500; call++) log.append([evaluation(), refusal(`d-${call}`), invoked()]);
    expect(readdirSync(dirname(path))).not.toContain('audit.jsonl.overflow');
  });
});

describe('an overflow that cannot be written', () => {
  it('refuses the messages that were to be recorded there, nothing else, and is tried again', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    mkdirSync(`${path}.overflow`);
    expect(() => {
      for (const event of storm(15)) log.append([event]);
    }).toThrow(`\`${path}.overflow\` cannot be opened`);
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(() => log.append([...storm(1, 20), refusal('lost')])).toThrow(`\`${path}.overflow\` cannot be opened`);
    }
    log.append([refusal('kept')]);
    rmdirSync(`${path}.overflow`);
    for (const event of storm(5, 30)) log.append([event]);
    expect(entriesOf(`${path}.overflow`)).toHaveLength(5);
    expect((await rowsOf(path)).filter(({ decision }) => decision === 'deny').map(({ decision_id }) => decision_id)).toEqual(['kept']);
    expect((await verifyLogs([path])).every(({ ok }) => ok)).toBe(true);
  });

  it.each(['.overflow', ''])(
    'since the disk is full where `audit.jsonl%s` goes on: whatever is refused, both pass, and go on when there is room',
    async (suffix) => {
      const path = place();
      let full = false;
      const ofFull = new Set<number>();
      const files: Files = {
        ...nodeFiles,
        openSync: (name, flags, mode) => {
          const fd = nodeFiles.openSync(name, flags, mode);
          if (flags === 'a') ofFull[name === path + suffix ? 'add' : 'delete'](fd);
          return fd;
        },
        writeSync: ((fd: number, bytes: Buffer, offset: number, length: number, position: number | null) => {
          if (!full || position !== null || !ofFull.has(fd)) return nodeFiles.writeSync(fd, bytes, offset, length, position);
          if (length <= 100) throw new Error('ENOSPC: no space left on device, write');
          return nodeFiles.writeSync(fd, bytes, offset, 100, position);
        }) as Files['writeSync'],
      };
      const log = open(path, { maxBytes: MAX_BYTES, files });
      for (const event of storm(20)) log.append([event]);
      full = true;
      for (let each = 0; each < 3; each++)
        expect(() => log.append([...storm(1, 100 + each), refusal('lost')])).toThrow(/ENOSPC|no more bytes/);
      expect((await verifyLogs([path])).map(({ ok }) => ok)).toEqual([true, true]);
      full = false;
      log.append([...storm(1, 200), refusal('kept')]);
      log.close();
      const ids = (await rowsOf(path)).map(({ decision_id }) => decision_id);
      expect(ids).toEqual(expect.arrayContaining(['s-0', 's-19', 's-200', 'kept']));
      expect(ids).not.toContain('lost');
      expect((await verifyLogs([path])).map(({ ok }) => ok)).toEqual([true, true]);
    },
  );

  it('is not opened any more once the log is closed', () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    for (const event of storm(40)) log.append([event]);
    log.close();
    for (const suffix of ['', '.head']) rmSync(`${path}.overflow${suffix}`);
    expect(() => log.append(storm(1))).toThrow('the audit log is closed');
    expect(readdirSync(dirname(path)).filter((name) => name.includes('overflow'))).toEqual([]);
  });
});

describe('an overflow that was tampered with', () => {
  const stormed = (): string => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    for (const event of storm(40)) log.append(event.time < TIME + 20 ? [event] : [event, evaluation()]);
    log.close();
    return path;
  };
  const problemsOf = async (path: string) =>
    (await verifyLogs([path])).map(({ problems }) => problems.map(({ kind, from }) => ({ kind, from })));

  it('honest: is not, and passes', async () => {
    expect(await problemsOf(stormed())).toEqual([[], []]);
  });

  it('and its head deleted: the log names it', async () => {
    const path = stormed();
    rmSync(`${path}.overflow`);
    rmSync(`${path}.overflow.head`);
    const [ofLog, ofOverflow] = await problemsOf(path);
    expect(ofLog).toEqual([]);
    expect(ofOverflow).toEqual([{ kind: 'head_missing' }, { kind: 'truncated', from: 1 }]);
  });

  it('replaced by an intact one of another log: the log names another entry', async () => {
    const [path, other] = [stormed(), stormed()];
    for (const suffix of ['.overflow', '.overflow.head']) writeFileSync(path + suffix, readFileSync(other + suffix));
    expect(await problemsOf(path)).toEqual([
      [],
      [
        { kind: 'changed', from: 1 },
        { kind: 'changed', from: 30 },
      ],
    ]);
  });

  it.each([
    ['as soon as the one before', 1, 30],
    ['when it had come further', 3, 28],
  ])('and its head deleted, and another begun since, which is named %s', async (_, together, cut) => {
    const path = stormed();
    rmSync(`${path}.overflow`);
    rmSync(`${path}.overflow.head`);
    const log = open(path, { maxBytes: MAX_BYTES });
    for (let group = 0; group < 30; group += together) log.append(storm(together, 100 + group));
    log.close();
    expect(await problemsOf(path)).toEqual([
      [{ kind: 'removed' }],
      [
        { kind: 'changed', from: 1 },
        { kind: 'truncated', from: cut },
      ],
    ]);
  });

  it('replaced, and given before its log', async () => {
    const [path, other] = [stormed(), stormed()];
    const overflow = `${path}.overflow`;
    for (const suffix of ['.overflow', '.overflow.head']) writeFileSync(path + suffix, readFileSync(other + suffix));
    const reports = await verifyLogs([overflow, path]);
    expect(reports.map(({ log, problems }) => [log, problems.map(({ kind, from }) => ({ kind, from }))])).toEqual([
      [path, []],
      [
        overflow,
        [
          { kind: 'changed', from: 1 },
          { kind: 'changed', from: 30 },
        ],
      ],
    ]);
  });

  it('honest: is given by itself, or is a log of that name, and passes', async () => {
    const path = stormed();
    expect((await verifyLogs([`${path}.overflow`])).map(({ log, ok }) => [log, ok])).toEqual([[`${path}.overflow`, true]]);
    const named = join(temporaryFolder(), 'x.overflow');
    open(named).append([evaluation()]);
    expect((await verifyLogs([named])).map(({ log, ok }) => [log, ok])).toEqual([[named, true]]);
  });

  it('honest: is not, and is named again by each start', async () => {
    const path = stormed();
    for (let start = 1; start <= 3; start++) {
      const log = open(path, { maxBytes: MAX_BYTES });
      for (const event of storm(80, 100 * start)) log.append([event]);
      log.close();
    }
    expect(await problemsOf(path)).toEqual([[], []]);
  });

  it('its end cut off, and the head rewritten', async () => {
    const path = stormed();
    const overflow = `${path}.overflow`;
    const [before, ...cut] = linesOf(overflow).slice(-5);
    const kept = linesOf(overflow).slice(0, -cut.length);
    writeFileSync(overflow, kept.map((line) => `${line}\n`).join(''));
    const { sequence, entryhash } = JSON.parse(before ?? '') as { sequence: string; entryhash: string };
    const head = JSON.parse(readFileSync(`${overflow}.head`, 'utf8')) as object;
    writeFileSync(`${overflow}.head`, `${JSON.stringify({ ...head, sequence, entryhash }).padEnd(511)}\n`);
    expect(await problemsOf(path)).toEqual([[], [{ kind: 'truncated', from: Number(sequence) + 1 }]]);
  });

  it('replaced by one that has come further than the log names: that nothing of it can be compared is noted', async () => {
    const path = stormed();
    const other = place();
    const log = open(other, { maxBytes: MAX_BYTES });
    for (const event of storm(1_000)) log.append([event]);
    log.close();
    rmSync(`${path}.overflow`);
    for (const name of readdirSync(dirname(other))) {
      if (name.includes('.overflow')) writeFileSync(join(dirname(path), name), readFileSync(join(dirname(other), name)));
    }
    expect((await verifyLogs([path])).map(({ notes }) => notes.map(({ kind }) => kind))).toEqual([[], ['not_compared']]);
  });

  it('and exchanged with the other one: the log names entries of both', async () => {
    const path = place();
    const log = open(path, { maxBytes: MAX_BYTES });
    for (let each = 0; each < 40; each++) log.append([...storm(1, each), ...storm(1, 100 + each, 'notable')]);
    log.close();
    for (const suffix of ['', '.head']) {
      const [one, other] = ['overflow', 'notable'].map((name) => `${path}.${name}${suffix}`) as [string, string];
      const bytes = readFileSync(one);
      writeFileSync(one, readFileSync(other));
      writeFileSync(other, bytes);
    }
    const [ofLog, ...beside] = await problemsOf(path);
    expect(ofLog).toEqual([]);
    for (const problems of beside) expect(problems[0]).toEqual({ kind: 'changed', from: 1 });
    expect(beside).toHaveLength(2);
  });

  it('a word of it changed', async () => {
    const path = stormed();
    writeFileSync(`${path}.overflow`, readFileSync(`${path}.overflow`, 'utf8').replace('list_changed', 'list_CHANGED'));
    expect(await problemsOf(path)).toEqual([[], [{ kind: 'changed', from: 1 }]]);
  });
});
