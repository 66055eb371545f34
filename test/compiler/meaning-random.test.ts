import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { randomSeed } from '../random-seed.js';
import { OPERATORS } from '../../src/compiler/operators/index.js';
import type { InputDocument } from '../../src/pdp/input-document.js';
import { member, type JsonValue } from '../../src/protocol/json/json.js';
import { Batch, type Said } from './meaning/batch.js';
import { canonical, referenceSays } from './meaning/compare.js';
import { checked, type Checked } from './meaning/checked.js';
import { policiesOf } from './meaning/first-policies.js';
import { inputFor } from './meaning/inputs.js';
import { OPERANDS } from './meaning/operands.js';
import { startOpa, type Opa } from './meaning/opa.js';
import type { PolicyFile } from './meaning/policies.js';
import { Random } from './meaning/random.js';
import { smallest } from './meaning/smallest.js';

let opa: Opa;
beforeAll(async () => {
  opa = await startOpa();
});
afterAll(() => opa.close());

const POLICIES = 200;
const INPUTS = 500;
/** In one module: more would make each build longer than it saves. */
const TOGETHER = 20;
/** In turn as a package for each name, as rows in data, and as rows for those kinds of names and patterns of which there are several. */
const formOf = (at: number) => (at % 4 < 2 ? {} : { mostPackages: at % 4 === 2 ? 1 : 0 });

const EMPTY: PolicyFile = { version: '1.0', rules: [] };

const seed = randomSeed();

test(`reference, WASM and topdown agree on ${POLICIES} policies × ${INPUTS} inputs (TEST_SEED=${seed})`, async () => {
  const files = policiesOf(seed, POLICIES);
  const effects: Record<string, number> = {};
  for (let from = 0; from < files.length; from += TOGETHER) {
    const policies = files.slice(from, from + TOGETHER).map((file, at) => checked(file, formOf(from + at)));
    const inputs = policies.map(({ policy }, at) => inputsFor(policy, new Random(seed + from + at)));
    const batch = new Batch(
      opa,
      policies.map(({ bundle }) => bundle),
    );
    const inWasm = await batch.inWasm();
    for (const [at, { policy }] of policies.entries()) {
      const asked = inputs[at] ?? [];
      const interpreted = batch.inTopdown(at, asked);
      await new Promise(setImmediate);
      const found = asked.map((input): Answers => ({ reference: referenceSays(policy, input), wasm: orNothing(() => inWasm(at, input)) }));
      const third = await interpreted.catch(() => []);
      // One input that ends in an error takes topdown's answers to all others with it: then it is WASM that tells which.
      const unlike = (n: number, topdown = third[n] ?? found[n]?.wasm) => disagree({ ...found[n], topdown });
      const wrong = asked.find((_input, n) => unlike(n));
      if (third.length === 0) expect(wrong, `topdown cannot evaluate policy ${from + at}`).toBeDefined();
      if (wrong !== undefined) expect.fail(await report(from + at, files[from + at] ?? EMPTY, wrong));
      for (const { reference } of found) {
        const effect = reference?.decision.effect ?? 'none';
        effects[effect] = (effects[effect] ?? 0) + 1;
      }
    }
  }
  // The inputs are worth their time: no effect is rare.
  expect(Object.values(effects).every((count) => count > (POLICIES * INPUTS) / 20)).toBe(true);
  expect(Object.keys(effects)).toHaveLength(3);
}, 600_000);

test('every operator of the language has operands here', () => {
  const known = OPERATORS.filter(({ subjects }) => !subjects.includes('context')).map(({ name }) => name);
  expect(known.filter((name) => !(name in OPERANDS))).toEqual([]);
});

function inputsFor(policy: Checked['policy'], random: Random): readonly InputDocument[] {
  return Array.from({ length: INPUTS }, () => inputFor(policy, random));
}

/** An evaluation that ends in an error has no answer, which no other agrees with. */
function orNothing<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

interface Answers {
  readonly reference?: Said;
  readonly wasm?: Said | undefined;
  /** Without what is hidden, where it was not asked. */
  readonly topdown?: Partial<Said> | undefined;
}

function disagree({ reference, wasm, topdown }: Answers): boolean {
  if (reference === undefined || wasm === undefined || topdown?.decision === undefined) return true;
  const { decision, hidden = wasm.hidden } = topdown;
  const said = canonical(wasm);
  return canonical(reference) !== said || canonical({ decision, hidden }) !== said;
}

/** What each says of one input, by itself. */
async function answers(file: PolicyFile, form: object, input: InputDocument): Promise<Answers> {
  const { policy, bundle } = checked(file, form);
  const batch = new Batch(opa, [bundle]);
  const [topdown] = await batch.inTopdown(0, [input]).catch(() => []);
  const inWasm = await batch.inWasm();
  return { reference: referenceSays(policy, input), wasm: orNothing(() => inWasm(0, input)), topdown };
}

async function differ(file: PolicyFile, form: object, input: InputDocument): Promise<boolean> {
  return disagree(await answers(file, form, input));
}

/** The smallest policy that still tells them apart on this input, and then the smallest input. */
async function report(at: number, file: PolicyFile, input: InputDocument): Promise<string> {
  const form = formOf(at);
  const tells = (each: JsonValue, document: JsonValue) =>
    differ(each as unknown as PolicyFile, form, document as unknown as InputDocument).catch(() => false);
  const policy = await smallest(file, (each) => tells(each, input as unknown as JsonValue));
  const small = await smallest(input as unknown as JsonValue, async (each) => isDocument(each) && (await tells(policy, each)));
  const { reference, wasm, topdown } = await answers(policy as unknown as PolicyFile, form, small as unknown as InputDocument);
  const said = Object.entries({ reference, wasm, topdown: topdown?.decision && { hidden: [], ...topdown, decision: topdown.decision } });
  const lines = said.map(([who, what]) => `${who.padEnd(9)} ${what === undefined ? 'an error' : canonical(what)}`);
  return [`policy ${at}, ${JSON.stringify(form)}`, stringify(policy), JSON.stringify(small, null, 2), ...lines].join('\n');
}

/** What every document has: without it a difference would tell nothing. */
function isDocument(value: JsonValue): boolean {
  const named = (name: string, key: string) => member(value, name) === undefined || typeof member(member(value, name), key) === 'string';
  const whole = ['acting', 'method', 'server', 'paths'].every((name) => member(value, name) !== undefined);
  return whole && named('tool', 'name') && named('resource', 'uri') && named('prompt', 'name');
}
