import { parseSince } from '../../../audit/since.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { loadPolicySet } from '../../../pap/load-policy-set.js';
import { resolveSources } from '../../../pap/resolve-source.js';
import { compare, emptyComparison, isSame } from '../../../replay/comparison.js';
import { createReplay } from '../../../replay/decide-again.js';
import { callNotes, readCalls } from '../../../replay/read-calls.js';
import { comparisonJson } from '../../../replay/report/json.js';
import { comparisonText } from '../../../replay/report/text.js';
import { callFilter, type CallOptions } from '../../call-options.js';
import { print, printJson } from '../../output.js';

interface Options extends CallOptions {
  readonly log: readonly string[];
  readonly limits?: boolean;
  readonly json?: boolean;
}

/** Which calls of logs two policies decide differently: exit code 1 when there is one. */
export async function policyDiff(words: readonly string[], options: Options): Promise<number> {
  const [before, after, ...further] = words;
  if (before === undefined || after === undefined || further.length > 0) {
    throw new UserError('`policy diff` compares two policies: `agentmesh policy diff old.yaml new.yaml --log audit.jsonl`');
  }
  const filter = callFilter(options, (text) => parseSince(text, Date.now()));
  const limits = options.limits === true;
  const deps = createPolicyDeps();
  try {
    const old = await loadPolicySet(resolveSources([before]), deps);
    const next = await loadPolicySet(resolveSources([after]), deps);
    const [oldReplay, nextReplay] = [createReplay(old, { limits }), createReplay(next, { limits })];
    const notes = callNotes();
    const comparison = emptyComparison();
    for await (const call of readCalls(options.log, filter, notes)) {
      const [was, is] = [oldReplay(call), nextReplay(call)];
      compare(comparison, call, was, is, [...new Set([...was.unknown, ...is.unknown])]);
    }
    old.set.dispose();
    next.set.dispose();
    const policies = [old, next].map(({ set }, index) => ({ policy: words[index], revision: set.revision }));
    if (options.json === true) printJson({ policies, ...comparisonJson(comparison, notes) });
    else print(comparisonText(comparison, notes));
    return isSame(comparison) ? EXIT.ok : EXIT.found;
  } finally {
    await deps.close();
  }
}
