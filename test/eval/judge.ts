import { createInspector } from '../../src/inspect/create-inspector.js';
import type { Finding } from '../../src/pdp/input-document.js';
import type { PolicySet } from '../../src/pdp/policy-set.js';
import type { Case } from './case.js';
import { createPlayer, type Played } from './play.js';

export interface Judged extends Played {
  readonly one: Case;
  readonly findings: readonly Finding[];
  /** Of the inspection alone, in microseconds. */
  readonly micros: number;
}

const SURFACES = { arguments: 'arguments', tool_result: 'result', tool_description: 'definition' } as const;

/** What a policy does about a case, what the detectors say of it, and how long they take. */
export function createJudge(policy: PolicySet): (one: Case) => Judged {
  const play = createPlayer(policy);
  const inspector = createInspector();
  return (one) => {
    const request = {
      surface: SURFACES[one.surface],
      method: one.surface === 'tool_description' ? 'tools/list' : 'tools/call',
      tool: one.tool,
      value: one.arguments,
      root: '/arguments',
      pathArguments: policy.config.paths.arguments,
    } as const;
    const started = performance.now();
    const { findings } = inspector.inspect(request);
    const micros = (performance.now() - started) * 1_000;
    return { one, findings, micros, ...play(one) };
  };
}
