import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import type { WasmEvaluator } from '../../src/pdp/create-evaluator.js';
import type { Decision } from '../../src/pdp/decision.js';
import type { ToolFact } from '../../src/pdp/input-document.js';
import { compiled, decided, engine, inputOf, inTopdown, inWasm, type Message } from './harness.js';

/** A call and what the policy says of it. `why` is the test's name. */
export interface Case {
  readonly why: string;
  readonly message: Message;
  readonly effect: 'allow' | 'deny' | 'ask';
  /** Ids of reasons (deny, ask) or of rules (allow). */
  readonly by?: readonly string[];
  /** Part of a reason's message. */
  readonly says?: string;
  /** Rate limits asked for, as `key requests/per`; `*` for one over all tools. */
  readonly limits?: readonly string[];
  /** The other obligations, as JSON. */
  readonly obliges?: readonly object[];
}
export interface Suite {
  readonly name: string;
  readonly policy: string;
  readonly cases: readonly Case[];
  /** Of these tools, which are not listed. */
  readonly hidden?: Readonly<Record<string, boolean>>;
  /** The same of tools with annotations, or of another server. */
  readonly hiddenOf?: { readonly server?: string; readonly tools: readonly ToolFact[]; readonly hidden: readonly string[] };
}

// Every case three times: a package for each tool, rows in data, and OPA's interpreter beside WASM.
const FORMS = [
  ['packages', undefined],
  ['rows', 0],
] as const;

/** Every case of these suites. */
export function describeSuites(suites: readonly Suite[]): void {
  let opa: Engine;
  beforeAll(async () => {
    opa = await engine();
  });
  afterAll(() => opa.close());

  describe.each(FORMS)('as %s', (_form, mostPackages) => {
    describe.each(suites)('$name', ({ policy, cases, hidden, hiddenOf }) => {
      const bundle = compiled(policy, mostPackages === undefined ? {} : { mostPackages });
      let evaluator: WasmEvaluator;
      let interpreted: readonly Decision[];
      beforeAll(async () => {
        evaluator = await inWasm(opa, bundle);
        interpreted = await inTopdown(
          opa,
          bundle,
          cases.map(({ message }) => inputOf(message)),
        );
      });
      afterAll(() => evaluator.dispose());

      test.each(cases.map((each, at) => [each.why, each, at] as const))('%s', (_why, each, at) => {
        const decision = decided(evaluator, inputOf(each.message));
        expectCase(decision, each);
        expect(sorted(interpreted[at])).toEqual(sorted(decision));
      });

      if (hidden !== undefined) {
        test('what is listed', () => {
          const tools = Object.keys(hidden).map((name) => ({ name }));
          const found = evaluator.hidden(inputOf({ method: 'tools/list', acting: false }), tools);
          expect(Object.fromEntries(tools.map(({ name }) => [name, found.has(name)]))).toEqual(hidden);
        });
      }

      if (hiddenOf !== undefined) {
        test('what is not listed', () => {
          const { server = 'test', tools, hidden: names } = hiddenOf;
          const found = evaluator.hidden(inputOf({ method: 'tools/list', acting: false, server }), tools);
          expect([...found].toSorted()).toEqual(names);
        });
      }
    });
  });
}

function expectCase(decision: Decision, { effect, by, says, limits, obliges }: Case): void {
  expect({ effect: decision.effect, reasons: decision.reasons }).toMatchObject({ effect });
  if (by !== undefined) {
    const ids = effect === 'allow' ? decision.rules : decision.reasons.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(by.toSorted());
  }
  if (says !== undefined) expect(decision.reasons.map(({ message }) => message).join('\n')).toContain(says);
  if (limits !== undefined) {
    const found = decision.obligations.flatMap((each) =>
      each.kind === 'rate_limit' ? [`${each.key ?? '*'} ${each.requests}/${each.per}`] : [],
    );
    expect(found.toSorted()).toEqual(limits);
  }
  if (obliges !== undefined) {
    const found = decision.obligations.filter(({ kind }) => kind !== 'rate_limit');
    expect(found.map(written).toSorted()).toEqual(obliges.map(written).toSorted());
  }
}

/** Sets arrive in an order of each evaluator's own, and so do the members of objects. */
function sorted(decision: Decision | undefined): unknown {
  if (decision === undefined) return undefined;
  const { effect, rules, reasons, obligations } = decision;
  return { effect, rules: new Set(rules), reasons: new Set(reasons.map(written)), obligations: new Set(obligations.map(written)) };
}

function written(value: object): string {
  return JSON.stringify(value, Object.keys(value).toSorted());
}
