// @ts-check
/** Differences that are meant, and why. @type {readonly { area: string, matches: RegExp, why: string }[]} */
export const EXPLAINED = [
  {
    area: 'eval',
    matches: /12345678901234567890|1 \/ 3/,
    why: 'numbers are printed as JavaScript has them, with 17 digits; the proxy decides on the same',
  },
  {
    area: 'eval',
    matches: /^\{x \| some x in/,
    why: 'a set in WASM comes in an order of its own, in the interpreter sorted; it is the same set',
  },
  {
    area: 'eval',
    matches: /^eval --fail --fail-defined 1: opa 1, agentmesh 2$/,
    why: 'wrong usage is exit code 2 in every command here; in OPA it is 1',
  },
  {
    area: 'inspect',
    matches: /: builtins: .*"equal"/,
    why: '`==` and `=` are one builtin once they are compiled, and named `eq` here; `opa inspect` names `equal` beside it',
  },
];
