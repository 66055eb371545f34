import { UserError } from '../../errors/exit.js';
import { isJsonObject, parseJson, type JsonValue } from '../../protocol/json/json.js';
import { repeatsMembers } from '../../protocol/json/repeated-members.js';
import { systemClock, type Clock } from '../../telemetry/clock.js';
import type { FailureCode, Outcome } from '../decision.js';
import { encodeText, InputTooLarge, inputText } from '../encode-input.js';
import { DECISION, HIDDEN } from '../entrypoints.js';
import type { Evaluator, PolicyConfig } from '../evaluator.js';
import { parseDecision } from '../parse-decision.js';
import { parsePolicyConfig } from '../policy-config.js';
import { remoteRevision } from './remote-revision.js';
import { openWaitingClient, type WaitingClient } from './waiting-client.js';

export interface RemoteEvaluatorOptions {
  /** Of the decision in OPA's Data API, `…/v1/data/mcp/main/decision`. */
  readonly url: string;
  /** What it is called in messages. */
  readonly name: string;
  /** For one decision, in milliseconds. */
  readonly deadlineMs: number;
  readonly clock?: Clock;
  readonly open?: (deadlineMs: number, clock: Clock) => Promise<WaitingClient>;
}

/**
 * After a deadline nobody is asked for so long, and after each further one in a row for twice as long: everything waits for a decision, and
 * with an OPA that hangs the proxy must not stand still for half of its life.
 */
const REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

type Asked =
  | { readonly kind: 'result'; readonly result: JsonValue | undefined }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly message: string };

/**
 * A remote OPA decides. Its settings (`data.mcp.config`) are asked for once, here. Rejects with a `UserError` where it cannot be asked, or
 * where its settings cannot be used. It has no revision that we could know: what stands in records follows from its URL.
 */
export async function createRemoteEvaluator(options: RemoteEvaluatorOptions): Promise<Evaluator> {
  const { url, name, deadlineMs, clock = systemClock, open = openWaitingClient } = options;
  const client = await open(deadlineMs, clock);
  let restsUntil = Number.NEGATIVE_INFINITY;
  /** In a row. */
  let deadlines = 0;
  const beside = (entrypoint: string) => (url.endsWith(`/${DECISION}`) ? url.slice(0, -DECISION.length) + entrypoint : undefined);
  const [hiddenUrl, configUrl] = [beside(HIDDEN), beside('mcp/config')];
  try {
    return {
      revision: remoteRevision(url),
      config: configOf(settings()),
      decide: (input) => outcomeOf(ask(url, input)),
      hidden(input, tools) {
        if (hiddenUrl === undefined) return new Set();
        const asked = ask(hiddenUrl, { ...input, tools });
        const names = new Set(asked.kind === 'result' && Array.isArray(asked.result) ? (asked.result as readonly unknown[]) : []);
        // What cannot be said stays listed, and its calls are decided.
        return new Set(tools.map((tool) => tool.name).filter((tool) => names.has(tool)));
      },
      dispose: () => client.close(),
    };
  } catch (cause) {
    client.close();
    throw cause;
  }

  function settings(): JsonValue {
    if (configUrl === undefined) return {};
    const asked = ask(configUrl, {});
    if (asked.kind === 'failed') throw new UserError(`policy \`${name}\`: ${asked.message}`);
    return asked.result ?? {};
  }

  function ask(where: string, input: object): Asked {
    if (clock.monotonic() < restsUntil)
      return failed('deadline', 'the remote OPA did not answer in time just before, and is not asked now');
    try {
      const answer = client.post(where, encodeText(`{"input":${inputText(input)}}`));
      if (answer.kind !== 'deadline') deadlines = 0;
      if (answer.kind === 'answer') return read(answer.text);
      if (answer.kind === 'failure') return failed('no_answer', `the remote OPA ${answer.message}`);
      restsUntil = clock.monotonic() + Math.min(LONGEST_REST_MS, REST_MS * 2 ** deadlines++);
      return failed('deadline', `the remote OPA does not answer within ${deadlineMs} ms`);
    } catch (cause) {
      return failed(cause instanceof InputTooLarge ? 'input_too_large' : 'evaluation_error', (cause as Error).message);
    }
  }
}

/** OPA's answer is `{"result": …}`, without `result` where that is undefined; members beside it (`decision_id`, `metrics`) are its own. */
function read(text: string): Asked {
  try {
    const value = parseJson(text);
    if (repeatsMembers(text, value)) return failed('no_answer', 'the remote OPA answered with an object that has a member twice');
    if (isJsonObject(value)) return { kind: 'result', result: Object.hasOwn(value, 'result') ? value['result'] : undefined };
  } catch {
    // Told below.
  }
  return failed('no_answer', 'the remote OPA answered with what is no JSON object');
}

/** It may know nothing of answers: it is asked about them where it says so. */
function configOf(settings: JsonValue): PolicyConfig {
  return parsePolicyConfig({ mcp: { config: isJsonObject(settings) ? { results: false, ...settings } : settings } });
}

function outcomeOf(asked: Asked): Outcome {
  if (asked.kind === 'failed') return { kind: 'error', code: asked.code, message: asked.message };
  if (asked.result === undefined)
    return { kind: 'undefined', code: 'undefined_decision', message: 'the remote OPA leaves the decision undefined' };
  const parsed = parseDecision(asked.result);
  return parsed.ok ? { kind: 'decided', decision: parsed.decision } : { kind: 'error', code: parsed.code, message: parsed.message };
}

function failed(code: FailureCode, message: string): Asked {
  return { kind: 'failed', code, message };
}
