import { benchDecisions, type Latency } from '../../../authoring/bench-decisions.js';
import { textTable } from '../../../authoring/text-table.js';
import type { SignatureOptions } from '../../../config/signature-options.js';
import { EXIT, UserError } from '../../../errors/exit.js';
import type { CompiledLayer } from '../../../pap/layer/compiled-layer.js';
import { compileLayer } from '../../../pap/layer/load-layer.js';
import { createPolicyDeps } from '../../../pap/create-policy-deps.js';
import { readSource } from '../../../pap/source/read-source.js';
import { resolveSources } from '../../../pap/source/resolve-source.js';
import { createEvaluator } from '../../../pdp/create-evaluator.js';
import type { Evaluator } from '../../../pdp/evaluator.js';
import type { InputDocument } from '../../../pdp/input-document.js';
import { isJsonObject, type JsonObject } from '../../../protocol/json/json.js';
import { callNotes, readCalls } from '../../../replay/read-calls.js';
import { callOfInput } from '../../../replay/recorded-call.js';
import { systemClock } from '../../../telemetry/clock.js';
import { countOption } from '../../duration-option.js';
import { print, printJson } from '../../output.js';
import { readInput } from '../../read-input.js';
import { loadingFrom, type UrlOptions } from '../../signature-options.js';

export interface BenchCommandOptions extends SignatureOptions, UrlOptions {
  readonly input?: readonly string[];
  readonly log?: readonly string[];
  readonly limit: string;
  readonly count: string;
  readonly json?: boolean;
}

/** How long decisions take, by the layers together: evaluated each time, and as in production, where equal questions are remembered. */
export async function policyBench(words: readonly string[], options: BenchCommandOptions): Promise<number> {
  const least = countOption('--count', options.count);
  const inputs = await inputsOf(options);
  const deps = createPolicyDeps(loadingFrom(options));
  const evaluators: Evaluator[] = [];
  try {
    const layers: CompiledLayer[] = [];
    for (const source of resolveSources(words, deps)) layers.push(await compileLayer(await readSource(source, deps), deps));
    const measure = async (remember: boolean): Promise<Latency> => {
      const ready = await Promise.all(
        layers.map(({ reads, bounded, ...layer }) =>
          createEvaluator({
            ...layer,
            ...(reads === undefined ? {} : { reads }),
            ...(bounded === true ? { fuel: 'unbounded' } : {}),
            remember,
          }),
        ),
      );
      evaluators.push(...ready);
      return benchDecisions(ready, inputs, { least, clock: systemClock });
    };
    const report = { inputs: inputs.length, evaluated: await measure(false), remembered: await measure(true) };
    if (options.json === true) printJson(report);
    else print(table(report));
    return EXIT.ok;
  } finally {
    for (const evaluator of evaluators) evaluator.dispose();
    await deps.close();
  }
}

async function inputsOf({ input = [], log = [], limit }: BenchCommandOptions): Promise<readonly InputDocument[]> {
  const most = countOption('--limit', limit);
  const inputs: InputDocument[] = [];
  for (const path of input) {
    const value = await readInput(path);
    for (const each of Array.isArray(value) ? (value as readonly JsonObject[]) : [value]) inputs.push(documentOf(each, path));
  }
  if (log.length > 0) for await (const call of readCalls(log, { limit: most }, callNotes())) inputs.push(call.input);
  if (inputs.length === 0)
    throw new UserError('there is nothing to decide: name input documents with `--input`, or an audit log with `--log`');
  return inputs;
}

function documentOf(value: unknown, path: string): InputDocument {
  const call = isJsonObject(value) ? callOfInput(value) : undefined;
  if (call !== undefined) return call.input;
  throw new UserError(`\`${path}\` holds no input document: an entry of the audit log has one in \`data.input\``);
}

interface BenchReport {
  readonly inputs: number;
  readonly evaluated: Latency;
  readonly remembered: Latency;
}

function table({ inputs, evaluated, remembered }: BenchReport): string {
  const row = (name: string, { decisions, per_second, p50, p90, p99, max }: Latency) => [
    name,
    `${decisions}`,
    ...[p50, p90, p99, max].map((each) => `${each} µs`),
    `${per_second}/s`,
  ];
  const outcomes = Object.entries(evaluated.outcomes).map(([name, count]) => `${count} ${name}`);
  return [
    textTable(['', 'DECISIONS', 'P50', 'P90', 'P99', 'MAX', ''], [row('evaluated', evaluated), row('remembered', remembered)]),
    `${inputs} inputs: ${outcomes.join(', ')}`,
  ].join('\n');
}
