import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { lint } from '../../src/lint/lint.js';
import { keptEngine } from '../engine/test-engine.js';

let engine: Engine;
beforeAll(async () => void (engine = await keptEngine()));
afterAll(() => engine.close());

const RULE = 'allow if input.arguments.mode != "write"';

test.each([
  { shows: 'no exception', text: RULE, left: ['AM4003:3', 'AM4002:3'] },
  { shows: 'on the line above', text: `# agentmesh-lint: ignore AM4002 the server has two modes\n${RULE}`, left: ['AM4003:4'] },
  { shows: 'on the line itself', text: `${RULE} # agentmesh-lint: ignore AM4003 meant so`, left: ['AM4002:3'] },
  { shows: 'two above is too far', text: `# agentmesh-lint: ignore AM4002 because\n\n${RULE}`, left: ['AM4000:3', 'AM4003:5', 'AM4002:5'] },
  { shows: 'without a reason', text: `# agentmesh-lint: ignore AM4002\n${RULE}`, left: ['AM4000:3', 'AM4003:4', 'AM4002:4'] },
  { shows: 'without a code', text: `# agentmesh-lint: ignore it is fine\n${RULE}`, left: ['AM4000:3', 'AM4003:4', 'AM4002:4'] },
  { shows: 'of an unknown code', text: `# agentmesh-lint: ignore AM4999 because\n${RULE}`, left: ['AM4000:3', 'AM4003:4', 'AM4002:4'] },
  { shows: 'of what is not found', text: `# agentmesh-lint: ignore AM4001 because\n${RULE}`, left: ['AM4000:3', 'AM4003:4', 'AM4002:4'] },
])('exceptions: $shows', async ({ text, left }) => {
  const found = await lint(engine, [{ path: 'p.rego', text: `package mcp.policy\n\n${text}\n` }]);
  expect(found.map(({ code, span }) => `${code}:${span?.line}`)).toEqual(left);
});
