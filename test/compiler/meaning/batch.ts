import type { Bundle, RegoModule } from '../../../src/engine/bundle.js';
import { hostBuiltins } from '../../../src/pdp/builtins/index.js';
import { DecisionContext } from '../../../src/pdp/decision-context.js';
import type { Decision } from '../../../src/pdp/decision.js';
import { encodeInput } from '../../../src/pdp/encode-input.js';
import { DECISION, HIDDEN } from '../../../src/pdp/entrypoints.js';
import type { InputDocument } from '../../../src/pdp/input-document.js';
import { libraryModules } from '../../../src/pdp/library.js';
import { parseDecision } from '../../../src/pdp/parse-decision.js';
import { InstanceKeeper } from '../../../src/pdp/wasm/instance-keeper.js';
import { loadPolicyModule } from '../../../src/pdp/wasm/policy-module.js';
import type { JsonObject } from '../../../src/protocol/json/json.js';
import type { Opa } from './opa.js';

/** What an evaluator says of one input: the decision as it came, and which of `input.tools` are hidden. */
export interface Said {
  readonly decision: Decision;
  readonly hidden: readonly string[];
}

const HEADROOM_BYTES = 64 * 1024 * 1024;

/**
 * What decides imports: of the rest, guards judge findings, of which these inputs have none, and the others are for who writes Rego. Each policy of
 * a batch would have all of it compiled twice.
 */
const library = imported('mcp.main');

function imported(from: string): readonly RegoModule[] {
  const modules = libraryModules();
  const packages = new Set([from]);
  // A set that grows is walked to its end.
  for (const name of packages) {
    for (const { text } of modules.filter((module) => packageOf(module) === name)) {
      for (const [, other = ''] of text.matchAll(/^import data\.(\S+)$/gm)) packages.add(other);
    }
  }
  return modules.filter((module) => packages.has(packageOf(module)));
}

function packageOf({ text }: RegoModule): string {
  return /^package (\S+)$/m.exec(text)?.[1] ?? '';
}

/**
 * Many policies in one module: each moves with a library of its own below `data.p0`, `data.p1`, … A build costs a quarter of a second by
 * itself, and hundredths of one for each further policy.
 */
export class Batch {
  readonly #opa: Opa;
  readonly #modules: readonly RegoModule[];
  readonly #data: JsonObject;
  readonly #size: number;

  constructor(opa: Opa, bundles: readonly Bundle[]) {
    this.#opa = opa;
    this.#size = bundles.length;
    this.#modules = bundles.flatMap(({ modules }, at) => [...library, ...modules].map((module) => moved(module, at)));
    this.#data = Object.fromEntries(bundles.map(({ data }, at) => [`p${at}`, data]));
  }

  /** Production's own host, builtins and parser; only the way in is another, since each policy has its own entrypoints. */
  async inWasm(): Promise<(at: number, input: InputDocument) => Said> {
    const entrypoints = Array.from({ length: this.#size }, (_, at) =>
      [DECISION, HIDDEN].map((entrypoint) => `p${at}/${entrypoint}`),
    ).flat();
    const wasm = await this.#opa.build(this.#modules, entrypoints);
    const context = new DecisionContext({ now: () => 0, monotonic: () => 0 }, () => {});
    const data = new TextEncoder().encode(JSON.stringify(this.#data));
    const module = await loadPolicyModule(wasm, { data, builtins: hostBuiltins, context, headroomBytes: HEADROOM_BYTES });
    const instances = new InstanceKeeper(module);
    return (at, input) => {
      const bytes = encodeInput(input);
      const ask = (entrypoint: string) => {
        context.begin(input);
        const [first] = instances.use(bytes.byteLength, ({ policy }) => policy.evaluate(bytes, `p${at}/${entrypoint}`)) as readonly {
          readonly result: unknown;
        }[];
        return first?.result;
      };
      return { decision: parsed(ask(DECISION)), hidden: ask(HIDDEN) as readonly string[] };
    };
  }

  /**
   * OPA's interpreter, all inputs of a policy in one call. What is hidden depends on the server and its tools alone and takes it as long as
   * the decision: it is asked of one input in so many.
   */
  async inTopdown(at: number, inputs: readonly InputDocument[]): Promise<readonly Partial<Said>[]> {
    const own = `p${at}/`;
    const modules = this.#modules.filter(({ path }) => path.startsWith(own));
    const data = { [`p${at}`]: this.#data[`p${at}`] ?? {} };
    const main = `data.p${at}.mcp.main`;
    const query = `decisions := [each | some doc in input.all; each := ${main}.decision with input as doc]
      hidden := [each | some doc in input.few; each := ${main}.hidden with input as doc]`;
    const asked = { all: inputs, few: inputs.filter((_input, n) => n % HIDDEN_OF === 0) };
    const said = await this.#opa.evaluate(modules, data, query, asked as never);
    const [decisions, hidden] = [said['decisions'], said['hidden']] as unknown as [readonly unknown[], readonly (readonly string[])[]];
    return decisions.map((decision, n) => {
      const names = n % HIDDEN_OF === 0 ? hidden[n / HIDDEN_OF] : undefined;
      return { decision: parsed(decision), ...(names === undefined ? {} : { hidden: names }) };
    });
  }
}

const HIDDEN_OF = 20;

function moved({ path, text }: RegoModule, at: number): RegoModule {
  return {
    path: `p${at}/${path}`,
    text: text.replaceAll(/\bdata\.(mcp|custom)\b/g, `data.p${at}.$1`).replace(/^package mcp\b/m, `package p${at}.mcp`),
  };
}

function parsed(value: unknown): Decision {
  const result = parseDecision(value);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.decision;
}
