import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/audit/event.js';
import { describeReport } from '../../src/audit/verify/describe.js';
import { verifyLog, verifyLogs } from '../../src/audit/verify/verify-log.js';
import { UserError } from '../../src/errors/exit.js';
import * as fc from '../properties.js';
import { evaluation, invoked, linesOf, open, temporaryFolder } from './helpers.js';

/** A log of `count` entries that nobody touched. */
function written(count: number, options: { readonly format?: 'cloudevents' | 'json'; readonly maxBytes?: number } = {}): string {
  const path = join(temporaryFolder(), 'audit.jsonl');
  const log = open(path, { ...options, maxFiles: 1000 });
  for (let index = 0; index < count; index++) {
    log.append([index % 2 === 0 ? evaluation({ decision_id: `d-${index}` }) : invoked({ decision_id: `d-${index}` })]);
  }
  log.close();
  return path;
}

function edit(path: string, change: (lines: string[]) => string[]): void {
  writeFileSync(
    path,
    change(linesOf(path))
      .map((line) => `${line}\n`)
      .join(''),
  );
}

interface Tampering {
  readonly what: string;
  readonly change: (lines: string[]) => string[];
  readonly problems: readonly object[];
}

const swap = (lines: string[], a: number, b: number): string[] =>
  lines.map((line, index) => lines[index === a ? b : index === b ? a : index] ?? line);

/** Each over a log of eight entries. */
const tamperings: readonly Tampering[] = [
  {
    what: 'a changed field',
    change: (lines) => lines.with(3, (lines[3] ?? '').replace('"latency_ms":45', '"latency_ms":44')),
    problems: [{ kind: 'changed', from: 4, to: 4, place: { line: 4 }, message: 'entry 4: the text does not match its hash' }],
  },
  {
    what: 'a changed hash',
    change: (lines) =>
      lines.with(3, `${(lines[3] ?? '').slice(0, -3)}0"}`.replace(/0"\}$/, (lines[3] ?? '').endsWith('0"}') ? '1"}' : '0"}')),
    problems: [{ kind: 'changed', from: 4, place: { line: 4 } }],
  },
  {
    what: 'a removed entry',
    change: (lines) => lines.toSpliced(3, 1),
    problems: [{ kind: 'removed', from: 4, to: 4, place: { line: 4 } }],
  },
  {
    what: 'three removed entries',
    change: (lines) => lines.toSpliced(2, 3),
    problems: [{ kind: 'removed', from: 3, to: 5, place: { line: 3 } }],
  },
  {
    what: 'the first entry removed',
    change: (lines) => lines.slice(1),
    problems: [{ kind: 'removed', from: 1, to: 1, place: { line: 1 } }],
  },
  {
    what: 'the last entry removed',
    change: (lines) => lines.slice(0, -1),
    problems: [{ kind: 'truncated', from: 8, to: 8, place: { line: 7 } }],
  },
  { what: 'everything removed', change: () => [], problems: [{ kind: 'truncated', from: 1, to: 8 }] },
  { what: 'two entries swapped', change: (lines) => swap(lines, 3, 4), problems: [{ kind: 'reordered', from: 4, place: { line: 5 } }] },
  {
    what: 'the first and the last swapped',
    change: (lines) => swap(lines, 0, 7),
    problems: [{ kind: 'reordered', from: 2 }, {}, {}, {}, {}, {}, { kind: 'reordered', from: 1 }],
  },
  {
    what: 'an entry copied',
    change: (lines) => lines.toSpliced(4, 0, lines[3] ?? ''),
    problems: [{ kind: 'inserted', from: 4, place: { line: 5 } }],
  },
  {
    what: 'the last entry copied',
    change: (lines) => [...lines, lines[7] ?? ''],
    problems: [{ kind: 'inserted', from: 8, place: { line: 9 } }],
  },
  {
    what: 'an early entry copied to the end',
    change: (lines) => [...lines, lines[1] ?? ''],
    problems: [{ kind: 'inserted', from: 2, place: { line: 9 } }],
  },
  {
    what: 'a letter of another case',
    change: (lines) => lines.with(3, (lines[3] ?? '').replace('"tool":"read_file"', '"tool":"Read_file"')),
    problems: [{ kind: 'changed', from: 4, place: { line: 4 } }],
  },
  {
    what: 'a member given twice, of which many readers take the last',
    change: (lines) => lines.with(3, (lines[3] ?? '').replace('"decision":"allow"', '"decision":"deny","decision":"allow"')),
    problems: [{ kind: 'changed', from: 4, place: { line: 4 } }],
  },
  {
    what: 'members behind the hash',
    change: (lines) => lines.with(3, (lines[3] ?? '').replace(/\}$/, ',"tool":"x"}')),
    problems: [{ kind: 'changed', from: 4, place: { line: 4 } }],
  },
  {
    what: 'the chain’s members of the entry before',
    change: (lines) => lines.with(3, (lines[3] ?? '').slice(0, -182) + (lines[2] ?? '').slice(-182)),
    problems: [
      { kind: 'inserted', from: 3, place: { line: 4 } },
      { kind: 'removed', from: 4, place: { line: 5 } },
    ],
  },
  {
    what: 'a space behind a line',
    change: (lines) => lines.with(3, `${lines[3] ?? ''} `),
    problems: [{ kind: 'changed', from: 4, place: { line: 4 } }],
  },
  {
    what: 'NULs before a line',
    change: (lines) => lines.with(3, `\0\0${lines[3] ?? ''}`),
    problems: [{ kind: 'changed', from: 4, place: { line: 4 } }],
  },
  {
    what: 'the line ends of another system',
    change: (lines) => lines.with(7, `${lines[7] ?? ''}\r`),
    problems: [{ kind: 'changed', from: 8, place: { line: 8 } }],
  },
  { what: 'a line of NULs at the end', change: (lines) => [...lines, '\0\0'], problems: [{ kind: 'inserted', place: { line: 9 } }] },
  { what: 'an empty line', change: (lines) => lines.toSpliced(4, 0, ''), problems: [{ kind: 'inserted', place: { line: 5 } }] },
  { what: 'a foreign line', change: (lines) => lines.toSpliced(4, 0, '{"hello":1}'), problems: [{ kind: 'inserted', place: { line: 5 } }] },
  {
    what: 'a foreign line in place of an entry',
    change: (lines) => lines.with(4, 'gone'),
    problems: [{ kind: 'changed', from: 5, place: { line: 5 } }],
  },
  {
    what: 'two entries overwritten by one line',
    change: (lines) => lines.toSpliced(4, 2, 'gone'),
    problems: [
      { kind: 'changed', from: 5, place: { line: 5 } },
      { kind: 'removed', from: 6, to: 6, place: { line: 6 } },
    ],
  },
];

