import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/audit/files.js';
import { verifyLog } from '../../src/audit/verify/verify-log.js';
import { entriesOf, evaluation, invoked, linesOf, open, temporaryFolder } from './helpers.js';

describe('one entry', () => {
  it('is the page’s CloudEvents line, its fields in the page’s order', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path, { ids: () => 'id-1' }).append([invoked()]);

    const [line = ''] = linesOf(path);
    expect(line).toMatch(
      /^\{"specversion":"1\.0","id":"id-1","type":"ai\.agentmesh\.tool\.invoked","source":"urn:mcp-proxy:secure-filesystem","time":"2026-02-03T10:30:00\.000Z","datacontenttype":"application\/json","data":\{"tool":"read_file","arguments":\{"path":"\/home\/user\/documents\/report\.txt"\},"decision":"allow","latency_ms":45,/,
    );
    expect(Object.keys(JSON.parse(line) as object).slice(7)).toEqual(['agentmeshversion', 'sequence', 'previoushash', 'entryhash']);
  });

  it.each(['cloudevents', 'json'] as const)('shows no credential that the name of the server holds, as `%s`', (format) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path, { format, server: `files-ghp_${'A'.repeat(36)}` }).append([invoked()]);
    const { source, server } = entriesOf(path)[0] ?? {};
    expect(source ?? server).toBe(
      format === 'json' ? 'files-[masked:secret.github_token]' : 'urn:mcp-proxy:files-%5Bmasked%3Asecret.github_token%5D',
    );
  });

  it('has only attribute names that CloudEvents allows', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path).append([evaluation()]);
    for (const name of Object.keys(entriesOf(path)[0] ?? {})) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
  });

  it('is the same without the envelope as `json`', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path, { format: 'json', ids: () => 'id-1' }).append([invoked()]);
    expect(linesOf(path)[0]).toMatch(
      /^\{"id":"id-1","time":"2026-02-03T10:30:00\.000Z","type":"ai\.agentmesh\.tool\.invoked","server":"secure-filesystem","tool":"read_file","arguments":/,
    );
  });

  it('keeps members of `json` data apart from its own', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path, { format: 'json' }).append([{ type: 'ai.agentmesh.proxy.started', time: 0, data: { id: 'x', sequence: 9, pid: 1 } }]);
    expect(entriesOf(path)[0]).toMatchObject({ id_: 'x', sequence_: 9, pid: 1, sequence: '000000000001' });
  });

  it('is one line whatever the arguments hold', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const hostile = {
      'a\nb': '\u2028\u0000\ud800 ","entryhash":"x',
      entryhash: '0',
      __proto__: null,
      type: 'ai.agentmesh.audit.recovered',
    };
    const log = open(path, { server: 'nasty "name"\n\ud800' });
    log.append([invoked({ arguments: { x: 1, ...hostile } }), invoked()]);
    expect(linesOf(path)).toHaveLength(2);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 2, notes: [] });
  });

  it('S-42: its hash can be computed from the file alone, over the whole entry as it is stored', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path).append([invoked({ arguments: { password: '[masked]' } })]);
    const [body = '', own] = (linesOf(path)[0] ?? '').split(',"entryhash":"');
    expect(own).toBe(`${createHash('sha256').update(`agentmesh-audit-entry-1.0\n${body}`).digest('hex')}"}`);
  });
});

