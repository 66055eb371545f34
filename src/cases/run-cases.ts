import { judgePolicy } from '../compiler/meaning/judge-policy.js';
import type { Verdict } from '../compiler/meaning/verdict.js';
import type { Engine } from '../engine/engine.js';
import type { Case, CaseFile } from './case-file.js';
import type { CasePolicy } from './case-policy.js';
import { completeInput } from './complete-input.js';
import { differences } from './differences.js';
import { inTopdown, type Interpreted } from './in-topdown.js';
import { canonical, saidOf, type Said } from './said.js';
import type { TestedCase } from './tested.js';
import { why } from './why.js';
import type { YamlCoverage } from './yaml-coverage.js';

/** Cases of one policy in WASM, which is what decides in production, and in OPA's interpreter: where they differ the case fails. */
export async function runCases(
  policy: CasePolicy,
  { file, cases }: Pick<CaseFile, 'file' | 'cases'>,
  engine: () => Promise<Engine>,
  reached: YamlCoverage | undefined,
): Promise<readonly TestedCase[]> {
  const inputs = cases.map(({ input }) => completeInput(input, policy.evaluator.config));
  // A bundle may bring `policy.wasm` alone.
  const interpreted = policy.modules.length === 0 ? undefined : await inTopdown(await engine(), policy, inputs);
  return cases.flatMap((each, at): readonly TestedCase[] => {
    const input = inputs[at];
    if (input === undefined) return [];
    const said = saidOf(policy.evaluator.decide(input));
    const told = interpreted?.[at];
    const verdict = policy.policy && judgePolicy(policy.policy, input, (body) => told && holds(body, told, policy));
    if (verdict !== undefined) reached?.add(verdict, said.rules);
    const wrong = wrongWith(each, said, told, verdict, policy);
    const place = { name: each.name, file, line: each.span.line };
    return [wrong.length === 0 ? { ...place, outcome: 'pass' } : { ...place, outcome: 'fail', error: wrong.join('\n') }];
  });
}

function wrongWith({ decision }: Case, said: Said, told: Interpreted | undefined, verdict: Verdict | undefined, { texts }: CasePolicy) {
  const differ =
    told === undefined || canonical(told.said) === canonical(said)
      ? []
      : [`WASM says ${canonical(said)}, the interpreter ${canonical(told.said)}`];
  const wrong = differences(decision, said);
  if (wrong.length === 0 || verdict === undefined) return [...wrong, ...differ];
  const rules = said.effect === 'allow' ? said.rules : [...said.rules, ...said.reasons.map(({ id }) => id)];
  return [...wrong, ...why(verdict, said.effect, rules, texts), ...differ];
}

/** A condition in Rego is a package of its own below `mcp.policy.rego`, known by the body that it holds. */
function holds(body: string, { holding }: Interpreted, { modules }: CasePolicy): boolean {
  const wanted = squeezed(body);
  return modules.some(({ text }) => {
    const [, name] = /^package mcp\.policy\.rego(?:\.|\[")([^"\s]+)/m.exec(text) ?? [];
    return name !== undefined && holding.has(name) && squeezed(text).includes(wanted);
  });
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
