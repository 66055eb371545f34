import { UserError } from '../errors/exit.js';
import type { JsonObject } from '../protocol/json/json.js';
import { systemClock, type Clock } from '../telemetry/clock.js';
import { hostBuiltins } from './builtins/index.js';
import { DecisionContext } from './decision-context.js';
import type { Outcome } from './decision.js';
import { DecisionMemo } from './decision-memo.js';
import { encodeInput, encodeText, inputText } from './encode-input.js';
import { DECISION, HIDDEN } from './entrypoints.js';
import type { Evaluator } from './evaluator.js';
import { failureOf, textOf } from './failure-of.js';
import { DECISION_FUEL } from './fuel/meter.js';
import type { InputDocument } from './input-document.js';
import { parseDecision } from './parse-decision.js';
import { parsePolicyConfig } from './policy-config.js';
import type { InputReads } from './reads.js';
import { RecentAnswers } from './recent-answers.js';
import { createReducer } from './reduce-input.js';
import { SettledMembers } from './settled-members.js';
import { SizeCheck } from './size-check.js';
import { UnusableModule } from './wasm/errors.js';
import { InstanceKeeper } from './wasm/instance-keeper.js';
import { loadPolicyModule, type PolicyModule, type PolicyModuleOptions } from './wasm/policy-module.js';

export interface EvaluatorOptions {
  /** Built by OPA with the entrypoint `mcp/main/decision`, and `mcp/main/hidden` where the policy can tell. */
  readonly wasm: Uint8Array;
  readonly data: JsonObject;
  readonly revision: string;
  /** What the module reads of its input; absent: all of it. */
  readonly reads?: InputReads;
  readonly clock?: Clock;
  /** Where `print` goes of a policy that was built with it, at most 20 texts of 1,000 characters a decision; nowhere by default. It may quote hostile input. */
  readonly print?: (text: string) => void;
  /** Whether an answer is kept for the next equal question; true by default. Measurements want the evaluation. */
  readonly remember?: boolean;
  /** Memory that one decision may take beside the data, in bytes. */
  readonly headroomBytes?: number;
  /**
   * What one decision may cost, in instructions of the module; `unbounded` only for what our compiler wrote, whose loops end by how it writes
   * them: counting costs some percent of a decision.
   */
  readonly fuel?: bigint | 'unbounded';
  /** `addMeter` has made the module: it is not metered again. */
  readonly metered?: boolean;
}

/** Twice what structured JSON of the largest input takes. */
const HEADROOM_BYTES = 256 * 1024 * 1024;

export interface WasmEvaluator extends Evaluator {
  /** Builtins that the module may call and nobody implements: a decision that comes to one denies (`missing_builtin`). */
  readonly missingBuiltins: readonly string[];
  /** Linear memory held now, in bytes. */
  readonly memoryBytes: number;
}

