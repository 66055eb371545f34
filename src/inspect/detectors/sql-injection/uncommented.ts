import { replaceMapped, type View } from '../../views/view.js';
import type { Kind } from './rule.js';

const COMMENT = /\/\*!\d{0,6}|\/\*[^*]{0,256}\*\/|\*\//g;
/** A comment to the end of its line and a statement that goes on in the next, or a control character: white space to some database. */
// eslint-disable-next-line no-control-regex -- what it looks for
const LINE = /(?:#|--)[^\n]{0,64}\n|[\0-\x08\x0e-\x1f]/;
const LINES = new RegExp(LINE.source, 'g');
const BETWEEN_LETTERS = /\/\*[^*]{0,256}\*\//g;

/** The text as databases read it: comments as the space that they are, and as nothing, which filters make of them (`UN/**\/ION`). */
export function uncommented(view: View, kind: Kind): readonly View[] {
  const blocks = view.text.includes('/*');
  // Lines of a free text begin with `#` and `--` for other reasons.
  const lines = kind !== 'text' && LINE.test(view.text);
  if (!blocks && !lines) return [];
  const spaced = blocks ? replaceMapped(view, COMMENT, () => ' ') : undefined;
  const joined = blocks ? replaceMapped(view, BETWEEN_LETTERS, () => '') : undefined;
  const ended = lines ? replaceMapped(view, LINES, () => ' ') : undefined;
  return [spaced, joined, ended].flatMap((made) => (made === undefined ? [] : [{ ...view, ...made, made: nameOf(view) }]));
}

function nameOf({ made }: View): string {
  return made === 'raw' ? 'sql-uncommented' : `${made}+sql-uncommented`;
}
