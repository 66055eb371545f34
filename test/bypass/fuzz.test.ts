import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nullSink } from '../../src/audit/event.js';
import { blindInspector } from '../../src/inspect/inspector.js';
import { createRateLimiter } from '../../src/limits/create-rate-limiter.js';
import { createPolicyDeps } from '../../src/pap/create-policy-deps.js';
import { loadPolicySet } from '../../src/pap/load-policy-set.js';
import { resolveSources } from '../../src/pap/source/resolve-source.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import { openConversation } from '../../src/pep/open-conversation.js';
import { createPathResolver } from '../../src/pip/paths.js';
import { systemClock } from '../../src/telemetry/clock.js';
import { silentLog } from '../../src/telemetry/log.js';
import { LineSplitter } from '../../src/transport/stdio/line-splitter.js';
import * as fc from '../properties.js';
import { answersDue } from './expected-answers.js';
import { POLICIES, seenForbidden } from './forbidden.js';
import { guarded } from './guarded.js';
import { hostileLines, type HostileLine } from './hostile-lines.js';

/** In this process, over real compiled policies. */
const CASES = Number(process.env['AGENTMESH_FUZZ_CASES'] ?? 100_000);
/** Hostile lines of one conversation. */
const LINES = 4;
/** Conversations with the real process, and their hostile lines. */
const CONVERSATIONS = 60;
const LONG = 50;

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const policies: PolicySet[] = [];
beforeAll(async () => {
  const deps = createPolicyDeps();
  for (const [name, text] of Object.entries(POLICIES)) {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    policies.push((await loadPolicySet(resolveSources([file]), deps)).set);
  }
  await deps.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const TOOLS = '{"jsonrpc":"2.0","id":"tools","result":{"tools":[{"name":"echo"},{"name":"read_file"},{"name":"run_shell"}]}}\n';

/** A conversation from its first listing on: the bytes that leave for either side. */
function conversation(policy: PolicySet) {
  const session = openConversation({
    policy: () => policy,
    inspector: blindInspector,
    limiter: createRateLimiter(),
    audit: nullSink,
    paths: createPathResolver({ cwd: '/', clock: systemClock }),
    identity: { subject: 'fuzz', authenticated: false, method: 'os' },
    server: 'fuzz',
    transport: 'stdio',
    clock: systemClock,
    ids: () => 'id',
    log: silentLog,
    defer: () => undefined,
  });
  const toServer: Buffer[] = [];
  const toClient: Buffer[] = [];
  const [clientLines, serverLines] = [new LineSplitter(), new LineSplitter()];
  const client = (chunk: Buffer) => {
    const moved = session.fromClient(clientLines.push(chunk));
    toServer.push(...moved.toServer);
    toClient.push(...moved.toClient);
  };
  const server = (chunk: Buffer) => void session.fromServer(serverLines.push(chunk));
  client(Buffer.from('{"jsonrpc":"2.0","id":"tools","method":"tools/list"}\n'));
  server(Buffer.from(TOOLS));
  toServer.length = 0;
  return { client, server, toServer, toClient };
}

/** What a server might say in between: it frees ids, or tries to. */
const SAID = [
  '{"jsonrpc":"2.0","id":1,"result":{}}\n',
  '{"jsonrpc":"2.0","id":"a","result":{}}\n',
  '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\n',
  '\n',
];
const timing = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.constantFrom(...SAID)), { maxLength: 3 });

test(`invariants 2, 3: of ${CASES} forbidden calls, hidden by structure, encoding, batching, timing or ids, no lax reader is given one`, () => {
  fc.assert(
    fc.property(fc.nat({ max: 1 }), hostileLines(LINES), timing, (which, lines, cuts) => {
      const policy = policies[which];
      if (policy === undefined) throw new Error('no policy');
      const { client, server, toServer, toClient } = conversation(policy);
      const bytes = bytesOf(lines);
      let from = 0;
      for (const [length, said] of cuts) {
        client(bytes.subarray(from, from + length));
        server(Buffer.from(said));
        from += length;
      }
      client(bytes.subarray(from));
      hold(lines, Buffer.concat(toServer), Buffer.concat(toClient));
    }),
    { numRuns: CASES / LINES },
  );
}, 600_000);

