import { didYouMean } from '../../errors/near-miss.js';
import { quote, type SourceNode } from '../source/node.js';
import type { WrittenText } from '../source/written-text.js';
import { wrongType, type Shape } from './shape.js';

/** No text of a policy needs more; reasons travel in every denial. */
const MAX_TEXT = 4096;

export const text: Shape<string> = {
  expected: 'a text',
  schema: { type: 'string', minLength: 1, maxLength: MAX_TEXT },
  read(node, problems) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      return wrongType(node, 'a text', problems, textHint(node));
    }
    if (node.value.trim() === '') return problems.error('AM1107', node.span, 'this text is empty');
    if (node.value.length > MAX_TEXT) return problems.error('AM1107', node.span, `this text is longer than ${MAX_TEXT} characters`);
    if (!node.value.isWellFormed()) return problems.error('AM1107', node.span, 'this text holds half of a surrogate pair');
    if (node.value.includes('\0')) return problems.error('AM1107', node.span, 'this text holds a NUL character');
    return node.value;
  },
};

/** A text with the way in which it is written. */
export const writtenText: Shape<WrittenText> = {
  ...text,
  read(node, problems) {
    const value = text.read(node, problems);
    if (value === undefined || node.kind !== 'scalar') return undefined;
    const { span, written, variables } = node;
    return { value, span, written, ...(variables === undefined ? {} : { variables }) };
  },
};

/** `~`, `1.0` and `true` are no texts until they are quoted. */
function textHint(node: SourceNode): string | undefined {
  if (node.kind !== 'scalar') return undefined;
  return node.written === '' ? 'write one, or remove the key' : `put it in quotes: \`"${node.written}"\``;
}

const PLAIN_DIGITS = 'write plain digits, for example `100`';

export const flag: Shape<boolean> = {
  expected: '`true` or `false`',
  schema: { type: 'boolean' },
  read(node, problems) {
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    return wrongType(node, flag.expected, problems, 'write `true` or `false`, without quotes');
  },
};

/** Any number that a computer's own (a double) holds as it is written: two readers of another one may find two numbers. */
export const number: Shape<number> = {
  expected: 'a number',
  schema: { type: 'number' },
  read(node, problems) {
    if (node.kind !== 'scalar' || typeof node.value !== 'number') {
      const quotes = node.kind === 'scalar' && typeof node.value === 'string' && /^-?[0-9.]+$/.test(node.value);
      return wrongType(node, 'a number', problems, quotes ? `write it without quotes: \`${node.value}\`` : undefined);
    }
    if (!/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(node.written))
      return problems.error(
        'AM1105',
        node.span,
        `expected a number in plain digits, found ${quote(node.written)}`,
        'write for example `100` or `0.5`',
      );
    if (plainDigits(node.written) !== plainDigits(node.value.toString()))
      return problems.error(
        'AM1105',
        node.span,
        `${quote(node.written)} has more digits than a number of JSON is sure to keep`,
        `the nearest that it keeps is \`${node.value}\``,
      );
    return node.value;
  },
};

/** The same number in one spelling: `1.50` is 1.5, `-0` is 0. */
function plainDigits(written: string): string {
  const plain = written.includes('.') ? written.replace(/\.?0+$/, '') : written;
  return plain === '-0' ? '0' : plain;
}

export function wholeNumber(least: number, most: number): Shape<number> {
  const expected = `a whole number from ${least} to ${most}`;
  return {
    expected,
    schema: { type: 'integer', minimum: least, maximum: most },
    read(node, problems) {
      if (node.kind !== 'scalar' || typeof node.value !== 'number') return wrongType(node, expected, problems, PLAIN_DIGITS);
      // `010` is ten or eight and `1e2` is a hundred only to some readers: one spelling, plain digits.
      if (!/^-?(0|[1-9][0-9]*)$/.test(node.written) || node.value < least || node.value > most) {
        return problems.error('AM1105', node.span, `expected ${expected}, found ${quote(node.written)}`, PLAIN_DIGITS);
      }
      return node.value;
    },
  };
}

export function oneOf<const T extends string>(choices: readonly T[], hints: Readonly<Record<string, string>> = {}): Shape<T> {
  const listed = choices.map((choice) => `\`${choice}\``).join(', ');
  return {
    expected: `one of ${listed}`,
    schema: { enum: [...choices] },
    read(node, problems) {
      if (node.kind !== 'scalar') return wrongType(node, `one of ${listed}`, problems);
      const found = choices.find((choice) => choice === node.value);
      if (found !== undefined) return found;
      const word = String(node.value ?? '');
      return problems.error(
        'AM1104',
        node.span,
        `${quote(word)} is not one of ${listed}${didYouMean(word, choices)}`,
        hints[word.toLowerCase()],
      );
    },
  };
}
