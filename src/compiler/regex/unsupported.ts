/** What to write in place of escapes that other engines have. */
export const INSTEAD: Readonly<Record<string, string>> = {
  Z: 'write `\\z` for the end of the text',
  G: 'there is no position of an earlier match here',
  K: 'conditions only ask whether a text matches',
  R: 'write `(?:\\r\\n|\\n|\\r)` for a line break',
  X: 'write `.` for one character',
  h: 'write `[ \\t]` for horizontal white space',
  u: 'write `\\x{1F600}` for a character by its number',
  c: 'write `\\x01` for a control character',
  C: 'single bytes do not exist in text',
  k: 'RE2 has no back-references: its matches take time linear in the text',
};

const LINEAR = 'its matches take time linear in the text; say it with a second condition, for example `argument_not_matches`';
/** What may follow `(?` elsewhere: its start, its name, what to do instead. */
export const UNSUPPORTED_GROUPS: readonly (readonly [string, string, string])[] = [
  ['=', 'look-ahead', LINEAR],
  ['!', 'look-ahead', LINEAR],
  ['<=', 'look-behind', LINEAR],
  ['<!', 'look-behind', LINEAR],
  ['>', 'atomic groups', 'write `(?:…)`: RE2 never backtracks'],
  ['#', 'comments in expressions', 'write a YAML comment'],
  ['P=', 'back-references', LINEAR],
  ['P>', 'recursion', LINEAR],
  ['R', 'recursion', LINEAR],
  ['(', 'conditionals', LINEAR],
  ['|', 'branch reset', 'write `(?:…)`'],
  ['<', 'groups named this way', 'write `(…)`: nothing reads the name'],
];