describe('the chain', () => {
  it('S-40: each entry links to its predecessor, not to itself', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation(), invoked()]);
    log.append([evaluation()]);
    const [first, second, third] = entriesOf(path);
    expect(first?.['previoushash']).toBe('0'.repeat(64));
    expect(second?.['previoushash']).toBe(first?.['entryhash']);
    expect(third?.['previoushash']).toBe(second?.['entryhash']);
    expect([first, second, third].map((entry) => entry?.['sequence'])).toEqual(['000000000001', '000000000002', '000000000003']);
  });

  it('S-41: a restart on the same file resumes the chain', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    for (let run = 0; run < 3; run++) {
      const log = open(path);
      log.append([evaluation()]);
      log.close();
    }
    const hashes = entriesOf(path).map((entry) => entry['entryhash']);
    expect(new Set(hashes).size).toBe(3);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 3, notes: [] });
  });

  it('goes on when the format changes between two runs', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    for (const format of ['json', 'cloudevents', 'json'] as const) {
      const log = open(path, { format });
      log.append([evaluation(), invoked()]);
      log.close();
    }
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 6, notes: [] });
  });

  it('accounts for the line that a killed writer left unfinished, and keeps its bytes', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation(), invoked()]);
    log.close();
    fs.appendFileSync(path, '{"specversion":"1.0","id":"half');

    open(path).append([evaluation()]);

    expect(linesOf(path)[2]).toBe('{"specversion":"1.0","id":"half');
    expect(entryOf(path, 3)).toMatchObject({ type: 'ai.agentmesh.audit.recovered', data: { torn: { bytes: 31 } } });
    const report = await verifyLog(path);
    expect(report).toMatchObject({ ok: true, entries: 4 });
    expect(report.notes.map(({ kind }) => kind)).toEqual(['torn', 'recovered']);
  });

  it('goes on after entries that a killed writer could not put into the head', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    const head = readFileSync(`${path}.head`);
    log.append([evaluation(), invoked()]);
    log.close();
    writeFileSync(`${path}.head`, head);

    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 3, notes: [{ kind: 'beyond_head' }] });
    open(path).append([evaluation()]);
    const report = await verifyLog(path);
    expect(report).toMatchObject({ ok: true, entries: 5 });
    expect(entriesOf(path)[3]).toMatchObject({ type: 'ai.agentmesh.audit.recovered', data: { beyond_head: 2 } });
  });

  it('takes an entry that lacks only its line feed', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    const head = readFileSync(`${path}.head`);
    log.append([invoked()]);
    log.close();
    writeFileSync(`${path}.head`, head);
    fs.truncateSync(path, statSync(path).size - 1);

    open(path).append([evaluation()]);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 4 });
  });

  it('goes on from the head when entries were cut off, so that the gap stays visible for ever', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation(), invoked(), evaluation(), invoked()]);
    log.close();
    writeFileSync(path, `${linesOf(path).slice(0, 2).join('\n')}\n`);

    const told: string[] = [];
    const listener = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (text: string) => told.push(text) };
    open(path, { log: listener }).append([evaluation()]);

    expect(told).toEqual(['audit log: entries 000000000003 to 000000000004, which the head names, are not in the file']);
    const report = await verifyLog(path);
    expect(report.ok).toBe(false);
    expect(report.problems).toMatchObject([{ kind: 'removed', from: 3, to: 4 }]);
  });

  it('says so when the head was missing', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    log.close();
    rmSync(`${path}.head`);
    open(path).append([evaluation()]);
    expect(entriesOf(path)[1]).toMatchObject({ type: 'ai.agentmesh.audit.recovered', data: { head: 'missing' } });
    expect((await verifyLog(path)).ok).toBe(true);
  });

  it('goes on from the head after an altered last entry', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation(), invoked()]);
    log.close();
    writeFileSync(path, readFileSync(path, 'utf8').replace('"latency_ms":45', '"latency_ms":46'));
    open(path).append([evaluation()]);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'changed', from: 2, place: { line: 2 } }]);
  });
});

