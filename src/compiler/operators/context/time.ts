import { fieldsIn } from '../../../pdp/builtins/time/zone.js';
import { isJsonObject, type JsonValue } from '../../../protocol/json/json.js';
import { listed } from '../../words.js';
import { texts } from '../operands.js';
import type { Truth } from '../operator.js';
import { at, contextOperator } from './context-operator.js';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Minutes since midnight; `from` is in the window, `to` is not. From after `to` it goes over midnight, and belongs to the day on which it began. */
interface Window {
  readonly days: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

const DURING = `# METADATA
# title: The days whose window the moment of the call lies in
# description: Undefined where the moment is no number.
during(window) := begun if {
	[hour, minute, _] := time.clock([input.time.now_ns, window.zone])
	at := (hour * 60) + minute
	today := time.weekday([input.time.now_ns, window.zone])
	begun := {day | some day in window.days; in_progress(window, at, today, day)}
}

in_progress(window, at, today, day) if {
	window.from < window.to
	day == today
	at >= window.from
	at < window.to
}

in_progress(window, at, today, day) if {
	window.from >= window.to
	day == today
	at >= window.from
}

in_progress(window, at, today, day) if {
	window.from >= window.to
	at < window.to
	following[day] == today
}

following := {
	"Monday": "Tuesday",
	"Tuesday": "Wednesday",
	"Wednesday": "Thursday",
	"Thursday": "Friday",
	"Friday": "Saturday",
	"Saturday": "Sunday",
	"Sunday": "Monday",
}`;

export const time = contextOperator({
  name: 'in_window',
  about: 'The call is made in this window of time',
  rego: `# METADATA
# title: The call is made in this window of time
# description: From after "to" it goes over midnight, and belongs to the day on which it began.
in_window(window) if count(during(window)) > 0

# METADATA
# title: The call is certainly made at another time
not_in_window(window) if count(during(window)) == 0`,
  helpers: { during: DURING },
  judge(input, operand): Truth {
    const now = at(input, 'time', 'now_ns');
    const window = windowOf(operand);
    const found = typeof now === 'number' ? fieldsIn(Math.floor(now / 1e6), window.zone) : undefined;
    if (found === undefined) return undefined;
    const minute = found.hour * 60 + found.minute;
    const yesterday = WEEKDAYS[(WEEKDAYS.findIndex((day) => day === found.weekday) + 6) % 7] ?? '';
    const { days, from, to } = window;
    if (from < to) return days.includes(found.weekday) && minute >= from && minute < to;
    return (days.includes(found.weekday) && minute >= from) || (days.includes(yesterday) && minute < to);
  },
  words(operand) {
    const { days, from, to, zone } = windowOf(operand);
    const when = days.length === 7 ? '' : ` on ${listed(days, 'and')}`;
    return from === 0 && to === 1440 ? `${when.trimStart()} (${zone})` : `from ${clock(from)} to ${clock(to)}${when} (${zone})`;
  },
});

function windowOf(operand: JsonValue): Window {
  const number = (name: string) => Number(at(operand, name));
  const zone = at(operand, 'zone');
  return {
    days: isJsonObject(operand) ? texts(operand['days'] ?? []) : [],
    from: number('from'),
    to: number('to'),
    zone: typeof zone === 'string' ? zone : 'UTC',
  };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
