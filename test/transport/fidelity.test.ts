import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import cases from '../fixtures/fidelity.json' with { type: 'json' };
import { start } from './harness.js';

const folder = mkdtempSync(join(tmpdir(), 'fidelity-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = cases.map(({ line, repeat }) => `${repeat === undefined ? line : line.replace(repeat.of, repeat.of.repeat(repeat.times))}\n`);

test(`S-33, S-34, S-35: ${cases.length} awkward lines reach the server byte for byte`, async () => {
  const log = join(folder, 'received');
  const session = start('recorder', [log]);
  const sent = Buffer.from(lines.join(''));
  session.input.end(sent);
  await expect(session.proxy.ended).resolves.toEqual({ code: 0, signal: null });
  expect(readFileSync(log).equals(sent)).toBe(true);
});

test(`S-33, S-34, S-35: ${cases.length} awkward lines reach the client byte for byte`, async () => {
  const script = join(folder, 'script');
  const said = Buffer.from(lines.join(''));
  writeFileSync(script, said);
  const session = start('recorder', [join(folder, 'spoken'), script]);
  session.send('begin');
  await session.received.until(({ length }) => length >= said.length);
  session.input.end();
  await session.proxy.ended;
  expect(session.received.bytes.equals(said)).toBe(true);
});
