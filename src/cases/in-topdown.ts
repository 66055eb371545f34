import type { Engine } from '../engine/engine.js';
import type { InputDocument } from '../pdp/input-document.js';
import { isJsonObject, type JsonValue } from '../protocol/json/json.js';
import type { CasePolicy } from './case-policy.js';
import { saidByTopdown, type Said } from './said.js';

/** What OPA's interpreter says of an input, and which conditions in Rego hold there, by the package below `mcp.policy.rego`. */
export interface Interpreted {
  readonly said: Said;
  readonly holding: ReadonlySet<string>;
}

/** Decisions of OPA's interpreter in the order of the inputs; those of one moment in one call, because the moment is one of a call. */
export async function inTopdown(engine: Engine, policy: CasePolicy, inputs: readonly InputDocument[]): Promise<readonly Interpreted[]> {
  const found = new Map<InputDocument, Interpreted>();
  for (const now of new Set(inputs.map(({ time }) => time.now_ns))) {
    const asked = inputs.filter(({ time }) => time.now_ns === now);
    const answers = await evaluate(engine, policy, asked, now);
    for (const [at, input] of asked.entries()) found.set(input, answers[at] ?? NOTHING);
  }
  return inputs.map((input) => found.get(input) ?? NOTHING);
}

const NOTHING: Interpreted = { said: saidByTopdown(undefined), holding: new Set() };

const QUERY = `said := {sprintf("%d", [i]): decision | some i, each in input; decision := data.mcp.main.decision with input as each}
holding := {sprintf("%d", [i]): names | some i, each in input; names := [name | some name; data.mcp.policy.rego[name].holds with input as each]}`;

async function evaluate(
  engine: Engine,
  { modules, data }: CasePolicy,
  inputs: readonly InputDocument[],
  now: number,
): Promise<readonly Interpreted[]> {
  const time = new Date(now / 1e6).toISOString();
  const answer = await engine.evaluate({ modules, data, query: QUERY, input: inputs as unknown as JsonValue, time });
  if (!answer.ok) throw new Error(answer.diagnostics.map(({ message }) => message).join('\n'));
  const bindings = answer.result[0]?.['bindings'];
  const said = isJsonObject(bindings) ? bindings['said'] : undefined;
  const holding = isJsonObject(bindings) ? bindings['holding'] : undefined;
  return inputs.map((_input, at): Interpreted => {
    const names = isJsonObject(holding) ? holding[`${at}`] : undefined;
    return {
      said: saidByTopdown(isJsonObject(said) ? said[`${at}`] : undefined),
      holding: new Set(Array.isArray(names) ? (names as readonly string[]) : []),
    };
  });
}
