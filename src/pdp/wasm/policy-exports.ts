/** The exports of a policy module that are called from here (https://www.openpolicyagent.org/docs/wasm#exports). */
export interface PolicyExports {
  opa_malloc(bytes: number): number;
  opa_value_dump(value: number): number;
  opa_value_parse(address: number, bytes: number): number;
  opa_json_dump(value: number): number;
  /** Answers with 0 for what is no JSON. */
  opa_json_parse(address: number, bytes: number): number;
  /** Answers with the address of JSON text. */
  opa_eval(...operands: number[]): number;
  builtins(): number;
  entrypoints(): number;
  /** Below it the heap is in use. Setting it frees what lies above. */
  opa_heap_ptr_get(): number;
  opa_heap_ptr_set(address: number): void;
}
