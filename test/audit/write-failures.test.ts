import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AuditWriteError } from '../../src/audit/event.js';
import { nodeFiles, type Files } from '../../src/audit/files.js';
import { openAuditLog } from '../../src/audit/open-log.js';
import { verifyLog } from '../../src/audit/verify/verify-log.js';
import { UserError } from '../../src/errors/exit.js';
import { bundled } from './bundle.js';
import { entriesOf, evaluation, invoked, linesOf, open, temporaryFolder } from './helpers.js';

/** A disk with `room` bytes left for the log: takes what fits and then fails, as write(2) does. The head has its place already. While it is not `readable` nothing opens. */
class SmallDisk {
  room = Number.POSITIVE_INFINITY;
  truncates = true;
  readable = true;
  readonly files: Files = {
    ...nodeFiles,
    openSync: (path, flags, mode) => {
      if (!this.readable) throw Object.assign(new Error('EMFILE: too many open files, open'), { code: 'EMFILE' });
      return nodeFiles.openSync(path, flags, mode);
    },
    writeSync: ((fd: number, bytes: Buffer, offset: number, length: number, position: number | null) => {
      if (position !== null) return fs.writeSync(fd, bytes, offset, length, position);
      const taken = Math.min(length, this.room);
      if (taken === 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      this.room -= taken;
      return fs.writeSync(fd, bytes, offset, taken, position);
    }) as typeof fs.writeSync,
    ftruncateSync: (fd, length) => {
      if (!this.truncates) throw Object.assign(new Error('EPERM: operation not permitted, ftruncate'), { code: 'EPERM' });
      const before = fs.fstatSync(fd).size;
      fs.ftruncateSync(fd, length);
      this.room += before - (length ?? 0);
    },
  };
}

describe('a disk that fills', () => {
  it.each([0, 1, 100, 700, 1_000])(
    'with %i bytes left refuses the group whole, and takes the next one when there is room again',
    async (room) => {
      const path = join(temporaryFolder(), 'audit.jsonl');
      const disk = new SmallDisk();
      const log = open(path, { files: disk.files });
      log.append([evaluation()]);
      const size = statSync(path).size;

      disk.room = room;
      expect(() => log.append([invoked(), evaluation(), invoked()])).toThrow(AuditWriteError);
      expect(() => log.append([invoked(), evaluation(), invoked()])).toThrow(/cannot be written: ENOSPC/);
      expect(statSync(path).size).toBe(size);

      disk.room = Number.POSITIVE_INFINITY;
      log.append([invoked()]);
      expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 2, notes: [] });
    },
  );

  it.each([1, 100, 700, 1_000])(
    'of an append-only file, after %i bytes: what landed stays, is accounted for, and the chain goes on',
    async (room) => {
      const path = join(temporaryFolder(), 'audit.jsonl');
      const disk = new SmallDisk();
      const log = open(path, { files: disk.files });
      log.append([evaluation()]);

      disk.room = room;
      disk.truncates = false;
      expect(() => log.append([invoked(), evaluation(), invoked()])).toThrow(AuditWriteError);
      expect(() => log.append([invoked()])).toThrow(AuditWriteError);

      disk.room = Number.POSITIVE_INFINITY;
      log.append([invoked()]);
      log.append([evaluation()]);
      const report = await verifyLog(path);
      expect(report.problems).toEqual([]);
      expect(report.notes.some(({ kind }) => kind === 'torn')).toBe(true);
      expect(typesIn(path)).toContain('ai.agentmesh.audit.recovered');
    },
  );

  it('throws AuditWriteError with the cause, never anything else, for an event that cannot be printed too', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    expect(() => log.append([invoked({ arguments: circular as never })])).toThrow(AuditWriteError);
    expect(() => log.append([invoked({}, Number.NaN)])).toThrow(AuditWriteError);
    log.append([invoked()]);
    expect(entriesOf(path)).toHaveLength(1);
  });

  it('grows over its limit, saying so once, when it cannot be rotated', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const told: string[] = [];
    const note = (text: string) => void told.push(text);
    let broken = true;
    const files: Files = {
      ...nodeFiles,
      renameSync: (from, to) => {
        if (broken && to !== `${path}.head`) throw new Error('EBUSY: resource busy');
        fs.renameSync(from, to);
      },
    };
    const log = open(path, { maxBytes: 2_000, files, log: { debug: note, info: note, warn: note, error: note } });
    for (let call = 0; call < 20; call++) log.append([evaluation()]);
    expect(told).toEqual(['the audit log cannot be rotated, it grows on']);
    broken = false;
    log.append([evaluation()]);
    expect(linesOf(path)).toHaveLength(1);
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 21 });
  });
});

const OPENS = `
  import { openAuditLog } from '../../src/audit/open-log.ts';
  try {
    openAuditLog({ path: process.argv[2], format: 'json', server: 's' });
    console.log('opened');
  } catch (error) {
    console.log(error.name, error.exitCode, error.message);
  }
`;

