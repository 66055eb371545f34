import { asInteger, integer, isArray, type RegoValue } from '../../value/value.js';
import { BuiltinError, type Builtin } from '../builtin.js';
import { int, number, text } from '../operands.js';
import { abbreviationAt } from './abbreviation.js';
import { daysIn, nanoseconds } from './civil.js';
import { parseDuration } from './duration.js';
import { formatTime } from './format.js';
import { parseTime } from './parse.js';
import { fieldsIn, offsetAt, secondsIn, type Fields } from './zone.js';

export const timeBuiltins: Readonly<Record<string, Builtin>> = {
  'time.now_ns': (context) => integer(context.nowNs()),
  'time.parse_ns': (_context, layout, value) => integer(parseTime(text(layout), text(value))),
  'time.parse_rfc3339_ns': (_context, value) => integer(parseTime('RFC3339', text(value))),
  'time.parse_duration_ns': (_context, value) => integer(parseDuration(text(value))),
  'time.format': (_context, moment) => format(momentOf(moment)),
  'time.clock': (_context, moment) => {
    const { hour, minute, second } = fields(momentOf(moment));
    return [hour, minute, second];
  },
  'time.date': (_context, moment) => {
    const { year, month, day } = fields(momentOf(moment));
    return [year, month, day];
  },
  'time.weekday': (_context, moment) => fields(momentOf(moment)).weekday,
  'time.add_date': (_context, moment, years, months, days) => addDate(momentOf(moment), int(years), int(months), int(days)),
  'time.diff': (_context, from, to) => difference(momentOf(from), momentOf(to)),
};

const MIN_NS = -(1n << 63n);
const MAX_NS = (1n << 63n) - 1n;
const SECOND = 1_000_000_000n;

interface Moment {
  readonly seconds: number;
  readonly nano: number;
  readonly zone: string;
  readonly layout: string;
}

/** `ns`, or `[ns]`, `[ns, zone]`, `[ns, zone, layout]`. */
function momentOf(value: RegoValue | undefined): Moment {
  const [ns, zone = 'UTC', layout = ''] = isArray(value) ? value : [value];
  const whole = asInteger(number(ns));
  if (whole === undefined || whole < MIN_NS || whole > MAX_NS) throw new BuiltinError('timestamp too big');
  const nano = ((whole % SECOND) + SECOND) % SECOND;
  return { seconds: Number((whole - nano) / SECOND), nano: Number(nano), zone: text(zone), layout: text(layout) };
}

function fields({ seconds, zone }: Pick<Moment, 'seconds' | 'zone'>): Fields {
  const found = fieldsIn(seconds * 1000, zone);
  if (found === undefined) throw new BuiltinError('unknown time zone');
  return found;
}

function format(moment: Moment): string {
  const { seconds, zone, nano, layout } = moment;
  const offset = offsetAt(seconds, zone) ?? 0;
  return formatTime(
    { ...fields(moment), nano, offset, abbreviation: () => abbreviationAt(seconds, zone, offset) },
    layout === '' ? 'RFC3339Nano' : layout,
  );
}

function addDate(moment: Moment, years: number, months: number, days: number): RegoValue {
  const now = fields(moment);
  const civil = { ...now, year: now.year + years, month: now.month + months, day: now.day + days };
  return integer(nanoseconds(secondsIn(civil, moment.zone), moment.nano));
}

/** Years, months, days, hours, minutes, seconds from one to the other, on the clocks of the first one's zone. */
function difference(from: Moment, to: Moment): RegoValue {
  fields(to);
  const { zone } = from;
  const [early, late] = from.seconds + from.nano / 1e9 > to.seconds + to.nano / 1e9 ? [to, from] : [from, to];
  const [a, b] = [fields({ ...early, zone }), fields({ ...late, zone })];
  let [year, month, day] = [b.year - a.year, b.month - a.month, b.day - a.day];
  let [hour, minute, second] = [b.hour - a.hour, b.minute - a.minute, b.second - a.second];
  if (second < 0) [second, minute] = [second + 60, minute - 1];
  if (minute < 0) [minute, hour] = [minute + 60, hour - 1];
  if (hour < 0) [hour, day] = [hour + 24, day - 1];
  if (day < 0) [day, month] = [day + daysIn(a.year, a.month), month - 1];
  if (month < 0) [month, year] = [month + 12, year - 1];
  return [year, month, day, hour, minute, second];
}
