import { toPointer } from '../../../protocol/json/json-pointer.js';
import type { JsonValue } from '../../../protocol/json/json.js';
import { quote } from '../../source/node.js';
import { mapOf, oneOrMore } from '../collections.js';
import { optional, record, type RecordOf } from '../record.js';
import { flag, oneOf, text } from '../scalars.js';
import { wrongType, type Shape } from '../shape.js';
import { names, saying, testsOf } from './context-tests.js';

const claimValue: Shape<JsonValue> = {
  expected: 'a text, a number, `true` or `false`',
  schema: { type: ['string', 'number', 'boolean'] },
  read: (node, problems) => (node.kind === 'scalar' && node.value !== null ? node.value : wrongType(node, claimValue.expected, problems)),
};

const claims = mapOf(
  'a map from claims to values',
  ({ value, span }, problems) => {
    if (value.trim() !== '' && !/^\/$|~(?![01])/.test(value))
      return value.startsWith('/')
        ? value
            .slice(1)
            .split('/')
            .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
        : [value];
    return problems.error(
      'AM1110',
      span,
      `${quote(value)} names no claim`,
      'write `department`, or `/realm_access/level` for one inside of another',
    );
  },
  oneOrMore(claimValue),
  { least: 1 },
);

const METHODS = ['jwt', 'token', 'flag', 'os', 'none'] as const;

const identityFields = {
  subject: optional(names('the name of a subject'), 'Who calls: a name, a pattern with `*`, or a list.'),
  groups: optional(oneOrMore(text), 'Groups of the token (the claim `groups`), any of them.'),
  claims: optional(claims, 'Claims of the token by name or JSON Pointer, each with the value or values that it may have.'),
  authenticated: optional(flag, 'Whether the subject proved who it is.'),
  method: optional(oneOrMore(oneOf(METHODS)), 'How the subject was found out: `jwt`, `token`, `flag`, `os`, `none`.'),
};

export const identity = saying(
  record('identity', identityFields, {
    user: 'write `subject`',
    users: 'write `subject`, which takes a list',
    name: 'write `subject`',
    group: 'write `groups`',
    roles: 'write `claims: { roles: … }`',
    role: 'write `claims: { roles: … }`',
    claim: 'write `claims`',
  }),
  'identity: { subject: alice }',
  ({ subject, groups, claims: wanted, authenticated, method }: RecordOf<typeof identityFields>, node) => [
    ...testsOf(node, { subject_is: subject, known_by: method, is_authenticated: authenticated, in_groups: groups }),
    // A map has no order.
    ...(wanted ?? [])
      .toSorted(([a], [b]) => (toPointer(a) < toPointer(b) ? -1 : 1))
      .flatMap(([steps, values]) => testsOf(node, { claim_is: { at: steps, values } })),
  ],
);
