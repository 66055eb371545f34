import type { JsonValue } from '../../protocol/json.js';
import { toPointer } from '../../protocol/json-pointer.js';
import { fieldsIn } from '../../pdp/builtins/time-zone.js';
import type { Condition } from '../conditions/condition.js';
import { WEEKDAYS } from '../operators/context/time.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { mapOf, oneOrMore } from './collections.js';
import { nameOrPattern } from './names.js';
import { optional, record, type RecordOf } from './record.js';
import { flag, oneOf, text } from './scalars.js';
import { mapped, wrongType, type Shape } from './shape.js';

/** Keys of a rule about who calls, by what client, when and after what: each is one test of the context. */
type Tests = Readonly<Record<string, JsonValue | undefined>>;

function testsOf(node: SourceNode, tests: Tests): readonly Condition[] {
  return Object.entries(tests).flatMap(([operator, operand]) =>
    operand === undefined ? [] : [{ kind: 'test', test: { operator, subject: { kind: 'context' }, operand, span: node.span } } as const],
  );
}

/** A map that says at least one thing. */
function saying<T>(
  shape: Shape<T>,
  example: string,
  tests: (value: T, node: SourceNode, problems: Problems) => readonly Condition[] | undefined,
): Shape<readonly Condition[]> {
  return {
    ...mapped(shape, (value, node, problems) =>
      node.kind === 'map' && node.entries.length === 0
        ? problems.error('AM1107', node.span, 'this says nothing', `write for example \`${example}\``)
        : tests(value, node, problems),
    ),
    schema: { ...shape.schema, minProperties: 1 },
  };
}

const names = (what: string): Shape<readonly string[]> =>
  mapped(oneOrMore(nameOrPattern(what)), (globs) => [...new Set(globs.map((glob) => glob.text))]);

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

export const client: Shape<readonly Condition[]> = mapped(names('the name of a client'), (found, node) =>
  testsOf(node, { client_is: found }),
);

const sessionFields = {
  after: optional(oneOrMore(text), 'Tools that were called before in the session, each of them.'),
  labels: optional(oneOrMore(text), 'Labels that the session has, all of them.'),
  without_labels: optional(oneOrMore(text), 'Labels that the session has not, none of them.'),
};

export const session = saying(
  record('session', sessionFields, {
    label: 'write `labels`',
    without: 'write `without_labels`',
    not_labels: 'write `without_labels`',
    before: 'write `after`',
  }),
  'session: { without_labels: read_untrusted }',
  ({ after, labels, without_labels }: RecordOf<typeof sessionFields>, node) =>
    testsOf(node, { called_before: after, has_labels: labels, lacks_labels: without_labels }),
);

const SHORT = WEEKDAYS.map((day) => day.slice(0, 3).toLowerCase());
const ENGLISH = new Map(
  WEEKDAYS.flatMap(
    (day) =>
      [
        [day.toLowerCase(), day],
        [day.slice(0, 3).toLowerCase(), day],
      ] as const,
  ),
);

const dayOrDays: Shape<readonly string[]> = {
  expected: 'a day (`mon`) or days in a row (`mon-fri`)',
  schema: { type: 'string', pattern: String.raw`^[A-Za-z]+(-[A-Za-z]+)?$`, examples: ['mon-fri'] },
  read(node, problems) {
    const written = text.read(node, problems);
    if (written === undefined) return undefined;
    const [first, last] = written
      .toLowerCase()
      .split('-')
      .map((day) => ENGLISH.get(day));
    const from = WEEKDAYS.findIndex((day) => day === first);
    const to = written.includes('-') ? WEEKDAYS.findIndex((day) => day === last) : from;
    if (from === -1 || to === -1 || written.split('-').length > 2)
      return problems.error(
        'AM1104',
        node.span,
        `${quote(written)} is no day of the week`,
        `the days are ${SHORT.map((day) => `\`${day}\``).join(', ')}; several in a row \`mon-fri\``,
      );
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, at) => WEEKDAYS[(from + at) % 7] ?? '');
  },
};

/** `08:00` → minutes since midnight. */
const clock: Shape<number> = {
  expected: 'a time of day such as `"08:00"`',
  schema: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', examples: ['08:00'] },
  read(node, problems) {
    const written = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
    const [, hours, minutes] = /^([01][0-9]|2[0-3]):([0-5][0-9])$/.exec(written ?? '') ?? [];
    if (hours === undefined || minutes === undefined)
      return wrongType(node, clock.expected, problems, 'write hours from 00 to 23 and minutes, in quotes: `"08:00"`');
    return Number(hours) * 60 + Number(minutes);
  },
};

const zone: Shape<string> = {
  expected: 'a time zone such as `Europe/Berlin`',
  schema: { type: 'string', minLength: 1, examples: ['Europe/Berlin'] },
  read(node, problems) {
    const name = text.read(node, problems);
    if (name === undefined || (name !== 'Local' && fieldsIn(0, name) !== undefined)) return name;
    return problems.error(
      'AM1104',
      node.span,
      `${quote(name)} is no time zone of the IANA database`,
      'write a name such as `Europe/Berlin`, or `UTC`',
    );
  },
};

const timeFields = {
  days: optional(
    mapped(oneOrMore(dayOrDays), (days) => WEEKDAYS.filter((day) => days.flat().includes(day))),
    'Days of the week: `mon-fri`, `[sat, sun]` (default every day).',
  ),
  from: optional(clock, 'The first minute, `"08:00"` (default midnight).'),
  to: optional(
    clock,
    'The first minute after, `"18:00"` (default midnight). Before `from` the window goes over midnight, and belongs to the day on which it began.',
  ),
  zone: optional(zone, 'The time zone (default UTC).'),
};

export const time = saying(
  record('time', timeFields, {
    day: 'write `days`',
    hours: 'write `from` and `to`',
    start: 'write `from`',
    end: 'write `to`',
    until: 'write `to`',
    timezone: 'write `zone`',
    tz: 'write `zone`',
  }),
  'time: { days: mon-fri, from: "08:00", to: "18:00", zone: Europe/Berlin }',
  ({ days, from, to, zone: named }: RecordOf<typeof timeFields>, node, problems) => {
    if (from !== undefined && from === to)
      return problems.error('AM1105', node.span, 'this window begins when it ends', 'leave `from` and `to` out for whole days');
    return testsOf(node, {
      in_window: { days: days ?? [...WEEKDAYS], from: from ?? 0, to: to === undefined || to === 0 ? 1440 : to, zone: named ?? 'UTC' },
    });
  },
);
