import { readFileSync } from 'node:fs';
import type { PolicySet } from '../../../src/pdp/policy-set.js';
import type { JsonObject } from '../../../src/protocol/json/json.js';
import { sessionWith } from './sessions.js';

/** One session of honest work, as it was recorded: calls and what they brought. */
export interface Trace {
  readonly source: string;
  readonly id: string;
  readonly steps: readonly { readonly tool: string; readonly arguments: JsonObject; readonly result: string }[];
}

/** A file of JSON Lines. */
export function readTraces(file: string): readonly Trace[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Trace);
}

export interface PlayedStep {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly stopped: boolean;
}

/**
 * The calls of a session in their order, without those that the policy refuses by themselves: they are no matter of taint. What a call that is
 * stopped would have brought is not read.
 */
export function playTrace({ steps }: Trace, policy: PolicySet): readonly PlayedStep[] {
  const session = sessionWith(policy);
  return steps.flatMap(({ tool, arguments: args, result }) => {
    const passed = session.call(tool, args);
    if (passed) session.answer(result);
    else if (!sessionWith(policy).call(tool, args)) return [];
    return [{ tool, arguments: args, stopped: !passed }];
  });
}
