import { UserError } from '../../errors/exit.js';
import type { Evaluator } from '../../pdp/evaluator.js';
import type { InputDocument } from '../../pdp/input-document.js';

/** A call that no server has: what is decided does not matter, that something is decided does. */
const PROBE: InputDocument = {
  version: 1,
  direction: 'client_to_server',
  kind: 'request',
  method: 'tools/call',
  acting: true,
  server: 'agentmesh-self-test',
  tool: { name: 'agentmesh_self_test' },
  arguments: {},
  params: {},
  identity: { subject: 'agentmesh-self-test', authenticated: false, method: 'none' },
  client: {},
  session: { id: 'agentmesh-self-test', started: '1970-01-01T00:00:00Z', calls: 0, tools: {}, labels: [] },
  findings: [],
  paths: {},
  time: { now_ns: 0, hour: 0, weekday: 'Thursday', zone: 'UTC' },
  transport: 'stdio',
  mode: 'enforce',
};

/** A policy that cannot decide one plain call is not activated: it would deny everything, with a riddle for a reason. */
export function selfTest(evaluator: Evaluator, name: string, ownMain: boolean): void {
  const outcome = evaluator.decide(PROBE);
  if (outcome.kind === 'decided') return;
  // A hand-written decision without a default is undefined for what it does not know, and denies that.
  if (outcome.kind === 'undefined' && ownMain) return;
  throw new UserError(`policy \`${name}\` does not decide: ${outcome.message} (self-test, \`${outcome.code}\`)`);
}
