import type { TestCase } from '../engine/engine.js';
import { holdingCases, type WasmTests } from './in-wasm.js';
import { leaves, regoCase } from './rego-case.js';
import type { TestedCase } from './tested.js';

/** What WASM says of tests that the interpreter has run. One that was stopped there is not asked here: nothing could stop it. */
export function inWasm(ran: readonly TestCase[], wasm: WasmTests, engine: 'wasm' | 'both'): readonly TestedCase[] {
  return ran.map((test) => (test.outcome === 'skip' || test.outcome === 'error' ? regoCase(test) : compared(test, wasm, engine)));
}

function compared(test: TestCase, wasm: WasmTests, engine: 'wasm' | 'both'): TestedCase {
  const known = regoCase(test);
  // The interpreter gives each of several tests of one name a number; for WASM they are one rule.
  if (test.name.includes('#')) return failed(known, 'WASM cannot tell it from the test of the same name: give it another one');
  let value: unknown;
  try {
    value = wasm.ask(test);
  } catch (cause) {
    return failed(known, `WASM gives up: ${cause instanceof Error ? cause.message : String(cause)}`, 'error');
  }
  const differing = test.sub_results === undefined ? ofRule(test, value) : ofCases(test, value);
  if (engine === 'both') return differing.length === 0 ? known : failed(known, differing.map(({ says }) => says).join('\n'));
  const wrong = differing.filter(({ holds }) => !holds);
  if (wrong.length > 0) return failed(known, wrong.map(({ says }) => says).join('\n'));
  const { error: _interpreters, ...passed } = known;
  return test.outcome === 'fail' && allDiffer(test, differing) ? { ...passed, outcome: 'pass' } : known;
}

interface Difference {
  /** What it is in WASM. */
  readonly holds: boolean;
  readonly says: string;
}

function ofRule({ outcome }: TestCase, value: unknown): readonly Difference[] {
  const holds = value === true;
  if (holds === (outcome === 'pass')) return [];
  const says = holds ? 'it holds in WASM, and not in the interpreter' : `in WASM it is ${shown(value)}, and holds in the interpreter`;
  return [{ holds, says }];
}

function ofCases({ sub_results }: TestCase, value: unknown): readonly Difference[] {
  const holding = holdingCases(value);
  return leaves(sub_results).flatMap(({ path, fail }): readonly Difference[] => {
    const holds = holding.has(JSON.stringify(path));
    if (holds === !fail) return [];
    const where = holds ? 'it holds in WASM, and not in the interpreter' : 'it does not hold in WASM, and does in the interpreter';
    return [{ holds, says: `${path.join('.')}: ${where}` }];
  });
}

/** Whatever failed in the interpreter holds in WASM. */
function allDiffer({ sub_results }: TestCase, differing: readonly Difference[]): boolean {
  return sub_results === undefined || leaves(sub_results).filter(({ fail }) => fail).length === differing.length;
}

function failed({ error, ...test }: TestedCase, why: string, outcome: 'fail' | 'error' = 'fail'): TestedCase {
  return { ...test, outcome, error: error === undefined ? why : `${error}\n${why}` };
}

function shown(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
