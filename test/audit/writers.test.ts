import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { AuditWriteError } from '../../src/audit/event.js';
import { nodeFiles, type Files } from '../../src/audit/files.js';
import { openAuditLog } from '../../src/audit/open-log.js';
import type { Process } from '../../src/audit/lock/this-process.js';
import { verifyLog, verifyLogs } from '../../src/audit/verify/verify-log.js';
import { tmpdir } from 'node:os';
import { silentLog } from '../../src/telemetry/log.js';
import { readNotes, readRows } from '../../src/audit/read/read.js';
import { bundled } from './bundle.js';
import { evaluation, linesOf, open, temporaryFolder } from './helpers.js';

/** Opens the log, says where, then appends groups until it is told to stop: `writer.mjs <log> <groups> <files kept>` (0 groups: for ever). */
const WRITER = `
  import { openAuditLog } from '../../src/audit/open-log.ts';
  import { evaluation, invoked } from './events.ts';
  const log = openAuditLog({ path: process.argv[2], format: 'cloudevents', server: 'busy', maxBytes: 200_000, maxFiles: Number(process.argv[4] ?? 1000) });
  process.stdout.write(log.path + '\\n');
  const groups = Number(process.argv[3]);
  const padding = 'x'.repeat(20_000);
  const append = (index) => log.append(index % 3 === 0 ? [evaluation({ session: padding }), invoked({ session: padding })] : [evaluation()]);
  if (groups > 0) {
    for (let index = 0; index < groups; index++) append(index);
    log.close();
  } else {
    const go = (index) => { append(index); process.stdout.write('.\\n'); setImmediate(go, index + 1); };
    go(0);
  }
`;

const children: ChildProcess[] = [];
let scripts: string;
let writer: string;

beforeAll(async () => {
  scripts = mkdtempSync(join(tmpdir(), 'agentmesh-writer-'));
  writer = await bundled(scripts, 'writer.mjs', WRITER);
});
afterAll(() => rmSync(scripts, { recursive: true, force: true }));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A writer process, and its lines: first its path, then one a group. */
function start(log: string, groups: number, kept = 1000): { child: ChildProcess; lines: AsyncIterator<string>; exited: Promise<unknown> } {
  const child = spawn(process.execPath, [writer, log, String(groups), String(kept)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  if (child.stdout === null) throw new Error('no stdout');
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator](), exited: once(child, 'exit') };
}

async function line(lines: AsyncIterator<string>): Promise<string> {
  const { value } = (await lines.next()) as { value: string | undefined };
  return value ?? '';
}

describe('a writer killed with −9', () => {
  it('at any moment, again and again, leaves one chain: nothing accepted is lost, nothing broken passes', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    let accepted = 0;
    for (let round = 0; round < 12; round++) {
      const { child, lines, exited } = start(path, 0);
      await line(lines);
      // Kills at a different point of the writer's loop each time.
      for (let group = 0; group < 3 + round * 2; group++) if ((await line(lines)) === '.') accepted++;
      child.kill('SIGKILL');
      await exited;
      const report = await verifyLog(path);
      expect(report.problems).toEqual([]);
    }
    const report = await verifyLog(path);
    expect(report.ok).toBe(true);
    expect(report.entries).toBeGreaterThanOrEqual(accepted);
  });

  it('in the middle of a write leaves a torn line, which the next writer accounts for (at every byte of the last group)', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'audit.jsonl');
    const log = open(path);
    log.append([evaluation()]);
    const before = linesOf(path)[0] ?? '';
    log.close();
    for (let cut = 1; cut < before.length + 1; cut += 7) {
      const torn = join(folder, `torn-${cut}.jsonl`);
      const first = openAuditLog({ path: torn, format: 'cloudevents', server: 's' });
      first.append([evaluation()]);
      first.close();
      const [text = ''] = linesOf(torn);
      const { EntryGroup } = await import('../../src/audit/entry-group.js');
      const entryhash = text.slice(-66, -2);
      const group = new EntryGroup<string>((entry, out) => out.text(entry));
      group.begin();
      group.add('{"type":"x","data":{}', { sequence: 1, entryhash });
      const next = group.bytes.toString();
      writeFileSync(torn, `${text}\n${next.slice(0, cut % next.length)}`);
      const second = openAuditLog({ path: torn, format: 'cloudevents', server: 's' });
      second.append([evaluation()]);
      second.close();
      expect((await verifyLog(torn)).problems, `cut after ${cut % next.length} bytes`).toEqual([]);
    }
  });
});

