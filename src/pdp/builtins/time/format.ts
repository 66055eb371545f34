import { dayOfYear, type Civil } from './civil.js';
import { isOffset, parseLayout, type Chunk, type Element, type OffsetElement } from './layout.js';
import { MONTHS } from './names.js';

export interface Formatted extends Civil {
  readonly weekday: string;
  readonly nano: number;
  /** Seconds east of UTC. */
  readonly offset: number;
  /** `CET`. Asked for only where the layout has `MST`. */
  readonly abbreviation: () => string;
}

/** Go's Time.Format. */
export function formatTime(time: Formatted, layout: string): string {
  return parseLayout(layout)
    .map((chunk) => show(time, chunk))
    .join('');
}

function show(time: Formatted, chunk: Chunk): string {
  if (chunk.kind === 'text') return chunk.text;
  return chunk.kind === 'element' ? element(time, chunk.name) : fraction(time.nano, chunk);
}

function fraction(nano: number, { mark, digits, trimmed }: Extract<Chunk, { kind: 'fraction' }>): string {
  const shown = padded(nano, 9).slice(0, digits);
  const kept = trimmed ? shown.replace(/0+$/, '') : shown;
  return kept === '' ? '' : mark + kept;
}

function element(time: Formatted, name: Element): string {
  return isOffset(name) ? offsetText(time.offset, name) : SHOWN[name](time);
}

const SHOWN: Readonly<Record<Exclude<Element, OffsetElement>, (time: Formatted) => string>> = {
  '2006': (time) => padded(time.year, 4),
  '06': (time) => padded(time.year % 100, 2),
  January: (time) => MONTHS[time.month - 1] ?? '',
  Jan: (time) => (MONTHS[time.month - 1] ?? '').slice(0, 3),
  '1': (time) => String(time.month),
  '01': (time) => padded(time.month, 2),
  Monday: (time) => time.weekday,
  Mon: (time) => time.weekday.slice(0, 3),
  '2': (time) => String(time.day),
  _2: (time) => String(time.day).padStart(2),
  '02': (time) => padded(time.day, 2),
  __2: (time) => String(dayOfYear(time)).padStart(3),
  '002': (time) => padded(dayOfYear(time), 3),
  '15': (time) => padded(time.hour, 2),
  '3': (time) => String(twelve(time.hour)),
  '03': (time) => padded(twelve(time.hour), 2),
  '4': (time) => String(time.minute),
  '04': (time) => padded(time.minute, 2),
  '5': (time) => String(time.second),
  '05': (time) => padded(time.second, 2),
  PM: (time) => (time.hour >= 12 ? 'PM' : 'AM'),
  pm: (time) => (time.hour >= 12 ? 'pm' : 'am'),
  MST: (time) => time.abbreviation(),
};

function twelve(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}

function offsetText(offset: number, name: OffsetElement): string {
  if (name.startsWith('Z') && offset === 0) return 'Z';
  const colon = name.includes(':') ? ':' : '';
  const size = Math.abs(offset);
  const parts = [Math.trunc(size / 3600), Math.trunc(size / 60) % 60, size % 60].slice(0, name.replace(/[^0-9]/g, '').length / 2);
  // Go takes the sign from the minutes.
  const sign = offset <= -60 ? '-' : '+';
  return sign + parts.map((part) => padded(part, 2)).join(colon);
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