describe('S-43: verification finds', () => {
  it.each(tamperings)('$what', async ({ change, problems }) => {
    for (const format of ['cloudevents', 'json'] as const) {
      const path = written(8, { format });
      edit(path, change);
      const report = await verifyLog(path);
      expect(report.ok).toBe(false);
      expect(report.problems).toMatchObject(problems);
      expect(report.problems).toHaveLength(problems.length);
    }
  });

  /** A forged entry with a hash of its own: `from` writes it with the writer itself, in a log that shares the first entries. */
  function forged(path: string, keep: number, event: AuditEvent): string {
    const folder = temporaryFolder();
    const other = join(folder, 'audit.jsonl');
    writeFileSync(
      other,
      linesOf(path)
        .slice(0, keep)
        .map((line) => `${line}\n`)
        .join(''),
    );
    const log = open(other);
    log.append([event]);
    log.close();
    // Without a head the writer says first that it found none: the forger leaves that out.
    const [, second = ''] = linesOf(other).slice(keep);
    const [recovered = ''] = linesOf(other).slice(keep);
    return keep === 0 ? recovered : second;
  }

  it('an entry that was rewritten with a new hash', async () => {
    const path = written(8);
    const first = forged(path, 0, invoked({ tool: 'run_shell' }));
    edit(path, (lines) => lines.with(0, first));
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'changed', from: 1, place: { line: 1 } }]);
  });

  it('a forged entry put before the real one', async () => {
    const path = written(8);
    edit(path, (lines) => [forged(path, 0, invoked({ tool: 'run_shell' })), ...lines]);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'inserted', from: 1, place: { line: 1 } }]);
  });

  it('a forged entry put after the real one', async () => {
    const path = written(8);
    edit(path, (lines) => lines.toSpliced(1, 0, forged(path, 0, invoked({ tool: 'run_shell' }))));
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'inserted', from: 1, place: { line: 2 } }]);
  });

  it('a file of the middle that is gone, and two that changed places', async () => {
    const path = written(40, { maxBytes: 4_000 });
    copyFileSync(`${path}.r000002`, `${path}.saved`);
    rmSync(`${path}.r000002`);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'removed' }]);
    renameSync(`${path}.r000003`, `${path}.r000002`);
    renameSync(`${path}.saved`, `${path}.r000003`);
    const { problems } = await verifyLog(path);
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['reordered']));
  });

  it('the log gone and its head left', async () => {
    const path = written(3);
    rmSync(path);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'truncated', from: 1, to: 3 }]);
  });

  it('a head that is gone, or was touched', async () => {
    const path = written(3);
    const head = readFileSync(`${path}.head`, 'utf8');
    rmSync(`${path}.head`);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'head_missing' }]);
    writeFileSync(`${path}.head`, head.replace('{', '{ '));
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'head_unreadable' }]);
    writeFileSync(`${path}.head`, head.replace('"sequence":"000000000003"', '"sequence":"000000000002"'));
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'changed', from: 2 }]);
  });

  it('a pipe in the place of the head', async () => {
    const path = written(3);
    rmSync(`${path}.head`);
    spawnSync('mkfifo', [`${path}.head`]);
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'head_unreadable' }]);
  });

  it.each(['', '.r000001'])('a pipe, or a device without an end, as `audit.jsonl%s`: one sentence', async (suffix) => {
    const path = written(3);
    rmSync(`${path}${suffix}`, { force: true });
    spawnSync('mkfifo', [`${path}${suffix}`]);
    await expect(verifyLog(path)).rejects.toThrow(new UserError(`\`${path}${suffix}\` is not a regular file`));
    rmSync(`${path}${suffix}`);
    symlinkSync('/dev/full', `${path}${suffix}`);
    await expect(verifyLog(path)).rejects.toThrow(new UserError(`\`${path}${suffix}\` is not a regular file`));
  });

  it('a rotated file that is a link which leads nowhere: one sentence', async () => {
    const path = written(3);
    symlinkSync('nowhere', `${path}.r000001`);
    await expect(verifyLog(path)).rejects.toThrow(UserError);
  });

  it('a head whose beginning was touched', async () => {
    const path = written(3);
    const head = readFileSync(`${path}.head`, 'utf8');
    for (const first of ['000000000000', '000000000002', '000000000003', '000000000004', '000000000009']) {
      writeFileSync(`${path}.head`, head.replace('"firstsequence":"000000000001"', `"firstsequence":"${first}"`));
      expect((await verifyLog(path)).ok, first).toBe(false);
    }
  });

  it('an unfinished line that is not the one which the recovery accounted for', async () => {
    const path = written(2);
    appendFileSync(path, '{"half');
    const log = open(path);
    log.append([evaluation()]);
    log.close();
    expect((await verifyLog(path)).ok).toBe(true);
    edit(path, (lines) => lines.with(2, '{"hal_'));
    expect((await verifyLog(path)).problems).toMatchObject([{ kind: 'inserted', place: { line: 3 } }]);
  });
});

