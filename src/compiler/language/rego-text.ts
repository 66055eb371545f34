import type { Problems } from '../problems.js';
import { quote } from '../source/node.js';
import { placeWithin, type Replaced, type WrittenText } from '../source/written-text.js';
import { isIdentifier } from '../emit/rego-text.js';
import { RegoScanner } from '../rego-scanner.js';
import { writtenText } from './scalars.js';
import type { Shape } from './shape.js';

/** Rego of the author's, in which variables are values. */
export const regoText: Shape<WrittenText> = {
  ...writtenText,
  read(node, problems) {
    const written = writtenText.read(node, problems);
    return written && withValues(written, problems);
  },
};

/**
 * Rego whose variables stand for values, whatever is in them: in a text their quotes and backslashes are escaped, so that what comes from the environment
 * (`C:\temp`, `O"Neill`) is the text that it is and cannot end it. What could become code where it stands is an error.
 */
function withValues(written: WrittenText, problems: Problems): WrittenText | undefined {
  const { variables, value } = written;
  if (variables === undefined) return written;
  const { template } = variables;
  const before = problems.count;
  const replaced: Replaced[] = [];
  const scanner = new RegoScanner();
  let text = '';
  let read = 0;
  const add = (more: string) => {
    scanner.read(more);
    text += more;
  };
  for (const each of variables.replaced) {
    const found = value.slice(each.at, each.at + each.by);
    const end = each.from + each.length;
    const reference = template.slice(each.from, end);
    add(template.slice(read, each.from));
    const by = reference === '$${' ? found : valueFor(found, scanner, { before: text.slice(-1), after: template.charAt(end) });
    if (by === undefined)
      problems.error(
        'AM1231',
        placeWithin(written, each.at, Math.max(1, each.by)),
        `what ${quote(reference)} stands for would be read as Rego here`,
        `write \`"${reference}"\`: a text that begins and ends with \`"\` takes whatever it is`,
      );
    replaced.push({ ...each, at: text.length, by: (by ?? '').length });
    add(by ?? '');
    read = end;
  }
  if (problems.count > before) return undefined;
  return { ...written, value: text + template.slice(read), variables: { template, replaced } };
}

/** Undefined where it would be more than a value. */
function valueFor(text: string, { place, escapes }: RegoScanner, beside: { before: string; after: string }): string | undefined {
  if (escapes) return undefined;
  switch (place) {
    case 'text':
      return escaped(text);
    case 'template':
      return text.includes('{') ? undefined : escaped(text);
    case 'raw':
      return text.includes('`') ? undefined : text;
    // A backslash before a brace that follows would take it for text.
    case 'raw template':
      return /[`{]/.test(text) || `${beside.before}${text}`.endsWith('\\') ? undefined : text;
    case 'comment':
      return /[\r\n]/.test(text) ? undefined : text;
    case 'code':
      return isValue(text) && !/[\w.$]/.test(beside.before) && !/\w/.test(beside.after) ? text : undefined;
    default:
      return place satisfies never;
  }
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const SCALAR = /^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)$/;

/** A number, `true`, `false`, `null`, or a reference by names. A name by itself would be a variable of Rego, which stands for any value. */
function isValue(text: string): boolean {
  const [root, ...steps] = text.split('.');
  return SCALAR.test(text) || ((root === 'input' || root === 'data') && steps.length > 0 && steps.every(isIdentifier));
}