describe('S-05: a log that cannot be written is one line and exit code 2, before the first message', () => {
  function refusal(path: string): string {
    try {
      openAuditLog({ path, format: 'json', server: 's' }).close();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).exitCode).toBe(2);
      return (error as UserError).message;
    }
    throw new Error('it was opened');
  }

  it('a folder in its place', () => {
    const folder = temporaryFolder();
    expect(refusal(folder)).toBe(`the audit log \`${folder}\` is not a regular file: name one, or use --no-log`);
  });

  it('a device in its place', () => {
    expect(refusal('/dev/null')).toContain('is not a regular file');
  });

  it('a file where a folder should be', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(refusal(join(folder, 'file', 'audit.jsonl'))).toMatch(
      /^cannot write the audit log `.*`: a part of the path is not a folder\. Choose another place with --log/,
    );
  });

  it('a folder that cannot be made, for want of an entry', () => {
    expect(refusal('/proc/nowhere/audit.jsonl')).toMatch(/^cannot write the audit log `\/proc\/nowhere\/audit\.jsonl`: /);
  });

  it('a file that is no audit log of ours, which stays as it was', () => {
    const path = join(temporaryFolder(), 'notes.txt');
    writeFileSync(path, 'my notes\n');
    expect(refusal(path)).toMatch(/is not an audit log of this program/);
    expect(fs.readFileSync(path, 'utf8')).toBe('my notes\n');
    expect(fs.existsSync(`${path}.lock`)).toBe(false);
  });

  it('a folder without write permission (as an ordinary user, in a process of its own)', async () => {
    const folder = temporaryFolder();
    const script = await bundled(temporaryFolder(), 'open.mjs', OPENS);
    const shut = join(folder, 'shut');
    mkdirSync(shut);
    chmodSync(shut, 0o555);
    for (const readable of [folder, join(script, '..')]) chmodSync(readable, 0o755);
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { stdout } = spawnSync(process.execPath, [script, join(shut, 'audit.jsonl')], { encoding: 'utf8', ...nobody, cwd: '/' });
    expect(stdout.trim()).toBe(
      `UserError 2 cannot write the audit log \`${join(shut, 'audit.jsonl')}\`: permission denied. Choose another place with --log, or switch it off with --no-log`,
    );
  });
});

describe('what stands where a log keeps files of its own is waited for by nobody, and spoilt by nobody', () => {
  const pipe = (path: string) => void spawnSync('mkfifo', [path]);
  const device = (path: string) => symlinkSync('/dev/full', path);
  const victim = (path: string) => (writeFileSync(`${path}.victim`, 'of somebody else\n'), symlinkSync(`${path}.victim`, path));
  const cannot = 'UserError 2 cannot write the audit log `LOG`:';
  const choose = 'Choose another place with --log, or switch it off with --no-log';

  it.each([
    ['a pipe as its head', '.head', pipe, `${cannot} \`LOG.head\` is not a regular file. ${choose}`],
    ['a link to a device as its head', '.head', device, `${cannot} \`LOG.head\` is not a regular file. ${choose}`],
    [
      'a link to another file as its head',
      '.head',
      victim,
      `${cannot} it is a link without an end, or a link stands where it keeps a file of its own (\`.head\`). ${choose}`,
    ],
    ['a pipe as a rotated file', '.r000001', pipe, `${cannot} \`LOG.r000001\` is not a regular file. ${choose}`],
    ['a device as a rotated file', '.r000001', device, `${cannot} \`LOG.r000001\` is not a regular file. ${choose}`],
    ['a pipe as its lock: another log is written', '.lock', pipe, 'opened'],
    ['a device as its lock: another log is written', '.lock', device, 'opened'],
    ['honest: nothing', '.other', pipe, 'opened'],
  ])('%s', async (_what, suffix, make, said) => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    make(`${path}${suffix}`);
    const script = await bundled(folder, 'open.mjs', OPENS);
    // In a process of its own: whoever waits for a pipe is not to be interrupted.
    const { stdout } = spawnSync(process.execPath, [script, path], { encoding: 'utf8', timeout: 60_000 });
    expect(stdout.trim().replaceAll(path, 'LOG')).toBe(said);
    if (make === victim) expect(fs.readFileSync(`${path}${suffix}.victim`, 'utf8')).toBe('of somebody else\n');
  });
});

const typesIn = (path: string): string[] => linesOf(path).flatMap((line) => /"type":"([^"]*)"/.exec(line)?.[1] ?? []);