describe('verification', () => {
  it.each(['\0\0\0', 'x', '{"specversion":"1.0"}'])(
    'names bytes behind the last line, which a kill or a power cut may have left: %j',
    async (bytes) => {
      const path = written(4);
      appendFileSync(path, bytes);
      expect(await verifyLog(path)).toMatchObject({ ok: true, notes: [{ kind: 'unfinished', place: { file: path, line: 5 } }] });
    },
  );

  it('takes an unfinished last line for what it is: a writer that was killed, or writes just now', async () => {
    const path = written(4);
    appendFileSync(path, '{"specversion":"1.0","id":"');
    expect(await verifyLog(path)).toMatchObject({ ok: true, entries: 4, notes: [{ kind: 'unfinished', place: { line: 5 } }] });
  });

  it('accepts an empty log', async () => {
    expect(await verifyLog(written(0))).toMatchObject({ ok: true, entries: 0, problems: [] });
  });

  it('says which log is not there', async () => {
    await expect(verifyLog(join(temporaryFolder(), 'none.jsonl'))).rejects.toThrow(/there is no audit log `.*none\.jsonl`/);
  });

  it('reports some problems and counts all', async () => {
    const path = written(600);
    edit(path, (lines) => lines.map(() => 'x'));
    const report = await verifyLog(path);
    expect(report.problemCount).toBe(600);
    expect(report.problems).toHaveLength(200);
    expect(describeReport(report)).toContain('… and 400 more');
  });

  it('reads second writers’ logs too', async () => {
    const path = written(2);
    open(path);
    const side = open(path, { process: { pid: 4711, host: 'here', bootedAt: 0, incarnation: () => 'one' } });
    side.append([evaluation()]);
    const reports = await verifyLogs([path]);
    expect(reports.map(({ log, entries, ok }) => [basename(log), entries, ok])).toEqual([
      ['audit.jsonl', 2, true],
      ['audit.jsonl.4711', 1, true],
    ]);
  });

  it('prints one line for an intact log, and file, line, number and kind of every problem', async () => {
    const path = written(4);
    expect(describeReport(await verifyLog(path))).toMatch(/audit\.jsonl: ok, 4 entries \(1 to 4\), head [0-9a-f]{16}$/);
    edit(path, (lines) => lines.toSpliced(1, 1));
    expect(describeReport(await verifyLog(path))).toMatch(
      /NOT INTACT, 1 problem in 3 entries \(1 to 4\)\n {2}removed: .*audit\.jsonl:2: entry 2 is missing before this line$/,
    );
  });
});

