import type { FailureCode } from '../../../src/pdp/decision.js';

/** The body of a rule of `mcp.policy` that is evaluated for the tool `hostile` only, and what becomes of the decision. */
export interface HostilePolicy {
  readonly code: FailureCode;
  readonly body: string;
  /** Rules beside it. */
  readonly rules?: string;
}

const doublings = Array.from({ length: 40 }, (_, index) => `s${index + 1} := concat("", [s${index}, s${index}])`);
const bits = Array.from({ length: 32 }, (_, index) => `some b${index} in [0, 1]`);
const calls = Array.from({ length: 41 }, (_, index) =>
  index === 0 ? 'f0(x) := x + 1' : `f${index}(x) := f${index - 1}(x) + f${index - 1}(x + 1)`,
);

/** What a hostile, or a careless, author can write: none of it may end the proxy, or be decided as anything but a denial. */
export const hostilePolicies: Readonly<Record<string, HostilePolicy>> = {
  'a range of a billion': { code: 'memory', body: 'count(numbers.range(1, 1000000000)) == 0' },
  'loops in loops': {
    code: 'steps',
    body: 'r := numbers.range(1, 20000)\n\tsome x in r\n\tsome y in r\n\tx + y == -1',
  },
  'a comprehension over all subsets': { code: 'steps', body: `count([1 | ${bits.join('; ')}; b0 + b31 == 9]) > 0` },
  'functions that call each other twice': { code: 'steps', body: 'f40(1) == 3', rules: calls.join('\n\n') },
  'walk over walk': {
    code: 'steps',
    body: 'o := {k: numbers.range(1, 300) | some k in numbers.range(1, 30)}\n\twalk(o, [_, v])\n\twalk(o, [_, w])\n\tv == w\n\tv == -1',
  },
  'a regular expression in the module, over and over': {
    code: 'steps',
    body: 'some x in numbers.range(1, 100000)\n\tregex.match("(a|a)*(a|a)*(a|a)*b", sprintf("%2000d", [x]))',
  },
  'a regular expression in the host, over and over': {
    code: 'steps',
    body: 'some x in numbers.range(1, 100000)\n\tregex.replace(sprintf("%2000d", [x]), "( |a)*( |a)*( |a)*b", "c") == "x"',
  },
  'a regular expression in the host that takes too long at once': {
    code: 'steps',
    body: 'regex.replace(sprintf("%2000000d", [1]), "( |a)*( |a)*( |a)*b", "c") == "x"',
  },
  'builtins of the host without end': {
    code: 'steps',
    body: 'some x in numbers.range(1, 100000)\n\tsome y in numbers.range(1, 100000)\n\tsprintf("%d %d", [x, y]) == "x"',
  },
  'paths without end through a graph': {
    code: 'steps',
    body: 'g := {n: numbers.range(1, 9) | some n in numbers.range(1, 9)}\n\tcount(graph.reachable_paths(g, {1})) == 0',
  },
  'a text that doubles': { code: 'memory', body: `s0 := "0123456789"\n\t${doublings.join('\n\t')}\n\tcontains(s40, "x")` },
  'a set that takes all memory': {
    code: 'memory',
    body: 'count({[x, "0123456789012345678901234567890123456789", y] | some x in numbers.range(1, 1000); some y in numbers.range(1, 1000)}) == 0',
  },
  'a text that only the host can hold': { code: 'steps', body: 'sprintf("%9999999d%9999999d", [1, 1]) == "x"' },
  'a term that is small and has a text without end': {
    code: 'memory',
    body: 'json.patch({"a": 1}, [{"op": "copy", "from": "", "path": sprintf("/%d", [x])} | some x in numbers.range(1, 60)]) == {}',
  },
  'an answer that nobody could read': {
    code: 'memory',
    body: 'true',
    rules: 'warn contains sprintf("%500000d", [x]) if {\n\tinput.tool.name == "hostile"\n\tsome x in numbers.range(1, 40)\n}',
  },
};

/** The text of the policy: it allows every other tool. */
export function hostileRego({ body, rules = '' }: HostilePolicy): string {
  return `package mcp.policy\n\nallow := true\n\ndeny contains "hostile" if {\n\tinput.tool.name == "hostile"\n\t${body}\n}\n\n${rules}\n`;
}
