/** Which evaluator says whether a Rego test passes: OPA's interpreter, WASM as in production, or both, which must agree. */
export const ENGINES = ['topdown', 'wasm', 'both'] as const;
export type TestEngine = (typeof ENGINES)[number];
