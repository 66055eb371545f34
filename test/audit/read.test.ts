import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNotes, readRows, type RowFilter } from '../../src/audit/read/read.js';
import { csvReport } from '../../src/audit/report/csv.js';
import { jsonReport } from '../../src/audit/report/json.js';
import { tableReport, type TableOptions } from '../../src/audit/report/table.js';
import type { AuditRow } from '../../src/audit/read/row.js';
import { parseSince } from '../../src/audit/read/since.js';
import { verifyLog } from '../../src/audit/verify/verify-log.js';
import { UserError } from '../../src/errors/exit.js';
import { denial, evaluation, invoked, linesOf, open, temporaryFolder, TIME } from './helpers.js';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const rowsOf = (path: string, filter: RowFilter = {}): Promise<AuditRow[]> => collect(readRows([path], filter));
const empty = { version: 1, acting: true } as const;

/** Three calls: allowed, denied, let through in shadow mode; a handshake; a start. */
function sample(format: 'cloudevents' | 'json' = 'cloudevents'): string {
  const path = join(temporaryFolder(), 'audit.jsonl');
  const log = open(path, { format });
  log.append([
    { type: 'ai.agentmesh.proxy.started', time: TIME, data: { version: '0.1.0' } },
    evaluation({ decision_id: 'd-0', method: 'initialize', tool: undefined as never }, TIME),
    evaluation({ decision_id: 'd-1', input: { ...empty, arguments: { path: '/a' } } }, TIME + 1_000),
    evaluation({ decision_id: 'd-2', tool: 'run_shell', decision: 'deny', reasons: [denial] }, TIME + 2_000),
    invoked(
      {
        decision_id: 'd-2',
        tool: 'run_shell',
        decision: 'deny',
        reasons: [denial],
        latency_ms: 0.4,
        response: { outcome: 'refused', bytes: 90 },
      },
      TIME + 2_100,
    ),
    evaluation(
      { decision_id: 'd-3', tool: 'run_shell', decision: 'deny', enforced: false, mode: 'shadow', reasons: [denial] },
      TIME + 3_000,
    ),
    invoked({ decision_id: 'd-1', latency_ms: 2_500 }, TIME + 3_500),
  ]);
  log.close();
  return path;
}

