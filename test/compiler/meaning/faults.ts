import type { Truth } from '../../../src/compiler/operators/operator.js';
import type { JsonValue } from '../../../src/protocol/json/json.js';

/** Mistakes that somebody could make, each in one of the two meanings of a policy: the comparison of both has to find every one. */
export type Fault = RegoFault | JudgeFault;

/** What the compiler emits, changed. */
export interface RegoFault {
  readonly in: 'rego';
  readonly name: string;
  readonly from: RegExp;
  readonly to: string;
}

/** What the judge says of an operator, changed. */
export interface JudgeFault {
  readonly in: 'judge';
  readonly name: string;
  readonly operator: string;
  says(right: Truth, value: JsonValue | undefined, operand: JsonValue): Truth;
}

export const FAULTS: readonly Fault[] = [
  { in: 'rego', name: '`min` leaves out its limit', from: /(?<=\binput\..*|\bfound) >= (?=-?\d|limit)/g, to: ' > ' },
  { in: 'rego', name: '`not_matches` holds where `matches` does', from: /(regex\.match\(expression, found\)) == false/g, to: '$1 == true' },
  {
    in: 'rego',
    name: 'a value of another type trips no deny',
    from: /\ttype_name\(found\) == type_name\(wanted\)\n(?=\tfound != wanted)/g,
    to: '',
  },
  { in: 'rego', name: '`*.example.com` begins inside of a label', from: /substring\(domain, 1, -1\)/g, to: 'substring(domain, 2, -1)' },
  { in: 'rego', name: 'a call without paths satisfies a path condition', from: /\tcount\(input\.paths\) > 0\n/g, to: '' },
  {
    in: 'rego',
    name: 'of two readers of a path only one is asked',
    from: /object\.get\(path, "touches", path\.under\)/g,
    to: 'path.under',
  },
  { in: 'rego', name: '`path_not_contains` minds letter case', from: /lower\((concat\("\\n", .*\))\)$/gm, to: '$1' },
  { in: 'rego', name: 'a name in other letters is one that is missing', from: /folded\(key\) == folded\(name\)/g, to: 'key == name' },
  {
    in: 'rego',
    name: 'denies of patterns are not asked',
    from: /(data\.mcp\.policy\.(?:patterns\[pattern\]|pattern_rows))\.deny\b/g,
    to: '$1.denied',
  },
  { in: 'rego', name: 'an ask that nobody can say holds stops no allow', from: /\.doubt\b/g, to: '.doubts' },
  { in: 'rego', name: 'patterns vouch for tools that no list has', from: /\tnot unlisted\n/g, to: '' },
  { in: 'rego', name: 'a number with a fraction is an integer', from: /\tfloor\(found\) == found\n/g, to: '' },
  { in: 'rego', name: 'a window over midnight ends on the day that it begins', from: /following\[day\] == today/g, to: 'day == today' },
  {
    in: 'rego',
    name: 'one label of several is enough to lack',
    from: /every label in unwanted \{ (not label in input\.session\.labels) \}/g,
    to: 'some label in unwanted\n\t$1',
  },
  {
    in: 'rego',
    name: 'what stands under `roots` is not looked for',
    from: /\tsome prefix in path\.under\n/g,
    to: '\tsome prefix in prefixes\n',
  },
  {
    in: 'rego',
    name: 'members that a schema does not name are let through',
    from: /every name in object\.keys\(found\) \{ name in names \}/g,
    to: 'names',
  },
  { in: 'rego', name: 'patterns of servers are not looked up', from: /named := \{input\.server\} \| .*/g, to: 'named := {input.server}' },
  {
    in: 'judge',
    name: '`max` leaves out its limit',
    operator: 'max',
    says: (right, value, operand) => (value === operand ? false : right),
  },
  {
    in: 'judge',
    name: '`"5"` is 5',
    operator: 'equals',
    says: (right, value, operand) => right ?? (typeof value === 'string' && value === JSON.stringify(operand)),
  },
  {
    in: 'judge',
    name: '`not_in` says nothing of what is missing',
    operator: 'not_in',
    says: (right, value) => (value === undefined ? undefined : right),
  },
  {
    in: 'judge',
    name: 'a list contains no items',
    operator: 'contains',
    says: (right, value) => (Array.isArray(value) ? undefined : right),
  },
  { in: 'judge', name: 'one of several programs is enough', operator: 'commands', says: (right) => right ?? true },
  { in: 'judge', name: '`in` of another type certainly fails', operator: 'in', says: (right) => right ?? false },
  { in: 'judge', name: 'a schema wants nothing', operator: 'has_members', says: () => true },
];
