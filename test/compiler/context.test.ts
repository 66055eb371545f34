import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { inputReads } from '../../src/pap/layer/input-reads.js';
import { createEvaluator } from '../../src/pdp/create-evaluator.js';
import { libraryModules } from '../../src/pdp/library.js';
import { CONTEXT } from './context.cases.js';
import { compiled, decided, engine, inputOf } from './harness.js';
import { describeSuites } from './suites.js';

describeSuites(CONTEXT);

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
});
afterAll(() => opa.close());

test('what depends on the time, the session or the subject is never answered from what was remembered', async () => {
  const bundle = compiled(`
version: 1
rules:
  - { tool: t, action: allow, time: { from: "08:00", to: "18:00" } }
  - { tool: s, action: deny, session: { labels: x } }
  - { tool: s, action: allow }
  - { tool: i, action: allow, identity: { subject: alice } }
`);
  const modules = [...bundle.modules, ...libraryModules()];
  const built = await opa.build({ modules, entrypoints: ['mcp/main/decision', 'mcp/main/hidden'] });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const members = inputReads(modules);
  expect(members).toContainEqual(['time', 'now_ns']);
  const evaluator = await createEvaluator({ wasm: built.wasm, data: bundle.data, revision: 'test', reads: { members: members ?? [] } });
  const effects = [
    { tool: 't', at: '2026-03-02T08:00:00Z' },
    { tool: 't', at: '2026-03-02T18:00:00Z' },
    { tool: 't', at: '2026-03-02T17:59:59Z' },
    { tool: 's' },
    { tool: 's', session: { labels: ['x'] } },
    { tool: 's', session: { labels: [] } },
    { tool: 'i' },
    { tool: 'i', identity: { subject: 'bob' } },
  ].map((message) => decided(evaluator, inputOf(message)).effect);
  evaluator.dispose();
  expect(effects).toEqual(['allow', 'deny', 'allow', 'allow', 'deny', 'allow', 'allow', 'deny']);
});
