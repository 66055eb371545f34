import { printValue } from '../../src/pdp/value/print-value.js';
import type { OpaCase } from './case.js';
import { build, npm, topdown, wasm, type Ask } from './engines.js';
import { exclusionOf, refusedIn } from './exclusions.js';
import { isSame, isWanted, type Answer } from './expected.js';

/**
 * `passed`: the answer that OPA's case wants, or an error where it wants one. `not offered`: the case calls a builtin that is refused when
 * the policy is checked. `excluded`: by data, with its reason.
 */
export type Verdict = 'passed' | 'failed' | 'not offered' | 'excluded';

export interface Judged {
  readonly wasm: Verdict;
  readonly topdown: Verdict;
  readonly npm: Verdict;
  /** Why it is not `passed`, and what differs. */
  readonly detail?: string;
}

export async function judge(ask: Ask, one: OpaCase): Promise<Judged> {
  const exclusion = exclusionOf(one);
  if (exclusion?.kind === 'question') return all('excluded', exclusion.reason);
  const built = await build(ask, one);
  if (!built.ok) {
    const refused = refusedIn(one, built.message);
    return refused === undefined ? all('failed', `cannot be built: ${built.message}`) : all('not offered', refused);
  }
  const lenient = await topdown(ask, one, false);
  const strict = one.want_result === undefined && one.strict_error === true ? await topdown(ask, one, true) : lenient;
  const [ours, theirs] = [await wasm(built.wasm, one), npm(built.wasm, one)];
  // Where an error is wanted: WASM has no strict errors, so that the call must be undefined, as it is without them.
  const isRight = (answer: Answer) => (one.want_result === undefined ? isSame(one, answer, lenient) : isWanted(one, answer));
  const verdict = {
    wasm: isRight(ours),
    topdown: one.want_result === undefined ? stoppedAsWanted(one, strict) : isWanted(one, lenient),
    npm: isRight(theirs),
  };
  const judged = {
    wasm: word(verdict.wasm, exclusion === undefined ? 'failed' : 'excluded'),
    topdown: word(verdict.topdown, 'failed'),
    npm: word(verdict.npm, theirs.kind === 'stopped' && theirs.message.startsWith('not implemented') ? 'not offered' : 'failed'),
  };
  if (exclusion !== undefined && verdict.wasm) return { ...judged, wasm: 'failed', detail: 'passes: it needs no exclusion' };
  if (verdict.wasm && verdict.topdown) return judged;
  return { ...judged, detail: exclusion?.reason ?? `wanted ${wanted(one)}; WASM ${shown(ours)}; interpreter ${shown(strict)}` };
}

function all(verdict: Verdict, detail: string): Judged {
  return { wasm: verdict, topdown: verdict, npm: verdict, detail };
}

function word(right: boolean, otherwise: Verdict): Verdict {
  return right ? 'passed' : otherwise;
}

function stoppedAsWanted({ want_error_code, want_error }: OpaCase, answer: Answer): boolean {
  return answer.kind === 'stopped' && [want_error_code, want_error].every((part) => part === undefined || answer.message.includes(part));
}

function wanted({ want_result, want_error_code, want_error }: OpaCase): string {
  return want_result ?? [want_error_code, want_error].filter((part) => part !== undefined).join(': ');
}

function shown(answer: Answer): string {
  return answer.kind === 'stopped' ? `stopped: ${answer.message}` : printValue(answer.value);
}
