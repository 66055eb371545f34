import { parseSince } from '../../../audit/read/since.js';
import type { Policy } from '../../../compiler/language/policy.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import { ruleDiffText } from '../../../explain/report/rule-diff.js';
import { rulesDiffer } from '../../../explain/rule-diff.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { loadPolicySet } from '../../../pap/load-policy-set.js';
import { parseSource } from '../../../pap/source/parse-source.js';
import { readSource } from '../../../pap/source/read-source.js';
import { resolveSource, resolveSources } from '../../../pap/source/resolve-source.js';
import { compare, emptyComparison, outcomeOf } from '../../../replay/comparison.js';
import { createReplay } from '../../../replay/decide-again.js';
import { callNotes, readCalls } from '../../../replay/read-calls.js';
import { comparisonJson } from '../../../replay/report/json.js';
import { comparisonText } from '../../../replay/report/text.js';
import { callFilter, type CallOptions } from '../../call-options.js';
import { print, printJson } from '../../output.js';
import { loadingFrom, type UrlOptions } from '../../signature-options.js';

interface Options extends CallOptions, SignatureOptions, UrlOptions {
  readonly log?: readonly string[];
  readonly limits?: boolean;
  readonly json?: boolean;
}

/** Which calls of logs two policies decide differently, or without a log which rules; exit code 1 when there is one, or no call could be compared. */
export async function policyDiff(words: readonly string[], options: Options): Promise<number> {
  const [before, after, ...further] = words;
  if (before === undefined || after === undefined || further.length > 0) {
    throw new UserError(
      '`policy diff` compares two policies: `agentmesh policy diff old.yaml new.yaml --log audit.jsonl`, or their rules without a log',
    );
  }
  if (options.log === undefined) return rulesDiff(before, after, options);
  const { log } = options;
  const filter = callFilter(options, (text) => parseSince(text, Date.now()));
  const limits = options.limits === true;
  const deps = createPolicyDeps(loadingFrom(options));
  try {
    const old = await loadPolicySet(resolveSources([before], deps), deps);
    const next = await loadPolicySet(resolveSources([after], deps), deps);
    const [oldReplay, nextReplay] = [createReplay(old, { limits }), createReplay(next, { limits })];
    const notes = callNotes();
    const comparison = emptyComparison();
    for await (const call of readCalls(log, filter, notes)) {
      const [was, is] = [oldReplay(call), nextReplay(call)];
      compare(comparison, call, was, is, [...new Set([...was.unknown, ...is.unknown])]);
    }
    old.set.dispose();
    next.set.dispose();
    const policies = [old, next].map(({ set }, index) => ({ policy: words[index], revision: set.revision }));
    if (options.json === true) printJson({ policies, ...comparisonJson(comparison, notes) });
    else print(comparisonText(comparison, notes));
    return outcomeOf(comparison) === 'same' ? EXIT.ok : EXIT.found;
  } finally {
    await deps.close();
  }
}

async function rulesDiff(before: string, after: string, options: Options): Promise<number> {
  const lost = (['since', 'tool', 'limit', 'limits'] as const).find((name) => options[name] !== undefined);
  if (lost !== undefined) throw new UserError(`\`--${lost}\` is about the calls of a log: add \`--log\``);
  const loading = loadingFrom(options);
  const difference = rulesDiffer(await yamlPolicy(before, loading), await yamlPolicy(after, loading));
  if (options.json === true) printJson(difference);
  else print(ruleDiffText(difference));
  return difference.rules.length + difference.settings.length === 0 ? EXIT.ok : EXIT.found;
}

async function yamlPolicy(word: string, loading: ReturnType<typeof loadingFrom>): Promise<Policy> {
  const { policy } = await parseSource(await readSource(resolveSource(word, loading), loading));
  if (policy !== undefined) return policy;
  throw new UserError(`policy \`${word}\` is no YAML policy, whose rules could be compared: add \`--log\` to compare what they decide`);
}
