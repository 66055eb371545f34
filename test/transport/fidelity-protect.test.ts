import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNREADABLE } from '../../src/protocol/unreadable.js';
import { emitting, guarded, type Guarded } from '../bypass/guarded.js';
import data from '../fixtures/fidelity.json' with { type: 'json' };

interface FidelityCase {
  readonly name: string;
  readonly line: string;
  readonly repeat?: { readonly of: string; readonly times: number };
  /** On purpose, both ways: the code of `UNREADABLE`. */
  readonly refused?: string;
  /** Goes nowhere: a blank line, what is no message, an answer that nobody asked for. */
  readonly dropped?: string;
  /** It answers a request with this id, which the other side has made before. */
  readonly answers?: string;
}
const cases: readonly FidelityCase[] = data;
/** By name too, because a pattern does not let tools through that the server does not list. */
const NAMES = ['*', 't', 'a', 'читать'].map((tool) => `{ tool: '${tool}', action: allow }`);
const ALLOW = `version: '1.0'\nsanitize: off\nrules: [${NAMES.join(', ')}]\n`;

let proxy: Guarded;
const folder = mkdtempSync(join(tmpdir(), 'fidelity-'));
beforeAll(async () => void (proxy = await guarded(folder, ALLOW, [])));
afterAll(async () => {
  await proxy.end();
  rmSync(folder, { recursive: true });
});

const asking = (id: string) => `{"jsonrpc":"2.0","id":${id},"method":"acme/ask","params":{"hold":true}}\n`;

describe('invariants 2, 5: through the whole proxy', () => {
  test.each(cases)('S-34, from client to server: $name', async ({ line, repeat, refused, dropped, answers }) => {
    const sent = `${repeat === undefined ? line : line.replace(repeat.of, repeat.of.repeat(repeat.times))}\n`;
    if (answers !== undefined) await proxy.try(emitting(Buffer.from(asking(answers))));
    const { received, said } = await proxy.try(Buffer.from(sent));
    expect(received.equals(Buffer.from(refused === undefined && dropped === undefined ? sent : ''))).toBe(true);
    if (refused !== undefined) expect(codeIn(said)).toBe(refused);
    if (dropped === 'noise') expect(codeIn(said)).toBe('not_json');
    if (dropped === 'unasked' || dropped === 'blank' || answers !== undefined) expect(said.toString()).toBe('');
  });

  test.each(cases)('S-34, from server to client: $name', async ({ line, repeat, refused, dropped, answers }) => {
    const says = Buffer.from(`${repeat === undefined ? line : line.replace(repeat.of, 'PAD')}\n`);
    const heard = Buffer.from(
      refused === undefined && dropped === undefined ? says.toString().replace('PAD', repeat?.of.repeat(repeat.times) ?? '') : '',
    );
    if (answers !== undefined) await proxy.try(Buffer.from(asking(answers)));
    const { said } = await proxy.try(emitting(says, repeat?.times, repeat?.of));
    expect(said.subarray(0, heard.length).equals(heard)).toBe(true);
    expect(said.subarray(heard.length).toString()).toBe('{"jsonrpc":"2.0","id":"emit","result":{"content":[]}}\n');
    // So that the next case's request with that id is no second one.
    const id = answers === undefined ? /"id"\s*:\s*("(?:[^"\\]|\\.)*"|[-\d.]+|null)/.exec(heard.toString())?.[1] : undefined;
    if (id !== undefined) await proxy.try(Buffer.from(`{"jsonrpc":"2.0","id":${id},"result":{}}\n`));
  });
});

test('the page on the protocol tells of every refusal, with the code of its answer', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/protocol.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| −(\d+) \|/gm)];
  const told = rows.flatMap(([, names = '', code]) => [...names.matchAll(/\w+/g)].map(([name]) => [name, -Number(code)]));
  expect(Object.fromEntries(told)).toEqual(UNREADABLE);
  expect(told.length).toBe(Object.keys(UNREADABLE).length);
});

function codeIn(said: Buffer): unknown {
  const { error } = JSON.parse(said.toString()) as { error?: { data?: Record<string, unknown> } };
  return error?.data?.['ai.agentmesh/code'];
}
