import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine.js';
import { createInspector } from '../../src/inspect/create-inspector.js';
import type { JsonObject } from '../../src/protocol/json/json.js';
import { joinLayers } from '../../src/pdp/join-layers.js';
import type { PolicySet, Verdict } from '../../src/pdp/policy-set.js';
import { inputOfCall } from '../compiler/hard-decisions.input.js';
import { compiled, inWasm } from '../compiler/harness.js';
import type { Case } from '../eval/case.js';

/** Deep enough that relative imports stay in it. */
const PROJECT = '/home/ann/work/team/project/src/lib';

const inspector = createInspector();

/** A shipped policy, by its path below `policies/` and without `.yaml`, as it is evaluated. */
export async function shipped(opa: Engine, name: string): Promise<PolicySet> {
  const file = `policies/${name}.yaml`;
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  return joinLayers([{ name, evaluator: await inWasm(opa, compiled(text, { file })) }]);
}

export interface DecidedCase {
  readonly verdict: Verdict;
  /** The policy allows no call of this tool, whatever its arguments are: it is not in the list that a client gets. */
  readonly hidden: boolean;
}

/** What a policy says of one labelled call, with the findings and facts of the real detectors and readers. */
export function decideCase(policy: PolicySet, one: Pick<Case, 'tool' | 'arguments'>, schema?: JsonObject): DecidedCase {
  const { tool, arguments: value } = one;
  const { findings } = inspector.inspect({
    surface: 'arguments',
    method: 'tools/call',
    tool,
    value,
    root: '/arguments',
    schema,
    pathArguments: policy.config.paths.arguments,
  });
  const input = { ...inputOfCall({ tool, arguments: JSON.stringify(value) }, policy.config, PROJECT), findings };
  return { verdict: policy.decide(input), hidden: policy.hidden(input, [{ name: tool }]).has(tool) };
}