describe('writing', () => {
  it('writes a group of any size once, and the head once', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const writes: number[] = [];
    const log = open(path, { files: { ...nodeFiles, writeSync: counted(writes) } });
    writes.length = 0;
    log.append(Array.from({ length: 64 }, () => evaluation()));
    expect(writes).toHaveLength(2);
    expect(entriesOf(path)).toHaveLength(64);
  });

  it('writes the head once for groups that follow each other closely, and before it is closed', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const writes: number[] = [];
    const tasks: (() => void)[] = [];
    const log = open(path, { files: { ...nodeFiles, writeSync: counted(writes) }, defer: (task) => void tasks.push(task) });
    writes.length = 0;
    for (let group = 0; group < 5; group++) log.append([evaluation()]);
    expect({ writes: writes.length, tasks: tasks.length }).toEqual({ writes: 5, tasks: 1 });
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 5, notes: [{ kind: 'beyond_head' }] });

    tasks.pop()?.();
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 5, notes: [] });
    log.append([evaluation()]);
    log.close();
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 6, notes: [] });
    // A timer that comes late finds a closed log.
    tasks.pop()?.();
  });

  it('accepts nothing more while the head cannot be written', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const told: string[] = [];
    const note = (text: string) => void told.push(text);
    let broken = false;
    const files = {
      ...nodeFiles,
      writeSync: ((fd: number, bytes: Buffer, offset: number, length: number, position: number | null) => {
        if (broken && position !== null) throw new Error('EIO: i/o error, write');
        return fs.writeSync(fd, bytes, offset, length, position);
      }) as typeof fs.writeSync,
    };
    const log = open(path, { files, log: { debug: note, info: note, warn: note, error: note } });
    broken = true;
    log.append([evaluation()]);
    expect(told).toEqual(['the head of the audit log cannot be written']);
    expect(() => log.append([evaluation()])).toThrow(/cannot be written: EIO/);
    broken = false;
    log.append([evaluation()]);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 2, notes: [] });
  });

  it('writes nothing for an empty group', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path).append([]);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('asks the disk to hold a group before append returns, with fsync', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    let synced = 0;
    const log = open(path, {
      fsync: true,
      files: {
        ...nodeFiles,
        fdatasyncSync: (fd) => {
          synced++;
          fs.fdatasyncSync(fd);
        },
      },
    });
    log.append([evaluation(), invoked()]);
    expect(synced).toBe(2);
  });

  it('makes files for the user alone: 0600 in a folder 0700', () => {
    const folder = join(temporaryFolder(), 'state', 'audit');
    open(join(folder, 'audit.jsonl')).append([evaluation()]);
    const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
    expect([mode('.'), mode('audit.jsonl'), mode('audit.jsonl.head'), mode('audit.jsonl.lock')]).toEqual(['700', '600', '600', '600']);
  });

  it('follows a symbolic link to the log, with everything beside the real file', () => {
    const folder = temporaryFolder();
    fs.mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'audit.jsonl'), '');
    fs.symlinkSync(join(folder, 'real', 'audit.jsonl'), join(folder, 'link.jsonl'));
    const log = open(join(folder, 'link.jsonl'));
    log.append([evaluation()]);
    expect(log.path).toBe(join(fs.realpathSync(folder), 'real', 'audit.jsonl'));
    expect(readdirSync(join(folder, 'real')).sort()).toEqual(['audit.jsonl', 'audit.jsonl.head', 'audit.jsonl.lock']);
  });

  it('follows a link to where the log is not yet: whoever comes next finds the lock beside the real file', async () => {
    const folder = temporaryFolder();
    const real = join(fs.realpathSync(folder), 'real', 'audit.jsonl');
    fs.symlinkSync('second.jsonl', join(folder, 'first.jsonl'));
    fs.symlinkSync('real/audit.jsonl', join(folder, 'second.jsonl'));
    const log = open(join(folder, 'first.jsonl'));
    log.append([evaluation()]);
    const second = open(join(folder, 'first.jsonl'));
    second.append([evaluation()]);
    expect([log.path, second.path]).toEqual([real, `${real}.${process.pid}`]);
    for (const each of [log, second]) each.close();
    expect(readdirSync(folder).sort()).toEqual(['first.jsonl', 'real', 'second.jsonl']);
    expect(await verifyLog(real)).toMatchObject({ ok: true, entries: 1, notes: [] });
  });

  it('releases the lock when it is closed, and takes no more', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.close();
    log.close();
    expect(fs.existsSync(`${path}.lock`)).toBe(false);
    expect(() => log.append([evaluation()])).toThrow('the audit log is closed');
  });
});