describe('a log that is being written', () => {
  it('is verified and read all the same, while it rotates and its oldest files are deleted', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const { child, lines, exited } = start(path, 0, 2);
    await line(lines);
    const ends: number[] = [];
    for (let round = 0; round < 15; round++) {
      for (let group = 0; group < 7; group++) await line(lines);
      const report = await verifyLog(path);
      expect(report.problems).toEqual([]);
      ends.push(report.last?.sequence ?? 0);
      const notes = readNotes();
      for await (const row of readRows([path], {}, notes)) expect(row.tool).toBe('read_file');
      expect(notes.bad.filter(({ problem }) => !problem.endsWith('(the file ends within it)'))).toEqual([]);
    }
    child.kill('SIGKILL');
    await exited;
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect((await verifyLog(path)).first).toBeGreaterThan(1);
  });
});

describe('S-44: two writers at once', () => {
  it('have a file and a chain each, in real processes', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const writers = [start(path, 0), start(path, 0), start(path, 0)];
    const paths = await Promise.all(writers.map(({ lines }) => line(lines)));
    for (const { lines } of writers) for (let group = 0; group < 20; group++) await line(lines);
    for (const { child } of writers) child.kill('SIGKILL');
    await Promise.all(writers.map(({ exited }) => exited));

    expect(new Set(paths).size).toBe(3);
    const main = paths.findIndex((name) => basename(name) === 'audit.jsonl');
    expect(main).not.toBe(-1);
    for (const [index, { child }] of writers.entries())
      if (index !== main) expect(basename(paths[index] ?? '')).toBe(`audit.jsonl.${child.pid}`);
    const reports = await verifyLogs([path]);
    expect(reports).toHaveLength(3);
    for (const report of reports) {
      expect(report.problems).toEqual([]);
      expect(report.entries).toBeGreaterThan(20);
    }
  });

  it('that are started at the same moment over a dead process’s lock do not both get the log', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const dead = start(path, 0);
    await line(dead.lines);
    dead.child.kill('SIGKILL');
    await dead.exited;
    const writers = Array.from({ length: 4 }, () => start(path, 0));
    const paths = await Promise.all(writers.map(({ lines }) => line(lines)));
    expect(new Set(paths).size).toBe(4);
  });

  it.each([
    ['killed between two files', (side: string) => renameSync(side, `${side}.r000001`), []],
    ['removed, but for its head', (side: string) => rmSync(side), ['truncated']],
  ])('the log of the second, %s, is still one to verify', async (_what, happens, problems) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const side = `${path}.4711`;
    for (const each of [path, side]) {
      const log = open(each);
      log.append([evaluation()]);
      log.close();
    }
    happens(side);
    const reports = await verifyLogs([path]);
    expect(reports.map(({ log, problems }) => [log, problems.map(({ kind }) => kind)])).toEqual([
      [path, []],
      [side, problems],
    ]);
  });

  it('one after the other use the same file', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    for (let run = 0; run < 2; run++) {
      const { lines, exited } = start(path, 3);
      expect(await line(lines)).toBe(path);
      await exited;
    }
    expect(await verifyLog(path)).toMatchObject({ ok: true, notes: [] });
    expect(readdirSync(join(path, '..')).sort()).toEqual(['audit.jsonl', 'audit.jsonl.head']);
  });

  it('of which the other makes the file in the very moment in which one looks for it', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const files: Files = {
      ...nodeFiles,
      readlinkSync: ((place: string, encoding: 'utf8') => {
        if (place === path) writeFileSync(path, '');
        return nodeFiles.readlinkSync(place, encoding);
      }) as Files['readlinkSync'],
    };
    expect(open(path, { files }).path).toBe(path);
  });

  it('in one process are two writers too', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    expect(open(path).path).toBe(path);
    expect(open(path).path).toBe(`${path}.${process.pid}`);
    expect(open(path).path).toMatch(new RegExp(`audit\\.jsonl\\.${process.pid}-[0-9a-f]{8}$`));
  });
});

