import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { engine } from '../compiler/harness.js';
import { AGENT_CALLS, AGENT_SERVERS, type AgentCall } from './agent-servers.js';
import { decideCase, shipped } from './decide-case.js';

/** Rules that refuse a tool by its name alone: what is asked here is who refuses a call where its tool is allowed. */
const BY_NAME = new Set(['shells', 'commands', 'code', 'processes']);

/** The most of a profile: attacks that pass, honest calls that are refused. */
const MOST = { standard: { passed: 28, refused: 6 }, enterprise: { passed: 20, refused: 11 } } as const;

let opa: Engine;
beforeAll(async () => {
  opa = await engine();
}, 60_000);
afterAll(() => opa.close());

test('there are attacks and honest calls of each server', () => {
  for (const server of AGENT_SERVERS) {
    const kinds = AGENT_CALLS.filter((call) => call.server === server).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'attack').length, server).toBeGreaterThanOrEqual(8);
    expect(kinds.filter((kind) => kind === 'honest').length, server).toBeGreaterThanOrEqual(12);
  }
  expect(AGENT_SERVERS.length).toBeGreaterThanOrEqual(19);
});

test.each(['standard', 'enterprise'] as const)(
  '%s tells what injected orders have servers do from work',
  { timeout: 60_000 },
  async (name) => {
    const policy = await shipped(opa, name);
    try {
      const isRefused = (call: AgentCall) => decideCase(policy, call, call.schema).verdict.reasons.some(({ id }) => !BY_NAME.has(id));
      const passed = AGENT_CALLS.filter((call) => call.kind === 'attack' && !isRefused(call));
      const refused = AGENT_CALLS.filter((call) => call.kind === 'honest' && isRefused(call));
      expect(passed.length, passed.map(told).join('\n')).toBeLessThanOrEqual(MOST[name].passed);
      expect(refused.length, refused.map(told).join('\n')).toBeLessThanOrEqual(MOST[name].refused);
    } finally {
      policy.dispose();
    }
  },
);

const told = ({ server, tool, arguments: value }: AgentCall) => `${server} ${tool} ${JSON.stringify(value)}`;
