import { replaceMapped, type View } from '../../views/view.js';

const COMMENT = /\/\*!\d{0,6}|\/\*[^*]{0,256}\*\/|\*\//g;
const BETWEEN_LETTERS = /\/\*[^*]{0,256}\*\//g;

/** The text as databases read it: comments as the space that they are, and as nothing, which filters make of them (`UN/**\/ION`). */
export function uncommented(view: View): readonly View[] {
  if (!view.text.includes('/*')) return [];
  const spaced = replaceMapped(view, COMMENT, () => ' ');
  const joined = replaceMapped(view, BETWEEN_LETTERS, () => '');
  return [spaced, joined].flatMap((made) => (made === undefined ? [] : [{ ...view, ...made, made: nameOf(view) }]));
}

function nameOf({ made }: View): string {
  return made === 'raw' ? 'sql-uncommented' : `${made}+sql-uncommented`;
}
