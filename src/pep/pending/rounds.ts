import { createHash } from 'node:crypto';
import { canonicalJson } from '../../protocol/json/canonical-json.js';
import { member, type JsonValue } from '../../protocol/json/json.js';
import type { RequestMessage } from '../../protocol/message.js';

/** Calls of one session that may be retried. Nobody has to retry, so the oldest make room: theirs then count as calls of their own. */
const MAX_OPEN = 1024;
/** Retries of one call that count as that call; the SDK's client gives up after ten. A server that never ends asking lifts no limit. */
const MAX_ROUNDS = 16;

/** A tool call that its server may answer with a question. */
export interface Retriable {
  readonly tool: string;
  /** As the client sent them. */
  readonly arguments: JsonValue | undefined;
  /** How often it was retried before. */
  readonly round: number;
}

export interface Retry {
  readonly round: number;
  /** The retry goes on: nobody else can be it. */
  use(): void;
}

/**
 * Which tool calls are a retry of one that was counted before (MCP 2026-07-28, multi round-trip requests). Each retry is decided like any
 * call, but does not count as another. What makes one is not what it says of itself: the server must have answered a call of the same
 * tool with the same arguments with `input_required` and this very `requestState` (or none), and no other retry may have used that up.
 */
export interface Rounds {
  /** The server's answer to a call is on its way to the client. */
  answered(call: Retriable, result: JsonValue): void;
  /** Undefined: a call of its own. */
  retryOf(message: RequestMessage): Retry | undefined;
}

export function createRounds(): Rounds {
  // Two calls may wait under one key: the same call, made twice, of a server without state.
  const open = new Map<string, { readonly round: number; left: number }>();

  return {
    answered: (call, result) => {
      if (member(result, 'resultType') !== 'input_required' || call.round >= MAX_ROUNDS) return;
      const key = keyOf(call.tool, call.arguments, member(result, 'requestState'));
      const before = open.get(key);
      open.delete(key);
      open.set(key, { round: Math.max(call.round, before?.round ?? 0), left: (before?.left ?? 0) + 1 });
      const [oldest] = open.keys();
      if (open.size > MAX_OPEN && oldest !== undefined) open.delete(oldest);
    },
    retryOf: ({ method, params, era }) => {
      if (open.size === 0 || era !== 'modern' || method !== 'tools/call') return undefined;
      const state = member(params, 'requestState');
      const tool = member(params, 'name');
      if (typeof tool !== 'string' || (state === undefined && member(params, 'inputResponses') === undefined)) return undefined;
      const key = keyOf(tool, member(params, 'arguments'), state);
      const found = open.get(key);
      if (found === undefined) return undefined;
      const use = () => {
        found.left--;
        if (found.left <= 0) open.delete(key);
      };
      return { round: found.round + 1, use };
    },
  };
}

/** Hashed: the state and the arguments are as long as the peers like. */
function keyOf(tool: string, args: JsonValue | undefined, state: JsonValue | undefined): string {
  return createHash('sha256')
    .update(canonicalJson([tool, args ?? null, state ?? null]))
    .digest('base64');
}