test(`the same with ${CONVERSATIONS} conversations of ${LONG} lines through the real process`, async () => {
  const place = mkdtempSync(join(folder, 'process-'));
  const proxy = await guarded(place, POLICIES['deny by default']);
  await fc.assert(
    fc.asyncProperty(hostileLines(LONG), fc.array(fc.nat({ max: 4000 }), { maxLength: 4 }), async (lines, cuts) => {
      const bytes = bytesOf(lines);
      const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
      const { received, said } = await proxy.try(...ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)));
      expect(seenForbidden(received)).toEqual([]);
      for (const { bytes: legal } of lines.filter((line) => line.legal))
        expect(received.includes(Buffer.from(`${legal}\n`, 'latin1'))).toBe(true);
      expect(said.length).toBeGreaterThan(0);
    }),
    { numRuns: CONVERSATIONS, endOnFailure: true },
  );
  const { code } = await proxy.end();
  expect(code).toBe(0);
}, 300_000);

function bytesOf(lines: readonly HostileLine[]): Buffer {
  return Buffer.from(lines.map(({ bytes }) => `${bytes}\n`).join(''), 'latin1');
}

/** Most often nothing but the legal line went on, and there are few of those. */
const seenBefore = new Map<string, readonly string[]>();
const MAX_SEEN = 10_000;
function seenIn(bytes: Buffer): readonly string[] {
  const key = bytes.toString('latin1');
  const before = seenBefore.get(key);
  if (before !== undefined) return before;
  const seen = seenForbidden(bytes);
  if (seenBefore.size < MAX_SEEN) seenBefore.set(key, seen);
  return seen;
}

/** What must hold for everything that a client wrote. */
function hold(lines: readonly HostileLine[], toServer: Buffer, toClient: Buffer): void {
  const seen = seenIn(toServer);
  if (seen.length > 0) throw new Error(seen.join('\n'));

  // Everything that went on is a line of the client, or a batch of what was left of one.
  const sent = linesOf(bytesOf(lines));
  const forwarded = linesOf(toServer);
  const left = sent.map((line) => line.toString('latin1'));
  let batches = 0;
  for (const line of forwarded) {
    const same = left.indexOf(line.toString('latin1'));
    if (same !== -1) left.splice(same, 1);
    else if (line[0] === 0x5b) batches += elementsOf(line);
    else throw new Error(`not the client's own bytes: ${line.toString()}`);
  }
  for (const { bytes, legal } of lines) if (legal && left.includes(bytes)) throw new Error(`a legal line was not forwarded: ${bytes}`);

  // Each request that did not go on is answered once; so is what nobody could read.
  const due = left.map((line) => answersDue(Buffer.from(line, 'latin1')));
  const most = due.reduce<number>((sum, count) => sum + (count ?? 1), -batches);
  const least = due.reduce<number>((sum, count) => sum + (count ?? 0), -batches);
  const answers = linesOf(toClient).length;
  if (answers < least || answers > most)
    throw new Error(`${least} to ${most} answers are due, ${answers} were given: ${toClient.toString()}`);
}

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0, end = bytes.indexOf(10); end !== -1; from = end + 1, end = bytes.indexOf(10, from))
    lines.push(bytes.subarray(from, end));
  return lines;
}

/** Requests in a batch: of a batch that was made smaller they are not answered by us. */
function elementsOf(batch: Buffer): number {
  return (JSON.parse(batch.toString()) as object[]).filter((element) => Object.hasOwn(element, 'method') && Object.hasOwn(element, 'id'))
    .length;
}
