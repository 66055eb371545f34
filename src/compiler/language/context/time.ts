import { fieldsIn } from '../../../pdp/builtins/time/zone.js';
import { WEEKDAYS } from '../../operators/context/time.js';
import { quote } from '../../source/node.js';
import { oneOrMore } from '../collections.js';
import { optional, record, type RecordOf } from '../record.js';
import { text } from '../scalars.js';
import { mapped, wrongType, type Shape } from '../shape.js';
import { saying, testsOf } from './context-tests.js';

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
