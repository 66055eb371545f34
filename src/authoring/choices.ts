/** A query in the interpreter, or compiled to WASM and asked through the host that decides in production. */
export const TARGETS = ['rego', 'wasm'] as const;
export type Target = (typeof TARGETS)[number];

/** The formats of `opa eval`, with its members and line breaks; tables are drawn without lines. */
export const EVAL_FORMATS = ['json', 'pretty', 'raw', 'values', 'bindings', 'source', 'discard'] as const;
export type EvalFormat = (typeof EVAL_FORMATS)[number];

/** Of `policy lint`: the least that ends with exit code 1. */
export const FAIL_LEVELS = ['warning', 'error', 'never'] as const;