describe('a log that is taken away while it is written', () => {
  const told: string[] = [];
  const note = (text: string) => void told.push(text);
  const listening = { debug: note, info: note, warn: note, error: note };

  it.each([
    ['removed', (path: string) => rmSync(path)],
    ['removed with its head', (path: string) => (rmSync(path), rmSync(`${path}.head`))],
    ['moved', (path: string) => renameSync(path, `${path}.old`)],
    ['cut off, as `copytruncate` of logrotate does', (path: string) => truncateSync(path)],
    ['replaced by an empty file', (path: string) => (rmSync(path), writeFileSync(path, ''))],
  ])('%s: the next record stands in the file of that name, and the gap is told and stays visible', async (_what, takeAway) => {
    told.length = 0;
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path, { log: listening });
    log.append([evaluation()]);
    log.append([invoked()]);
    takeAway(path);
    log.append([evaluation()]);
    log.append([invoked()]);
    expect(typesIn(path)).toEqual(['ai.agentmesh.audit.recovered', 'ai.agentmesh.policy.evaluation', 'ai.agentmesh.tool.invoked']);
    expect(told).toEqual([
      'the audit log was moved, removed, replaced or cut off; it goes on in what stands in its place',
      'audit log: entries 000000000001 to 000000000002, which the head names, are not in the file',
    ]);
    const { ok, problems } = await verifyLog(path);
    expect({ ok, problems }).toMatchObject({ ok: false, problems: [{ kind: 'removed' }] });
  });

  it('at most what is appended before the next look goes with it', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const tasks: (() => void)[] = [];
    const log = open(path, { defer: (task) => void tasks.push(task) });
    log.append([evaluation()]);
    renameSync(path, `${path}.old`);
    log.append([evaluation()]);
    tasks.pop()?.();
    log.append([evaluation()]);
    tasks.pop()?.();
    expect([linesOf(`${path}.old`).length, typesIn(path)]).toEqual([2, ['ai.agentmesh.audit.recovered', 'ai.agentmesh.policy.evaluation']]);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'removed' }]);
  });

  it('replaced by a folder: refused, until it can be written again', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    rmSync(path);
    mkdirSync(path);
    expect(() => log.append([evaluation()])).toThrow(AuditWriteError);
    expect(() => log.append([evaluation()])).toThrow(/not a regular file any more/);
    rmSync(path, { recursive: true });
    log.append([evaluation()]);
    expect(entriesOf(path)).toHaveLength(2);
  });

  it('replaced by a link to another file: refused and not written to, until it is gone', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    rmSync(path);
    writeFileSync(join(folder, 'victim'), 'of somebody else\n');
    symlinkSync('victim', path);
    expect(() => log.append([evaluation()])).toThrow(/a link stands in its place, and none is followed/);
    expect(fs.readFileSync(join(folder, 'victim'), 'utf8')).toBe('of somebody else\n');
    rmSync(path);
    log.append([evaluation()]);
    expect(entriesOf(path)).toHaveLength(2);
  });

  it('honest: moved, with a link to it left in its place, it is the same file and goes on', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    renameSync(path, join(folder, 'moved'));
    symlinkSync('moved', path);
    log.append([evaluation()]);
    log.close();
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 2 });
  });
});

describe('a log that others write to', () => {
  it.each([
    ['half a line', 'half a line', 3, true, []],
    ['a line and a half', 'a line\nhalf a line', 3, false, ['inserted']],
    ['lines', 'a line\nanother\n', 2, false, ['inserted', 'inserted']],
    ['an empty line', '\n', 2, false, ['inserted']],
    ['5 MB without an end', 'x'.repeat(5 * 1024 * 1024), 3, true, []],
    ['honest: nobody', '', 2, true, []],
  ])('%s: our next entry stands on a line of its own', async (_what, text, entries, ok, kinds) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    fs.appendFileSync(path, text);
    log.append([invoked()]);
    log.close();
    const found = await verifyLog(path);
    expect({ ...found, kinds: found.problems.map(({ kind }) => kind) }).toMatchObject({ ok, entries, kinds });
    expect(linesOf(path).at(-1)).toContain('"type":"ai.agentmesh.tool.invoked"');
  });

  it.each([
    ['the line is to be ended', (disk: SmallDisk, room: number) => void (disk.room = room), /ENOSPC/],
    ['it is to be read', (disk: SmallDisk, room: number) => void (disk.readable = room > 0), /EMFILE/],
  ])('half a line, and a failure when %s: the next attempt finds it', async (_when, allow, failure) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const disk = new SmallDisk();
    const log = open(path, { files: disk.files });
    log.append([evaluation()]);
    fs.appendFileSync(path, 'half a line');
    allow(disk, 0);
    expect(() => log.append([invoked()])).toThrow(failure);
    allow(disk, Number.POSITIVE_INFINITY);
    log.append([invoked()]);
    log.close();
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 3 });
    expect(linesOf(path)[1]).toBe('half a line');
  });

  it('a proxy that has it under another name, or found no lock: by turns they write one chain', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const one = open(path);
    one.append([evaluation()]);
    fs.linkSync(path, join(folder, 'other.jsonl'));
    const two = open(join(folder, 'other.jsonl'));
    for (const log of [two, one, two, two, one]) log.append([evaluation(), invoked()]);
    two.close();
    one.close();
    expect(await verifyLog(path)).toMatchObject({ ok: true, problems: [], entries: 12 });
  });
});
