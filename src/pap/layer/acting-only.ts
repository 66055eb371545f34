import type { Evaluator } from '../../pdp/evaluator.js';

/**
 * A bundle with an `mcp.main` of its own knows nothing of plumbing: asked about `initialize` it would deny what nobody
 * meant to forbid. It is asked for acting methods, and has no opinion on the rest.
 */
export function actingOnly(evaluator: Evaluator): Evaluator {
  return {
    revision: evaluator.revision,
    config: evaluator.config,
    decide: (input) =>
      input.acting
        ? evaluator.decide(input)
        : {
            kind: 'decided',
            decision: { allow: true, effect: 'allow', reasons: [], rules: [], warnings: [], obligations: [], labels: [] },
          },
    hidden: (input, tools) => evaluator.hidden(input, tools),
    dispose: () => evaluator.dispose(),
  };
}