describe('rotation', () => {
  it('keeps every file under the limit and the chain going on across them', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path, { maxBytes: 4_000, maxFiles: 100 });
    for (let call = 0; call < 50; call++) log.append([evaluation(), invoked()]);
    const rotated = readdirSync(folder).filter((name) => /\.r\d{6}$/.test(name));
    expect(rotated.length).toBeGreaterThan(5);
    for (const name of rotated) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(4_000);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 100, first: 1, notes: [] });
  });

  it('deletes the oldest files over the limit, and verification knows that they were deleted by us', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path, { maxBytes: 4_000, maxFiles: 3 });
    for (let call = 0; call < 50; call++) log.append([evaluation(), invoked()]);
    expect(readdirSync(folder).filter((name) => /\.r\d{6}$/.test(name))).toHaveLength(2);
    const report = await verifyLog(path);
    expect(report).toMatchObject({ ok: true, notes: [] });
    expect(report.first).toBeGreaterThan(50);
    expect(report.last?.sequence).toBe(100);
  });

  it('finds an oldest file that somebody else deleted', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path, { maxBytes: 4_000, maxFiles: 100 });
    for (let call = 0; call < 20; call++) log.append([evaluation(), invoked()]);
    rmSync(`${path}.r000001`);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'removed', from: 1 }]);
  });

  it.each([
    ['more than any log has', '.r999999999999999', '.r000001'],
    ['a number of ours in other digits', '.r0000004', '.r000001'],
    ['honest: of a file that was rotated', '.r000007', '.r000008'],
  ])('beside a file whose number is %s', async (_what, planted, next) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path, { maxBytes: 2_000 });
    log.append([evaluation()]);
    fs.writeFileSync(`${path}${planted}`, '');
    for (let call = 0; call < 3; call++) log.append([evaluation()]);
    expect(fs.existsSync(`${path}${next}`)).toBe(true);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 4 });
  });

  it('grows on where the highest number is taken, and says what to move away', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    fs.writeFileSync(`${path}.r999999999`, '');
    const told: string[] = [];
    const note = (_text: string, fields?: Readonly<Record<string, unknown>>) => void told.push(String(fields?.['error']));
    const log = open(path, { maxBytes: 2_000, log: { debug: note, info: note, warn: note, error: note } });
    for (let call = 0; call < 10; call++) log.append([evaluation()]);
    expect(told).toEqual([`Error: \`${path}.r999999999\` has the highest number that there is: move it away`]);
    expect(linesOf(path)).toHaveLength(10);
  });

  it('works with one file only', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path, { maxBytes: 2_000, maxFiles: 1 });
    for (let call = 0; call < 20; call++) log.append([evaluation()]);
    expect(readdirSync(folder).filter((name) => name.includes('.r'))).toEqual([]);
    expect((await verifyLog(path)).ok).toBe(true);
  });

  it('resumes when the kill came between renaming the old file and making the new one', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path);
    log.append([evaluation(), invoked()]);
    log.close();
    fs.renameSync(path, `${path}.r000001`);
    open(path).append([evaluation()]);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 3, notes: [] });
  });
});

const entryOf = (path: string, index: number): unknown => JSON.parse(linesOf(path)[index] ?? 'null');

function counted(writes: number[]): typeof fs.writeSync {
  return ((fd: number, bytes: Buffer, offset: number, length: number, position: number | null) => {
    writes.push(length);
    return fs.writeSync(fd, bytes, offset, length, position);
  }) as typeof fs.writeSync;
}
