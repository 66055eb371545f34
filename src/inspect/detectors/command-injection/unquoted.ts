import { characterSet, hasAny } from '../../traits/traits.js';
import { replaceMapped, step, type View } from '../../views/view.js';

/** What shells throw away: a command spelled with these between its letters runs all the same. */
const UNQUOTED = /['"\\^]|\$[@*]|\$\{?IFS\}?(?:\$9)?|\$\(\)|\$\{[a-z]{1,2}\}|\$[a-z]\b/gi;

const THROWN_AWAY = characterSet('\'"\\^$');

/** The text as a shell runs it; undefined where it has nothing that a shell throws away. */
export function unquoted(view: View): View | undefined {
  if (!hasAny(view.traits, THROWN_AWAY)) return undefined;
  const plain = replaceMapped(view, UNQUOTED, (mark) => (mark.length > 3 && /IFS/i.test(mark) ? ' ' : ''));
  return plain === undefined ? undefined : { ...view, ...plain, made: step(view, 'shell-unquoted') };
}