describe('property: no change of a log passes', () => {
  /** Files of a log as bytes, to tamper with in memory and lay out again. */
  function snapshot(path: string): Map<string, Buffer> {
    const folder = join(path, '..');
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  }

  async function verdictOf(files: ReadonlyMap<string, Buffer>): Promise<boolean> {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    return (await verifyLog(join(folder, 'audit.jsonl'))).ok;
  }

  const events = fc.array(
    fc
      .tuple(fc.constantFrom('read_file', 'write_file', 'x"y', 'ä€𝒳'), fc.jsonValue(), fc.boolean())
      .map(([tool, args, call]) => (call ? invoked({ tool, arguments: args as never }) : evaluation({ tool }))),
    { minLength: 2, maxLength: 12 },
  );

  function randomLog(entries: AuditEvent[], format: 'cloudevents' | 'json', maxBytes: number): Map<string, Buffer> {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path, { format, maxBytes, maxFiles: 1000 });
    for (const event of entries) log.append([event]);
    log.close();
    return snapshot(path);
  }

  const logs = fc.tuple(events, fc.constantFrom('cloudevents' as const, 'json' as const), fc.constantFrom(1_500, 1 << 20));

  it('of one byte, in any file, the head too', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 5, maxLength: 5 }),
        async (log, edits) => {
          const files = randomLog(...log);
          expect(await verdictOf(files)).toBe(true);
          for (const [file, position, flip] of edits) {
            const [name = '', bytes = Buffer.alloc(0)] =
              [...files].filter(([, content]) => content.length > 0)[file % files.size] ?? [...files][0] ?? [];
            const changed = Buffer.from(bytes);
            const at = position % changed.length;
            changed[at] = (changed[at] ?? 0) ^ flip;
            expect(await verdictOf(new Map(files).set(name, changed))).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of lines: removed, swapped, copied, cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('remove', 'swap', 'copy', 'cut', 'cut within'),
        async (log, first, second, kind) => {
          const files = randomLog(...log);
          const names = [...files.keys()].filter((name) => !name.endsWith('.head'));
          const name = names[first % names.length] ?? '';
          const text = (files.get(name) ?? Buffer.alloc(0)).toString('latin1');
          const lines = text.split('\n').slice(0, -1);
          const a = first % lines.length;
          const b = second % lines.length;
          const changed = {
            remove: () => lines.toSpliced(a, 1),
            swap: () => swap(lines, a, b),
            copy: () => lines.toSpliced(a, 0, lines[b] ?? ''),
            cut: () => lines.slice(0, a),
            'cut within': () => [...lines.slice(0, a), (lines[a] ?? '').slice(0, second % (lines[a] ?? '').length)],
          }[kind]();
          const bytes = changed.map((line) => `${line}\n`).join('');
          fc.pre(bytes !== text);
          expect(await verdictOf(new Map(files).set(name, Buffer.from(bytes, 'latin1')))).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a file’s length by any number of bytes', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.nat(), async (log, cut) => {
        const files = randomLog(...log);
        const bytes = files.get('audit.jsonl') ?? Buffer.alloc(0);
        const shorter = bytes.subarray(0, cut % bytes.length);
        expect(await verdictOf(new Map(files).set('audit.jsonl', shorter))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
