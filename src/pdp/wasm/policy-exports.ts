/** The exports of a policy module that are called from here; the rest is the library's business. */
export interface PolicyExports {
  opa_malloc(bytes: number): number;
  opa_value_dump(value: number): number;
  opa_value_parse(address: number, bytes: number): number;
  opa_json_dump(value: number): number;
  /** Answers with the address of JSON text. */
  opa_eval(...operands: number[]): number;
  builtins(): number;
}
