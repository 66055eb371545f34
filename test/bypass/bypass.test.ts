import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_CASES } from './client-cases.js';
import { POLICIES, seenForbidden } from './forbidden.js';
import { emitting, guarded, type Guarded } from './guarded.js';
import { READERS } from './lax-readers.js';
import { INPUT_CASES, LIST_CASES, SERVER_CASES } from './server-cases.js';

const NEWLINE = Buffer.from('\n');
const bytesOf = (text: string | Buffer) => Buffer.concat([Buffer.from(text), NEWLINE]);

describe('the lax readers', () => {
  test.each(SERVER_CASES)('one of them would act on what a server says: $name', ({ says }) => {
    expect(seenForbidden(bytesOf(says))).not.toEqual([]);
  });

  test.each(CLIENT_CASES)('one of them would act on: $name', ({ send }) => {
    expect(seenForbidden(bytesOf(send))).not.toEqual([]);
  });

  test('each sees something that no other sees', () => {
    const seen = new Map(READERS.map(({ name }) => [name, 0]));
    for (const { send } of CLIENT_CASES)
      for (const found of seenForbidden(bytesOf(send))) {
        const [name = ''] = found.split(': ');
        seen.set(name, (seen.get(name) ?? 0) + 1);
      }
    expect([...seen].filter(([, count]) => count === 0)).toEqual([]);
  });
});

describe.each(Object.entries(POLICIES))('invariants 2, 3: behind a policy that is to %s', (_how, policy) => {
  const folder = mkdtempSync(join(tmpdir(), 'bypass-'));
  let proxy: Guarded;
  beforeAll(async () => void (proxy = await guarded(folder, policy)));
  afterAll(async () => {
    await proxy.end();
    rmSync(folder, { recursive: true });
  });

  test.each(CLIENT_CASES)('no server acts on: $name', async ({ send, forwards = '', answers }) => {
    const { received, said } = await proxy.try(bytesOf(send));
    expect(seenForbidden(received)).toEqual([]);
    expect(received.toString()).toBe(forwards);
    expect(idsIn(said)).toEqual([...answers].sort());
  });

  test.each(SERVER_CASES)('no client acts on: $name', async ({ says, pad, forwards = '', answers = [] }) => {
    const emit = emitting(bytesOf(says), pad);
    const { received, said } = await proxy.try(emit);
    expect(seenForbidden(said)).toEqual([]);
    expect(said.toString()).toBe(`${forwards}${ANSWERED}`);
    expect(received.subarray(0, emit.length).equals(emit)).toBe(true);
    expect(idsIn(received.subarray(emit.length))).toEqual([...answers].sort());
  });

  test.each(LIST_CASES)('no client is shown a hidden tool: $name', async ({ result }) => {
    const { said } = await proxy.try(Buffer.from(LIST), emitting(bytesOf(`{"jsonrpc":"2.0","id":"list","result":${result}}`)));
    expect(shown(said)).toBe(false);
    expect(idsIn(said)).toEqual(['"emit"', '"list"']);
  });

  test.each(INPUT_CASES)('no client acts on an ask in a result: $name', async ({ result }) => {
    const call = `{"jsonrpc":"2.0","id":"mrtr","method":"tools/call","params":{"name":"hold","arguments":{},"_meta":${STATELESS}}}\n`;
    const answer = bytesOf(`{"jsonrpc":"2.0","id":"mrtr","result":${result}}`);
    const { said } = await proxy.try(Buffer.from(call), emitting(answer));
    expect(said.toString()).not.toMatch(/"method\\?": *\\?"sampling/i);
    expect(idsIn(said)).toEqual(['"emit"', '"mrtr"']);
  });
});

test.each([
  ['a call', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_shell"}}', ['1']],
  ['half a call', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_shell"', ['null']],
  ['half a batch', '[{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_shell"}}', ['null']],
])('no server acts on a last line without an ending: %s', async (_what, sent, answers) => {
  const folder = mkdtempSync(join(tmpdir(), 'bypass-'));
  const proxy = await guarded(folder, POLICIES['allow by default']);
  const { received, said, code } = await proxy.end(Buffer.from(sent));
  rmSync(folder, { recursive: true });
  expect({ received: received.toString(), answers: idsIn(said), code }).toEqual({ received: '', answers, code: 0 });
});

const LIST = '{"jsonrpc":"2.0","id":"list","method":"tools/list","params":{"hold":true}}\n';
/** Where a tool would be taken for run_shell, whatever its members are called. */
const shown = (said: Buffer) => /name"\s*:\s*\[?"run(?:_|\\u005f)shell|\["run_shell/i.test(said.toString());

const STATELESS = '{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}';
const ANSWERED = '{"jsonrpc":"2.0","id":"emit","result":{"content":[]}}\n';

/** As they were spelt. */
function idsIn(said: Buffer): readonly string[] {
  const lines = said.toString().split('\n').slice(0, -1);
  return lines.map((line) => /^\{"jsonrpc":"2.0","id":("(?:[^"\\]|\\.)*"|[^,"]+),/.exec(line)?.[1] ?? line).sort();
}
