import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { randomSeed } from '../random-seed.js';
import { testsOf } from '../../src/compiler/conditions/tests-of.js';
import { operatorOf } from '../../src/compiler/operators/index.js';
import type { Bundle } from '../../src/engine/bundle.js';
import { Batch } from './meaning/batch.js';
import { checked, type Checked } from './meaning/checked.js';
import { canonical, referenceSays } from './meaning/compare.js';
import { policiesOf } from './meaning/first-policies.js';
import { FAULTS, type Fault, type JudgeFault } from './meaning/faults.js';
import { inputFor } from './meaning/inputs.js';
import { startOpa, type Opa } from './meaning/opa.js';
import { Random } from './meaning/random.js';

let opa: Opa;
beforeAll(async () => {
  opa = await startOpa();
});
afterAll(() => opa.close());

const seed = randomSeed();
/** Those that `meaning-random.test.ts` tries: a fault has to show in those of them that it is in, in twice as many inputs at the latest. */
const POLICIES = 200;
const INPUTS = 1000;
/** Built as one module, and the next only if nothing was found in these. */
const TOGETHER = 20;

const forms = [{}, {}, { mostPackages: 1 }, { mostPackages: 0 }];
const drawn = policiesOf(seed, POLICIES).map((file, at) => checked(file, forms[at % forms.length]));

describe(`a mistake in one of the two meanings is found (TEST_SEED=${seed})`, () => {
  test.each(FAULTS)(
    '$name',
    async (fault) => {
      const touched = drawn.flatMap((each) => {
        const bundle = planted(fault, each);
        return bundle === undefined ? [] : [{ ...each, bundle }];
      });
      expect(touched.length, 'policies that it is in').toBeGreaterThan(0);
      let cases = 0;
      let found = false;
      for (let from = 0; from < touched.length && !found; from += TOGETHER) {
        const some = touched.slice(from, from + TOGETHER);
        const inWasm = await new Batch(
          opa,
          some.map(({ bundle }) => bundle),
        ).inWasm();
        // Drawn by what is right, and asked of what is wrong.
        const draw = some.map(({ policy }, at) => {
          const random = new Random(seed + from + at);
          return () => inputFor(policy, random);
        });
        const right = fault.in === 'judge' ? mistake(fault) : () => {};
        // An input of each policy in turn: where one policy does not show the fault, its neighbour soon does.
        for (let input = 0; input < INPUTS && !found; input++) {
          found = some.some(({ policy }, at) => {
            cases++;
            const asked = draw[at]?.() ?? expect.fail(`nothing is drawn for policy ${from + at}`);
            return canonical(referenceSays(policy, asked)) !== canonical(inWasm(at, asked));
          });
        }
        right();
      }
      if (process.env['TEST_COUNTS'] !== undefined) process.stderr.write(`CASES ${fault.name} ${cases} ${touched.length}\n`);
      expect(found, `found in ${cases} cases, ${touched.length} policies`).toBe(true);
    },
    300_000,
  );
});

/** The bundle with the fault in it; undefined where it cannot be told from what is right. */
function planted(fault: Fault, { policy, bundle }: Checked): Bundle | undefined {
  if (fault.in === 'judge') {
    const tests = testsOf(policy.rules.flatMap(({ conditions }) => conditions));
    return tests.some(({ operator }) => operator === fault.operator) ? bundle : undefined;
  }
  const modules = bundle.modules.map(({ path, text }) => ({ path, text: text.replaceAll(fault.from, fault.to) }));
  return modules.every(({ text }, at) => text === bundle.modules[at]?.text) ? undefined : { ...bundle, modules };
}

/** How it is undone. */
function mistake(fault: JudgeFault): () => void {
  const own = operatorOf(fault);
  const right = own.judge.bind(own);
  const spy = vi.spyOn(own, 'judge').mockImplementation((value, operand) => fault.says(right(value, operand), value, operand));
  return () => spy.mockRestore();
}
