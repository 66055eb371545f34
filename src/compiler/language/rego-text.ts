import type { Problems } from '../problems.js';
import { quote } from '../source/node.js';
import { placeWithin, type Replaced, type WrittenText } from '../source/written-text.js';
import { REGO_TOKEN } from '../rego-tokens.js';
import { writtenText } from './scalars.js';
import type { Shape } from './shape.js';

/** What stands for one value outside of texts: a number, `true`, a name, a reference by names. */
const ONE_VALUE = /^-?\w+(?:\.\w+)*$/;

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
  let text = '';
  let read = 0;
  for (const each of variables.replaced) {
    const found = value.slice(each.at, each.at + each.by);
    const reference = template.slice(each.from, each.from + each.length);
    const by = reference === '$${' ? found : valueFor(found, tokenAt(template, each.from));
    if (by === undefined)
      problems.error(
        'AM1231',
        placeWithin(written, each.at, Math.max(1, each.by)),
        `what ${quote(reference)} stands for would be read as Rego here`,
        `write \`"${reference}"\`: a text that begins and ends with \`"\` takes whatever it is`,
      );
    text += template.slice(read, each.from);
    replaced.push({ ...each, at: text.length, by: (by ?? '').length });
    text += by ?? '';
    read = each.from + each.length;
  }
  if (problems.count > before) return undefined;
  return { ...written, value: text + template.slice(read), variables: { template, replaced } };
}

/** Undefined where it would be more than a value. */
function valueFor(text: string, token: string): string | undefined {
  // A text with expressions in it (`$"…{input.x}…"`).
  if (token.startsWith('$') && text.includes('{')) return undefined;
  if (/^\$?"/.test(token)) return JSON.stringify(text).slice(1, -1);
  if (/^\$?`/.test(token)) return text.includes('`') ? undefined : text;
  if (token.startsWith('#')) return /[\r\n]/.test(text) ? undefined : text;
  return ONE_VALUE.test(text) ? text : undefined;
}

/** The text, raw string or comment around a place, with the `$` before it; empty in code. */
function tokenAt(rego: string, at: number): string {
  const around = [...rego.matchAll(REGO_TOKEN)].find(({ 0: token, index }) => index <= at && at < index + token.length);
  return around === undefined ? '' : `${rego.charAt(around.index - 1) === '$' ? '$' : ''}${around[0]}`;
}