describe('a lock', () => {
  const somebody = (options: Partial<Process>): Process => ({
    pid: 100,
    host: 'here',
    bootedAt: 0,
    incarnation: () => 'first',
    ...options,
  });
  const holder = (pid: number, host = 'here', incarnation = 'first', kernel?: Process['kernel'], beats?: true) =>
    `${JSON.stringify({ pid, host, incarnation, kernel, beats })}\n`;
  const MINUTE = 60_000;
  const kernel = { boot: 'b1', pids: 'pid:[1]' };

  const cases: readonly {
    readonly what: string;
    readonly lock: string;
    readonly self: Partial<Process>;
    readonly age?: number;
    readonly free: boolean;
  }[] = [
    { what: 'of a living process is respected', lock: holder(200), self: {}, free: false },
    {
      what: 'of a dead process is taken over',
      lock: holder(200),
      self: { incarnation: (pid) => (pid === 200 ? undefined : 'first') },
      free: true,
    },
    {
      what: 'of a process whose number somebody else has now is taken over',
      lock: holder(200),
      self: { incarnation: () => 'second' },
      free: true,
    },
    { what: 'with our own number is from an earlier life (a restarted container)', lock: holder(100), self: {}, free: true },
    { what: 'older than the machine’s start is taken over', lock: holder(200), self: { bootedAt: Date.now() + 60_000 }, free: true },
    {
      what: 'older than the machine’s start by a clock that was set, and of this very start, is respected: its process lives',
      lock: holder(200, 'here', 'first', kernel),
      self: { kernel, bootedAt: Date.now() + 60_000 },
      free: false,
    },
    {
      what: 'of another host is respected: nobody here can ask it',
      lock: holder(200, 'there'),
      self: { incarnation: () => undefined },
      free: false,
    },
    {
      what: 'of a host that had another name, of this start and these pids, is asked: it is dead',
      lock: holder(200, 'there', 'first', kernel),
      self: { kernel, incarnation: () => undefined },
      free: true,
    },
    {
      what: 'of a host that had another name, of this start and these pids, is asked: it lives',
      lock: holder(200, 'there', 'first', kernel),
      self: { kernel },
      free: false,
    },
    {
      what: 'of another container of this machine is respected: pids are others there',
      lock: holder(200, 'there', 'first', { ...kernel, pids: 'pid:[2]' }),
      self: { kernel, incarnation: () => undefined },
      free: false,
    },
    {
      what: 'of an earlier start of this machine is taken over, whatever the clock said',
      lock: holder(200, 'here', 'first', { ...kernel, boot: 'b0' }),
      self: { kernel },
      free: true,
    },
    {
      what: 'of a container under another name that was killed, and so has not written it again for minutes, is taken over',
      lock: holder(200, 'there', 'first', undefined, true),
      self: {},
      age: 6 * MINUTE,
      free: true,
    },
    {
      what: 'of another host that has written it again lately is respected',
      lock: holder(200, 'there', 'first', undefined, true),
      self: { incarnation: () => undefined },
      age: 3 * MINUTE,
      free: false,
    },
    {
      what: 'of another host that does not say it would write it again is respected, however old it is',
      lock: holder(200, 'there'),
      self: {},
      age: 100 * MINUTE,
      free: false,
    },
    {
      what: 'of a living process here is respected, although that stood still for minutes',
      lock: holder(200, 'here', 'first', undefined, true),
      self: {},
      age: 100 * MINUTE,
      free: false,
    },
    { what: 'that is just being written is respected', lock: '', self: {}, free: false },
    { what: 'that was never written to its end is taken over', lock: '{"pid":2', self: {}, age: 60_000, free: true },
  ];

  it.each(cases)('$what', ({ lock, self, age = 0, free }) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    writeFileSync(`${path}.lock`, lock);
    const then = new Date(Date.now() - age);
    utimesSync(`${path}.lock`, then, then);
    expect(open(path, { process: somebody(self) }).path).toBe(free ? path : `${path}.100`);
    expect(existsSync(`${path}.lock.take`)).toBe(false);
  });

  it.each([
    ['of a process that cannot be asked is named, for whoever knows', holder(200, 'there'), 1],
    ['honest: of a living one is nothing to be warned of', holder(200), 0],
  ])('%s', (_what, lock, warned) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    writeFileSync(`${path}.lock`, lock);
    const warnings: string[] = [];
    open(path, { process: somebody({}), log: { ...silentLog, warn: (message) => void warnings.push(message) } });
    expect(warnings.filter((message) => message.includes(`remove \`${path}.lock\``))).toHaveLength(warned);
  });

  describe('that is held', () => {
    const held = () => {
      const path = join(temporaryFolder(), 'audit.jsonl');
      const beats: (() => void)[] = [];
      const told: string[] = [];
      let now = 0;
      const full = { is: false };
      const log = open(path, {
        deferBeat: (task) => void beats.push(task),
        log: { ...silentLog, error: (message) => void told.push(message) },
        clock: { now: () => Date.now(), monotonic: () => now },
        files: {
          ...nodeFiles,
          openSync: (place, flags, mode) => {
            if (full.is && place.startsWith(`${path}.${process.pid}`)) throw Object.assign(new Error('ENOSPC: full'), { code: 'ENOSPC' });
            return nodeFiles.openSync(place, flags, mode);
          },
        },
      });
      const lock = `${path}.lock`;
      const written = readFileSync(lock, 'utf8');
      utimesSync(lock, 0, 0);
      const standStill = () => void (now += 10 * MINUTE);
      return { path, log, lock, written, told, full, standStill, beat: () => beats.shift()?.(), waiting: () => beats.length };
    };

    it('is written again from time to time, the same, while its log is open', () => {
      const { log, lock, written, beat, waiting } = held();
      for (let round = 0; round < 3; round++) {
        beat();
        expect([readFileSync(lock, 'utf8'), statSync(lock).mtimeMs > 0]).toEqual([written, true]);
        utimesSync(lock, 0, 0);
      }
      log.close();
      beat();
      expect([existsSync(lock), waiting()]).toEqual([false, 0]);
    });

    it('and was taken over meanwhile is left to its holder, which is told; its own is the one lock that is written again from then on', () => {
      const { lock, told, beat, waiting } = held();
      writeFileSync(lock, holder(200, 'there'));
      beat();
      expect(readFileSync(lock, 'utf8')).toBe(holder(200, 'there'));
      expect(told).toEqual([expect.stringContaining('another process has taken the audit log over')]);
      expect(waiting()).toBe(1);
    });

    it.each<[string, (of: ReturnType<typeof held>) => void]>([
      ['at the next time that it would be written', ({ beat }) => beat()],
      ['before the next record, where the process stood still for longer than its timers', ({ standStill }) => standStill()],
    ])('and was taken over is seen %s: not a byte more goes into that log, its head or what lies beside it', async (_when, notice) => {
      const taken = held();
      const { path, log, lock, told } = taken;
      log.append([evaluation()]);
      writeFileSync(lock, holder(200, 'there'));
      const bytes = () => [path, `${path}.head`].map((file) => readFileSync(file, 'utf8'));
      const before = bytes();
      notice(taken);
      log.append([evaluation()]);
      log.append([evaluation()]);
      expect(log.path).toBe(`${path}.${process.pid}`);
      log.close();
      expect(bytes()).toEqual(before);
      expect(linesOf(log.path)).toHaveLength(2);
      expect(existsSync(lock)).toBe(true);
      expect(existsSync(`${log.path}.lock`)).toBe(false);
      expect(told).toHaveLength(1);
      expect((await verifyLogs([path])).map(({ ok }) => ok)).toEqual([true, true]);
    });

    it('and was taken over while no other log can be opened refuses each record until one can', () => {
      const { path, log, lock, told, full, beat } = held();
      writeFileSync(lock, holder(200, 'there'));
      full.is = true;
      beat();
      expect(told).toEqual([expect.stringContaining('no other one can be opened')]);
      expect(() => log.append([evaluation()])).toThrow(AuditWriteError);
      full.is = false;
      log.append([evaluation()]);
      expect(log.path).toBe(`${path}.${process.pid}`);
      expect(linesOf(log.path)).toHaveLength(1);
      expect(existsSync(path) && linesOf(path)).toEqual([]);
    });

    it('and was removed by somebody is not made anew', () => {
      const { lock, told, beat, waiting } = held();
      rmSync(lock);
      beat();
      expect([existsSync(lock), told, waiting()]).toEqual([false, [], 0]);
    });
  });

  it('is not released by somebody who does not hold it', () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    writeFileSync(`${path}.lock`, holder(200));
    log.close();
    expect(existsSync(`${path}.lock`)).toBe(true);
  });

  it('of an earlier second writer’s log is free when that has ended: its chain goes on instead of a new file each time', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path);
    const side = open(path, { process: somebody({ pid: 300 }) });
    side.append([evaluation()]);
    side.close();
    const next = open(path, { process: somebody({ pid: 301 }) });
    next.append([evaluation()]);
    expect(next.path).toBe(`${path}.300`);
    expect(await verifyLog(next.path)).toMatchObject({ ok: true, entries: 2 });
  });
});
