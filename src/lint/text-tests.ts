import type { Expr, Term } from './ast/node.js';
import { textsOf } from './values.js';

/** An expression that asks what a text is like. */
export interface TextTest {
  readonly how: 'equal' | 'prefix' | 'suffix' | 'part' | 'pattern' | 'glob';
  /** Without the calls around it that change its letters or trim it. */
  readonly subject: Term;
  /** What it is compared with, as far as the policy says it itself. */
  readonly texts: readonly string[];
}

const HOW: Readonly<Record<string, TextTest['how']>> = {
  startswith: 'prefix',
  'strings.any_prefix_match': 'prefix',
  endswith: 'suffix',
  'strings.any_suffix_match': 'suffix',
  contains: 'part',
  indexof: 'part',
  'internal.member_2': 'equal',
};

export function textTest({ said }: Expr): TextTest | undefined {
  if (said.kind !== 'call') return undefined;
  const { operator, operands } = said;
  const [first, second, third] = operands;
  if (first === undefined || second === undefined) return undefined;
  if (operator === 'regex.match') return { how: 'pattern', subject: plain(second), texts: textsOf(first) };
  if (operator === 'glob.match') return third && { how: 'glob', subject: plain(third), texts: textsOf(first) };
  if (operator === 'equal') {
    const texts = [...textsOf(first), ...textsOf(second)];
    return { how: 'equal', subject: plain(textsOf(first).length > 0 ? second : first), texts };
  }
  const how = HOW[operator];
  return how && { how, subject: plain(first), texts: textsOf(second) };
}

const CHANGES_LETTERS = /^(?:lower|upper|trim.*|strings\.replace_n|replace)$/;

function plain(term: Term): Term {
  const [first] = term.kind === 'call' && CHANGES_LETTERS.test(term.operator) ? term.operands : [];
  return first === undefined ? term : plain(first);
}
