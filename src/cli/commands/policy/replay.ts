import { parseSince } from '../../../audit/read/since.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT } from '../../../errors/exit.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { loadPolicySet } from '../../../pap/load-policy-set.js';
import { resolveSources } from '../../../pap/source/resolve-source.js';
import { compare, emptyComparison, outcomeOf } from '../../../replay/comparison.js';
import { createReplay, recordedSaid } from '../../../replay/decide-again.js';
import { callNotes, readCalls } from '../../../replay/read-calls.js';
import { comparisonJson } from '../../../replay/report/json.js';
import { comparisonText } from '../../../replay/report/text.js';
import { callFilter, type CallOptions } from '../../call-options.js';
import { print, printJson } from '../../output.js';
import { loadingFrom, type UrlOptions } from '../../signature-options.js';

export interface ReplayOptions extends CallOptions, SignatureOptions, UrlOptions {
  readonly policy: readonly string[];
  readonly log: readonly string[];
  readonly limits?: boolean;
  readonly json?: boolean;
}

/** Yesterday's calls under a policy: exit code 1 when one is decided differently, or none could be compared. */
export async function policyReplay(_words: readonly string[], options: ReplayOptions): Promise<number> {
  const filter = callFilter(options, (text) => parseSince(text, Date.now()));
  const limits = options.limits === true;
  const deps = createPolicyDeps(loadingFrom(options));
  try {
    const loaded = await loadPolicySet(resolveSources(options.policy, deps), deps);
    const replay = createReplay(loaded, { limits });
    const notes = callNotes();
    const comparison = emptyComparison();
    for await (const call of readCalls(options.log, filter, notes)) {
      const again = replay(call);
      compare(comparison, call, recordedSaid(call, limits), again, again.unknown);
    }
    loaded.set.dispose();
    if (options.json === true) {
      const policies = loaded.layers.map(({ name, revision }) => ({ name, revision }));
      printJson({ policies, revision: loaded.set.revision, ...comparisonJson(comparison, notes) });
    } else print(comparisonText(comparison, notes));
    return outcomeOf(comparison) === 'same' ? EXIT.ok : EXIT.found;
  } finally {
    await deps.close();
  }
}
