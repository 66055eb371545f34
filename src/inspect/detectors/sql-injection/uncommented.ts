import { replaceMapped, step, type View } from '../../views/view.js';
import type { Kind } from './rule.js';

const COMMENT = /\/\*!\d{0,6}|\/\*[^*]{0,256}\*\/|\*\//g;
/** A comment to the end of its line and a statement that goes on in the next, or a control character: white space to some database. */
// eslint-disable-next-line no-control-regex -- what it looks for
const LINE = /(?:#|--)[^\n]{0,64}\n|[\0-\x08\x0e-\x1f]/;
const LINES = new RegExp(LINE.source, 'g');
const PLUS = /\+/g;
const BETWEEN_LETTERS = /\/\*[^*]{0,256}\*\//g;

/** White space as forms write it (`1+or+1=1`), where there is no other. */
const FORM_SPACES = /^[^\s+]{0,256}\+[^\s+]{0,256}\+\S{0,512}$/;
/** A quote behind a backslash: the backslash is taken for a letter, or was put there by who copied the text. */
const ESCAPED_QUOTE = /\\{1,4}['"]/g;

/**
 * The text as databases read it: comments as the space that they are, and as nothing, which filters make of them (`UN/**\/ION`); and as it
 * arrives there, with the spaces of a form and with quotes that somebody escaped.
 */
export function uncommented(view: View, kind: Kind): readonly View[] {
  const blocks = view.text.includes('/*');
  // Lines of a free text begin with `#` and `--` for other reasons.
  const lines = kind !== 'text' && LINE.test(view.text);
  const form = kind !== 'text' && FORM_SPACES.test(view.text);
  const escaped = kind !== 'text' && view.text.includes('\\');
  if (!blocks && !lines && !form && !escaped) return [];
  const spaced = blocks ? replaceMapped(view, COMMENT, () => ' ') : undefined;
  const joined = blocks ? replaceMapped(view, BETWEEN_LETTERS, () => '') : undefined;
  const ended = lines ? replaceMapped(view, LINES, () => ' ') : undefined;
  const written = form ? replaceMapped(view, PLUS, () => ' ') : undefined;
  const unescaped = escaped ? replaceMapped(view, ESCAPED_QUOTE, (text) => text.slice(-1)) : undefined;
  return [spaced, joined, ended, written, unescaped].flatMap((made) =>
    made === undefined ? [] : [{ ...view, ...made, made: step(view, 'sql-uncommented') }],
  );
}
