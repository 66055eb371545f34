import { mapOf, oneOrMore } from './collections.js';
import { text } from './scalars.js';

/** `vars`, as it stands in the file; `source/variables` has replaced them when this is read. */
export const vars = mapOf(
  'a map from names to texts or lists of texts',
  ({ value, span }, problems) =>
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(value)
      ? value
      : problems.error('AM1108', span, 'the name of a variable has letters, digits and `_`, and begins with no digit'),
  oneOrMore(text),
);
