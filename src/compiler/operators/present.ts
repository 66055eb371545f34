import { flag } from '../language/scalars.js';
import type { Operator } from './operator.js';

/** `null` is neither: some servers take it for a value, some for none. */
export const present: Operator = {
  name: 'present',
  about:
    'With `true`: the argument is there, and not `null`. With `false`: it is missing, in every spelling of its name in upper and lower case.',
  subjects: ['argument'],
  view: 'value',
  schema: flag.schema,
  read: (node, problems) => flag.read(node, problems),
  holds: ({ found, operand }) => [`conditions.present(${found}, ${operand})`],
  fails: ({ found, operand }) => `conditions.not_present(${found}, ${operand})`,
  functions: {
    present: `# METADATA
# title: That the value is there, or is not, is as wanted
present(found, true) if given(found)

present(found, false) if found == set()`,
    not_present: `# METADATA
# title: It is the other way round
not_present(found, true) if found == set()

not_present(found, false) if given(found)`,
  },
  table: false,
  ignoresCase: false,
  judge: (value, operand) => (value === null ? undefined : (value !== undefined) === operand),
  says: ({ operand }) => ({ as: 'value', words: `is ${operand === true ? 'given' : 'left out'}` }),
};