describe('rows', () => {
  it.each(['cloudevents', 'json'] as const)('S-4b: are the same from both formats (%s)', async (format) => {
    const rows = await rowsOf(sample(format));
    expect(
      rows.map(({ decision_id, tool, decision, enforced, latency_ms, response, server, subject, timeText }) => ({
        decision_id,
        tool,
        decision,
        enforced,
        latency_ms,
        response,
        server,
        subject,
        timeText,
      })),
    ).toEqual([
      {
        decision_id: 'd-1',
        tool: 'read_file',
        decision: 'allow',
        enforced: true,
        latency_ms: 2_500,
        response: 'result',
        server: 'secure-filesystem',
        subject: 'alice',
        timeText: '2026-02-03T10:30:01.000Z',
      },
      {
        decision_id: 'd-2',
        tool: 'run_shell',
        decision: 'deny',
        enforced: true,
        latency_ms: 0.4,
        response: 'refused',
        server: 'secure-filesystem',
        subject: 'alice',
        timeText: '2026-02-03T10:30:02.000Z',
      },
      {
        decision_id: 'd-3',
        tool: 'run_shell',
        decision: 'deny',
        enforced: false,
        latency_ms: undefined,
        response: undefined,
        server: 'secure-filesystem',
        subject: 'alice',
        timeText: '2026-02-03T10:30:03.000Z',
      },
    ]);
  });

  it('S-45: one for each message, a shadow one marked as such', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    for (const id of ['a', 'b', 'c']) {
      log.append([evaluation({ decision_id: id, decision: 'deny', enforced: false, mode: 'shadow', reasons: [denial] })]);
      log.append([invoked({ decision_id: id, decision: 'deny', enforced: false, mode: 'shadow', reasons: [denial] })]);
    }
    const rows = await rowsOf(path);
    expect(rows.map(({ enforced, mode }) => [enforced, mode])).toEqual([
      [false, 'shadow'],
      [false, 'shadow'],
      [false, 'shadow'],
    ]);
  });

  it.each([
    [{ violationsOnly: true }, ['d-2', 'd-3']],
    [{ tool: 'read_file' }, ['d-1']],
    [{ server: 'other' }, []],
    [{ decision: 'allow' }, ['d-1']],
    [{ since: TIME + 2_000 }, ['d-2', 'd-3']],
    [{ plumbing: true }, ['d-0', 'd-1', 'd-2', 'd-3']],
  ] as const)('are chosen by %j', async (filter, ids) => {
    expect((await rowsOf(sample(), filter)).map(({ decision_id }) => decision_id)).toEqual(ids);
  });

  it('S-4c: a bad or an empty line is noted with its number, and the rest is read', async () => {
    const path = sample();
    const lines = linesOf(path);
    writeFileSync(
      path,
      [...lines.slice(0, 3), '', 'garbage', '[1]', '{"type":1}', '{"type":"ai.agentmesh.tool.invoked","tool":"x"}', ...lines.slice(3)].join(
        '\n',
      ),
    );
    appendFileSync(path, '\n{"torn');
    const notes = readNotes();
    const rows = await collect(readRows([path], {}, notes));
    expect(rows).toHaveLength(3);
    expect(notes.bad.map(({ line, problem }) => [line, problem])).toEqual([
      [4, 'the line is empty'],
      [5, 'the line is not JSON'],
      [6, 'the line is not a JSON object'],
      [7, 'the entry has no type'],
      [8, 'the entry names no decision'],
      [13, 'the line is not JSON (the file ends within it)'],
    ]);
  });

  it('S-4e: start, stop, load and reload are counted beside them', async () => {
    const notes = readNotes();
    await collect(readRows([sample()], {}, notes));
    expect([...notes.events]).toEqual([['ai.agentmesh.proxy.started', 1]]);
  });

  it.each([
    ['many', 25_000, 500, undefined],
    ['few of which are as large as records become', 1_000, 10, { ...empty, arguments: { text: 'x'.repeat(60_000) } }],
  ])(
    'S-4d: come out before the log is read to its end, and calls that never ended do not hold them up for ever: %s',
    async (_what, count, grouped, input) => {
      const path = join(temporaryFolder(), 'audit.jsonl');
      const log = open(path, { maxBytes: 100_000_000 });
      for (let index = 0; index < count; index += grouped) {
        log.append(Array.from({ length: grouped }, (_, each) => evaluation({ decision_id: `d-${index + each}`, ...(input && { input }) })));
      }
      const rows = readRows([path]);
      const first = await rows.next();
      expect(first.value).toMatchObject({ decision_id: 'd-0', file: path, line: 1 });
      // The reader is still within the file: what is appended now is read later.
      log.append([invoked({ decision_id: 'd-0' }), evaluation({ decision_id: 'last' })]);
      const rest = await collect(rows);
      expect(rest).toHaveLength(count);
      expect(rest.at(-1)).toMatchObject({ decision_id: 'last' });
    },
  );

  it('of rotated files and of second writers come in the order of time', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path, { maxBytes: 2_000, maxFiles: 100 });
    const side = open(path);
    for (let index = 0; index < 20; index++) {
      (index % 3 === 0 ? side : log).append([
        evaluation({ decision_id: `d-${index}`, decision: 'deny' }, TIME + index),
        invoked({ decision_id: `d-${index}` }, TIME + index),
      ]);
    }
    expect((await rowsOf(path)).map(({ decision_id }) => decision_id)).toEqual(Array.from({ length: 20 }, (_, index) => `d-${index}`));
  });

  it('of the original program’s logs are read as far as they say anything', async () => {
    const path = join(temporaryFolder(), 'old.log');
    writeFileSync(
      path,
      [
        '{"specversion":"1.0","id":"1","type":"ai.agentmesh.tool.invoked","source":"urn:agentmesh-mcp-proxy:4711","time":"2026-01-01T00:00:00.000Z","datacontenttype":"application/json","data":{"tool":"read_file","arguments":{"path":"/a"},"decision":"allow","matched_rule":"*","latency_ms":3},"agentmeshversion":"1.0","entryhash":"x","previoushash":"x"}',
        '{"specversion":"1.0","id":"2","type":"ai.agentmesh.policy.violation","source":"urn:agentmesh-mcp-proxy:4711","time":"2026-01-01T00:00:01.000Z","data":{"tool":"run_shell","arguments":{},"decision":"deny","reason":"no shell"}}',
        '{"id":"3","timestamp":"2026-01-01T00:00:02.000Z","type":"ai.agentmesh.tool.invoked","tool":"write_file","arguments":{},"decision":"allow","rule":"*","_hash":"x"}',
      ].join('\n'),
    );
    expect(await rowsOf(path)).toMatchObject([
      { tool: 'read_file', decision: 'allow', arguments: { path: '/a' }, rules: ['*'], latency_ms: 3 },
      { tool: 'run_shell', decision: 'deny', reasons: [{ message: 'no shell' }] },
      { tool: 'write_file', decision: 'allow', time: Date.UTC(2026, 0, 1, 0, 0, 2) },
    ]);
  });

  it('of a log that is not there are an error that names it', async () => {
    await expect(rowsOf(join(temporaryFolder(), 'none.jsonl'))).rejects.toThrow(UserError);
  });
});