/** One compiled layer, ready to decide. Throws a `UserError` when the module or its `data.mcp.config` cannot be used. */
export async function createEvaluator(options: EvaluatorOptions): Promise<WasmEvaluator> {
  const { wasm, data, revision, reads, clock = systemClock, print = () => {}, headroomBytes = HEADROOM_BYTES, remember = true } = options;
  const { fuel = DECISION_FUEL, metered = false } = options;
  const config = parsePolicyConfig(data, reads);
  const context = new DecisionContext(clock, print);
  const text = new TextEncoder().encode(JSON.stringify(data));
  const module = await load(wasm, {
    data: text,
    builtins: hostBuiltins,
    context,
    headroomBytes,
    meter: fuel === 'unbounded' ? undefined : { fuel, clock, inside: metered },
  });
  const instances = new InstanceKeeper(module);

  const reducer = reads === undefined ? undefined : createReducer(reads);
  const memo = new DecisionMemo();
  const settled = new SettledMembers();
  const sizes = new SizeCheck();
  const recent = new RecentAnswers();

  /** What the policy reads of a document. The limits are those of the whole document. */
  function readOf(input: InputDocument): object {
    if (reducer === undefined) return input;
    follow(input);
    // What is remembered is of the document that was decided, not of this one.
    settled.forget();
    return reducer.reduce(input);
  }

  /** Throws for a document over the limits. Whether it is, but for its changing members, as the one before. */
  function follow(input: InputDocument): boolean {
    const isSettled = settled.follow(input);
    if (!sizes.isSurelySmall(input, isSettled)) {
      settled.forget();
      encodeInput(input);
    }
    if (!isSettled && !sizes.maybeHeld) settled.forget();
    return isSettled;
  }

  function answerOf(input: InputDocument, read: object): Outcome {
    const text = inputText(read);
    const known = memo.get(text);
    if (known !== undefined) {
      recent.add(input, { read, outcome: known });
      return known;
    }
    const outcome = outcomeOf(evaluate(input, text, DECISION));
    // Builtins are pure but for the context: where it was not asked, the answer follows from the text alone.
    const follows = remember && reducer !== undefined && outcome.kind === 'decided' && !context.consulted;
    const kept = follows ? memo.put(text, outcome) : undefined;
    if (kept === undefined) return outcome;
    recent.add(input, { read, outcome: kept });
    return kept;
  }

  function evaluate(input: InputDocument, text: string, entrypoint: string): unknown {
    const bytes = encodeText(text);
    context.begin(input);
    return instances.use(bytes.byteLength, ({ policy }) => policy.evaluate(bytes, entrypoint));
  }

  return {
    revision,
    config,
    missingBuiltins: module.builtins.filter((name) => !hostBuiltins.has(name)),
    get memoryBytes() {
      return instances.memoryBytes;
    },
    decide(input) {
      try {
        if (reducer === undefined) return answerOf(input, input);
        const isSettled = follow(input);
        const before = recent.at(input);
        // Should this not be answered, what was decided is of documents with other settled members.
        if (!isSettled) recent.clear();
        if (before !== undefined && (isSettled ? reducer.isStillReducedTo(before.read, input) : reducer.isReducedTo(before.read, input))) {
          if (!isSettled) recent.add(input, before);
          return before.outcome;
        }
        return answerOf(input, reducer.reduce(input));
      } catch (cause) {
        return failureOf(cause);
      }
    },
    hidden(input, tools) {
      if (!module.entrypoints.has(HIDDEN)) return new Set();
      try {
        const names = new Set(resultOf(evaluate(input, inputText(readOf({ ...input, tools })), HIDDEN)) as Iterable<unknown>);
        return new Set(tools.map(({ name }) => name).filter((name) => names.has(name)));
      } catch {
        // What cannot be said stays listed, and its calls are decided.
        return new Set();
      }
    },
    dispose: () => instances.dispose(),
  };
}

async function load(wasm: Uint8Array, options: PolicyModuleOptions): Promise<PolicyModule> {
  try {
    const module = await loadPolicyModule(wasm, options);
    if (module.entrypoints.has(DECISION)) return module;
    throw new UnusableModule(`\`policy.wasm\` has no entrypoint \`${DECISION}\``);
  } catch (cause) {
    if (cause instanceof UnusableModule) throw new UserError(cause.message, { cause });
    throw new UserError(`the policy cannot be loaded: ${textOf(cause)}`, { cause });
  }
}

/** The library answers `[{result}]`, and `[]` for undefined. */
function resultOf(answer: unknown): unknown {
  return Array.isArray(answer) ? (answer as readonly { readonly result?: unknown }[])[0]?.result : undefined;
}

function outcomeOf(answer: unknown): Outcome {
  const result = resultOf(answer);
  if (result === undefined)
    return { kind: 'undefined', code: 'undefined_decision', message: `the policy leaves \`${DECISION}\` undefined` };
  const parsed = parseDecision(result);
  return parsed.ok ? { kind: 'decided', decision: parsed.decision } : { kind: 'error', code: parsed.code, message: parsed.message };
}
