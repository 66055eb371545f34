import { oneOrMore } from '../language/collections.js';
import { mapped } from '../language/shape.js';
import { matches, parseGlob, type Glob } from '../../pdp/glob.js';
import { regex } from '../emit/rego-text.js';
import { escapeRe2 } from '../regex/escape.js';
import { listed } from '../words.js';
import { matching, notMatching } from './matches.js';
import { texts } from './operands.js';
import { operatorsOf } from './predicate.js';
import { part } from './values.js';

const shape = mapped(oneOrMore(part), (globs) => [...new Set(globs.map((glob) => parseGlob(glob).text))]);

export const globs = operatorsOf<readonly string[]>({
  name: 'glob',
  says: 'is a text that the pattern fits as a whole, or one of several; `*` is any text, the empty one too, and nothing else is special',
  saysNot: 'is a text that none of the patterns fits',
  shape,
  is: matching,
  isNot: notMatching,
  inline: (value, operand) => [`regex.match(${operand}, ${value})`],
  judge: (value, operand) => (typeof value === 'string' ? operand.some((glob) => matches(parseGlob(glob), value)) : undefined),
  words: (operand) => `fits ${listed(operand, 'or')}`,
  notWords: (operand) => `does not fit ${listed(operand, 'or')}`,
  literal: (operand) => regex(texts(operand).join('')),
  plainer: (test) => {
    const parsed = texts(test.operand).map(parseGlob);
    return { ...test, ...(plainest(parsed) ?? { operator: 'matches', operand: expressionOf(parsed) }) };
  },
  ignoresCase: true,
});

/** One `*` at an end, or none, is a question that needs no expression. */
function plainest(parsed: readonly Glob[]): { readonly operator: string; readonly operand: readonly string[] } | undefined {
  const alike = (fits: (glob: Glob) => string | undefined): readonly string[] | undefined => {
    const found = parsed.map(fits).filter((each) => each !== undefined);
    return found.length === parsed.length ? found : undefined;
  };
  const forms = [
    ['in', alike(({ text, parts }) => (parts === undefined ? text : undefined))],
    ['starts_with', alike(({ parts }) => (parts?.length === 2 && parts[1] === '' && parts[0] !== '' ? parts[0] : undefined))],
    ['ends_with', alike(({ parts }) => (parts?.length === 2 && parts[0] === '' && parts[1] !== '' ? parts[1] : undefined))],
  ] as const;
  const found = forms.find(([, operand]) => operand !== undefined);
  return found?.[1] && { operator: found[0], operand: found[1] };
}

function expressionOf(parsed: readonly Glob[]): string {
  const each = parsed.map(({ text, parts }) => (parts ?? [text]).map(escapeRe2).join('.*'));
  return `(?s)^(?:${each.join('|')})$`;
}