it('a folder in the place of a log is an error that names it, to a reader and to a checker', async () => {
  const folder = temporaryFolder();
  const named = { name: 'UserError', message: `\`${folder}\` is a folder: name an audit log in it` };
  await expect(readRows([folder]).next()).rejects.toMatchObject(named);
  await expect(verifyLog(folder)).rejects.toMatchObject(named);
});

describe('--since', () => {
  it.each([
    ['30m', TIME - 1_800_000],
    ['24h', TIME - 86_400_000],
    ['7d', TIME - 604_800_000],
    ['90 s', TIME - 90_000],
    ['2026-02-03', Date.UTC(2026, 1, 3)],
    ['2026-02-03T10:00:00Z', Date.UTC(2026, 1, 3, 10)],
    ['2026-02-03T10:00:00.5+01:00', Date.UTC(2026, 1, 3, 9, 0, 0, 500)],
  ])('%s', (text, time) => expect(parseSince(text, TIME)).toBe(time));

  it.each(['yesterday', '5', 'm', '-5m', '5 fortnights', '2026-13-45', '', '1e9d'])('refuses %j with what to write instead', (text) => {
    expect(() => parseSince(text, TIME)).toThrow(/is no time for --since: write a span like 30m, 24h or 7d/);
  });
});

describe('the table', () => {
  async function table(path: string, options: TableOptions = {}): Promise<string> {
    const notes = readNotes();
    return (await collect(tableReport(readRows([path], {}, notes), notes, options))).join('');
  }

  it('shows one row a call and what they add up to', async () => {
    expect(await table(sample())).toBe(
      `TIME                  DECISION       TOOL                                 MS  REASON
2026-02-03T10:30:01Z  allow          read_file                          2500
2026-02-03T10:30:02Z  deny           run_shell                           0.4  Shell access not permitted
2026-02-03T10:30:03Z  deny (shadow)  run_shell                                Shell access not permitted

3 calls: 1 allowed, 2 denied, 1 of them in shadow mode, let through
tools:
  run_shell: 2, 2 denied
  read_file: 1
reasons:
  run_shell.deny: 2
not shown: 1 message that only keeps the connection going
`,
    );
  });

  it('S-4a: shows all rows, or says how many are hidden', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    const log = open(path);
    log.append(Array.from({ length: 1_500 }, (_, index) => invoked({ decision_id: `d-${index}` })));
    expect((await table(path)).match(/read_file  /g)).toHaveLength(1_500);
    const limited = await table(path, { limit: 20 });
    expect(limited.match(/read_file  /g)).toHaveLength(20);
    expect(limited).toContain('… 1,480 earlier rows not shown');
    expect(limited).toContain('1,500 calls: 1,500 allowed, 0 denied');
  });

  it('writes out what a terminal would obey', async () => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path).append([
      invoked({ tool: '\u001b[2J\u202eevil\n\u0000', decision: 'deny', reasons: [{ ...denial, message: 'a\r\nb\u200b' }] }),
    ]);
    const text = await table(path);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202e\u200b]/u);
    expect(text).toContain('\\u{1b}[2J\\u{202e}evil\\u{a}\\u{0}');
  });

  it('cuts rows at the terminal’s width', async () => {
    const text = await table(sample(), { width: 60 });
    for (const line of text.split('\n').slice(1, 4)) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('names the lines that it could not read', async () => {
    const path = sample();
    appendFileSync(path, 'x\n');
    expect(await table(path)).toContain(`1 line could not be read:\n  ${path}:8: the line is not JSON\n`);
  });
});

