import { fromPointer } from '../../protocol/json/json-pointer.js';
import type { Problems } from '../problems.js';
import { quote } from '../source/node.js';
import { text } from './scalars.js';
import type { Located, Shape } from './shape.js';

/** Deeper ones name nothing that a tool takes. */
const MAX_SEGMENTS = 16;
/** Each star multiplies the values that one test is asked of. */
const MAX_STARS = 3;
const MAX_LENGTH = 512;

/**
 * An argument of the tool: its name (`query`), a dotted name of what is inside of it (`options.body`), or a JSON Pointer (`/files/0/name`).
 * The segment `*` is every item of a list or member of a map; a number is the place in a list, from 0.
 */
export const argumentName: Shape<readonly string[]> = {
  expected: 'the name of an argument',
  schema: { type: 'string', minLength: 1, maxLength: MAX_LENGTH, pattern: '^(/.+|[^/$.\\s\\[\\]]([^\\[\\]]*[^.\\s\\[\\]])?)$' },
  read(node, problems) {
    const name = text.read(node, problems);
    return name === undefined ? undefined : pointerOf({ value: name, span: node.span }, problems);
  },
};

export function pointerOf({ value, span }: Located<string>, problems: Problems): readonly string[] | undefined {
  const wrong = (message: string, hint: string) => problems.error('AM1110', span, message, hint);
  const example = 'write a name (`query`), a dotted name (`options.body`) or a JSON Pointer (`/files/0/name`, `/files/*/name`)';
  if (value.trim() === '') return wrong('an argument has a name', example);
  if (value.length > MAX_LENGTH) return wrong(`this name is longer than ${MAX_LENGTH} characters`, example);
  if (/^\$|\[/.test(value)) return wrong(`${quote(value)} is no name of an argument`, example);
  if (value.startsWith('/arguments/')) return wrong(`${quote(value)} names an argument called \`arguments\``, 'leave `/arguments` out');
  if (value.startsWith('/') && /~(?![01])/.test(value))
    return wrong(`${quote(value)} is no JSON Pointer`, '`~` is written `~0` there, and `/` `~1`');
  const segments = value.startsWith('/') ? fromPointer(value) : value.split('.');
  if (segments.some((segment) => segment === '' || segment.trim() !== segment))
    return wrong(`${quote(value)} has an empty part, or white space around one`, example);
  if (segments.length > MAX_SEGMENTS) return wrong(`${quote(value)} goes deeper than ${MAX_SEGMENTS} levels`, example);
  if (segments.filter((segment) => segment === '*').length > MAX_STARS)
    return wrong(`${quote(value)} has more than ${MAX_STARS} stars`, example);
  return segments;
}
