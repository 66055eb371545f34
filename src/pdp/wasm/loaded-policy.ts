import type { JsonValue } from '../../protocol/json.js';
import type { PolicyExports } from './policy-exports.js';
import { readText } from './read-term.js';

const PAGE_BYTES = 64 * 1024;
/** The format in which `opa_eval` answers. */
const JSON_TEXT = 0;

/**
 * A module with its data, as OPA describes the calls (https://www.openpolicyagent.org/docs/wasm#evaluation, ABI 1.2 and later). The memory
 * above the data is free again with each evaluation.
 */
export class LoadedPolicy {
  /** By slash form, the numbers of the entrypoints. */
  readonly entrypoints: Readonly<Record<string, number>>;
  readonly #exports: PolicyExports;
  readonly #memory: WebAssembly.Memory;
  readonly #data: number;
  /** Where an evaluation may write. */
  readonly #free: number;

  /** `data`: JSON text in UTF-8. Throws where it is none, or memory is not to be had. */
  constructor(exports: PolicyExports, memory: WebAssembly.Memory, data: Uint8Array) {
    this.#exports = exports;
    this.#memory = memory;
    const start = exports.opa_heap_ptr_get();
    this.entrypoints = JSON.parse(readText(memory, exports.opa_json_dump(exports.entrypoints()))) as Record<string, number>;
    // What was written to tell them is free again.
    exports.opa_heap_ptr_set(start);
    this.#data = this.#load(data);
    this.#free = exports.opa_heap_ptr_get();
  }

  /** JSON text in UTF-8 in, `[{result}]` or `[]` (undefined) out. Throws whatever the module and its host throw. */
  evaluate(input: Uint8Array, entrypoint: string): JsonValue {
    const number = this.entrypoints[entrypoint];
    if (number === undefined) throw new Error(`the module has no entrypoint \`${entrypoint}\``);
    return JSON.parse(readText(this.#memory, this.evaluateTo(JSON_TEXT, input, number))) as JsonValue;
  }

  /** The address of the answer, as text of the format. No input at all is `undefined` in Rego. */
  evaluateTo(format: number, input: Uint8Array, entrypoint: number): number {
    const end = this.#free + input.byteLength;
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
    new Uint8Array(this.#memory.buffer).set(input, this.#free);
    const at = input.byteLength === 0 ? 0 : this.#free;
    return this.#exports.opa_eval(0, entrypoint, this.#data, at, input.byteLength, end, format);
  }

  #load(json: Uint8Array): number {
    const text = this.#exports.opa_malloc(json.byteLength);
    new Uint8Array(this.#memory.buffer).set(json, text);
    const value = this.#exports.opa_json_parse(text, json.byteLength);
    if (value === 0) throw new Error('the data are no JSON');
    return value;
  }
}