describe('S-49: CSV', () => {
  async function csv(path: string): Promise<string[][]> {
    return parseCsv((await collect(csvReport(readRows([path])))).join(''));
  }

  it.each([
    ['=cmd|"/c calc"!A1', `'=cmd|"/c calc"!A1`],
    ['+1', `'+1`],
    ['-1+1', `'-1+1`],
    ['@SUM(1)', `'@SUM(1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `'\r=1`],
    [' =1', `' =1`],
    ['＝1', `'＝1`],
    ['a,b', 'a,b'],
    ['say "no"', 'say "no"'],
    ['"', '"'],
    ['two\nlines', 'two\nlines'],
    ['plain', 'plain'],
  ])('%j is the cell %j', async (message, cell) => {
    const path = join(temporaryFolder(), 'audit.jsonl');
    open(path).append([invoked({ tool: message, decision: 'deny', reasons: [{ ...denial, message }] })]);
    const [header = [], row = [], ...rest] = await csv(path);
    expect(rest).toEqual([]);
    expect(row).toHaveLength(header.length);
    expect(row[header.indexOf('reason')]).toBe(cell);
    expect(row[header.indexOf('tool')]).toBe(cell);
  });

  it('has a header and a row for each call', async () => {
    const [header = [], ...rows] = await csv(sample());
    expect(header.slice(0, 6)).toEqual(['time', 'server', 'direction', 'method', 'tool', 'decision']);
    expect(rows).toHaveLength(3);
    expect(rows[0]?.[header.indexOf('arguments')]).toBe('{"path":"/a"}');
  });
});

describe('JSON', () => {
  it('is one array, an empty one for an empty log, or a line a row', async () => {
    const text = async (path: string, shape: 'array' | 'lines') => (await collect(jsonReport(readRows([path]), shape))).join('');
    const path = sample();
    expect(JSON.parse(await text(path, 'array'))).toMatchObject([
      { time: '2026-02-03T10:30:01.000Z', tool: 'read_file', latency_ms: 2_500 },
      {},
      {},
    ]);
    expect(
      (await text(path, 'lines'))
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as AuditRow).decision_id),
    ).toEqual(['d-1', 'd-2', 'd-3']);
    const nothing = join(temporaryFolder(), 'audit.jsonl');
    open(nothing);
    expect(await text(nothing, 'array')).toBe('[]\n');
  });
});

/** RFC 4180, as a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (quoted && character === '"' && text[index + 1] === '"') cell += text[index++] ?? '';
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (!quoted && character === '\r' && text[index + 1] === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      rows.push([]);
      index++;
    } else cell += character;
  }
  return rows.slice(0, -1);
}
