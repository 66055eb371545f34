/** A test that says what the expression says, without one: an expression costs many times what they do. */
export interface PlainText {
  readonly operator: 'in' | 'starts_with' | 'ends_with';
  readonly operand: readonly string[];
}

/** `^abc`, `^abc$`, `abc$`, `^(a|b)$` and their like; undefined where anything else is in it. */
export function plainText(pattern: string): PlainText | undefined {
  const start = pattern.startsWith('^');
  const end = /(?:^|[^\\])(?:\\\\)*\$$/.test(pattern);
  if (!start && !end) return undefined;
  const inner = pattern.slice(start ? 1 : 0, end ? -1 : undefined);
  const alternatives = alternativesOf(inner);
  const operand = alternatives?.map(literalOf);
  if (operand === undefined || !operand.every((each) => each !== undefined)) return undefined;
  if (start && end) return { operator: 'in', operand };
  // Without a text to look for, everything fits.
  if (operand.includes('')) return undefined;
  return { operator: start ? 'starts_with' : 'ends_with', operand };
}

/** `(a|b)` and `(?:a|b)` → a, b. In bare alternatives each end is tied to one of them. */
function alternativesOf(inner: string): readonly string[] | undefined {
  const [, group] = /^\((?:\?:)?([^()?]*)\)$/.exec(inner) ?? [];
  if (group !== undefined) return group.split('|');
  return inner.includes('|') ? undefined : [inner];
}

/** The text that an expression of plain characters and escaped ones matches. */
function literalOf(expression: string): string | undefined {
  return /^(?:[^\\.+*?()|[\]{}^$]|\\[\\.+*?()|[\]{}^$/-])*$/.test(expression) ? expression.replaceAll(/\\(.)/g, '$1') : undefined;
}
