import { BuiltinError } from '../builtin.js';
import { daysIn, nanoseconds, utcSeconds } from './civil.js';
import { isOffset, parseLayout, type Chunk, type Element, type OffsetElement } from './layout.js';
import { MONTHS, WEEKDAYS } from './names.js';
import { zoneNameLength } from './zone-name.js';

/** Go's time.Parse, in nanoseconds since the epoch. A zone that is only a name counts as UTC, as on a machine that stands in UTC. Throws a `BuiltinError`. */
export function parseTime(layout: string, value: string): bigint {
  const reading = new Reading(value);
  const chunks = parseLayout(layout);
  for (const [index, chunk] of chunks.entries()) reading.take(chunk, chunks[index + 1]);
  return reading.end();
}

class Reading {
  #rest: string;
  #year = 0;
  #month: number | undefined;
  #day: number | undefined;
  #yearDay: number | undefined;
  #hour = 0;
  #minute = 0;
  #second = 0;
  #nano = 0;
  #half: 'AM' | 'PM' | undefined;
  #offset = 0;

  constructor(value: string) {
    this.#rest = value;
  }

  take(chunk: Chunk, next: Chunk | undefined): void {
    if (chunk.kind === 'text') this.#skip(chunk.text);
    else if (chunk.kind === 'element') this.#element(chunk.name, next);
    else if (!chunk.trimmed) this.#fraction(1 + chunk.digits);
    else if (/^[.,][0-9]/.test(this.#rest)) this.#fraction(/^.[0-9]*/.exec(this.#rest)?.[0].length ?? 0);
  }

  end(): bigint {
    if (this.#rest !== '') throw new BuiltinError('extra text');
    const { month, day } = this.#date();
    const hour = this.#half === 'PM' && this.#hour < 12 ? this.#hour + 12 : this.#half === 'AM' && this.#hour === 12 ? 0 : this.#hour;
    const seconds = utcSeconds({ year: this.#year, month, day, hour, minute: this.#minute, second: this.#second });
    return nanoseconds(seconds - this.#offset, this.#nano);
  }

  /** A run of spaces in the layout is any run of them in the value, none too at its end. */
  #skip(text: string): void {
    for (const part of text.match(/ +|[^ ]/gu) ?? []) {
      if (part.startsWith(' ')) {
        if (this.#rest !== '' && !this.#rest.startsWith(' ')) throw new BuiltinError('space wanted');
        this.#rest = this.#rest.replace(/^ +/, '');
      } else if (this.#rest.startsWith(part)) this.#rest = this.#rest.slice(part.length);
      else throw new BuiltinError(`${part} wanted`);
    }
  }

  #element(name: Element, next: Chunk | undefined): void {
    if (isOffset(name)) return this.#zoneOffset(name);
    switch (name) {
      case '2006':
        this.#year = Number(this.#match(/^[0-9]{4}/));
        return;
      case '06': {
        const year = Number(this.#match(/^[0-9]{2}/));
        this.#year = year + (year >= 69 ? 1900 : 2000);
        return;
      }
      case 'January':
        this.#month = 1 + this.#lookUp(MONTHS);
        return;
      case 'Jan':
        this.#month = 1 + this.#lookUp(MONTHS.map((month) => month.slice(0, 3)));
        return;
      case '1':
      case '01':
        this.#month = this.#number(name === '01', 1, 12);
        return;
      case 'Monday':
        this.#lookUp(WEEKDAYS);
        return;
      case 'Mon':
        this.#lookUp(WEEKDAYS.map((day) => day.slice(0, 3)));
        return;
      case '2':
      case '_2':
      case '02':
        if (name === '_2') this.#rest = this.#rest.replace(/^ /, '');
        this.#day = this.#number(name === '02', 0, 99);
        return;
      case '__2':
      case '002':
        if (name === '__2') this.#rest = this.#rest.replace(/^ {1,2}/, '');
        this.#yearDay = Number(this.#match(name === '002' ? /^[0-9]{3}/ : /^[0-9]{1,3}/));
        return;
      case '15':
        this.#hour = this.#number(false, 0, 23);
        return;
      case '3':
      case '03':
        this.#hour = this.#number(name === '03', 0, 12);
        return;
      case '4':
      case '04':
        this.#minute = this.#number(name === '04', 0, 59);
        return;
      case '5':
      case '05':
        this.#second = this.#number(name === '05', 0, 59);
        // A fraction passes where the layout has none.
        if (next?.kind !== 'fraction' && /^[.,][0-9]/.test(this.#rest)) this.#fraction(/^.[0-9]*/.exec(this.#rest)?.[0].length ?? 0);
        return;
      case 'PM':
        this.#half = this.#match(/^[AP]M/) as 'AM' | 'PM';
        return;
      case 'pm':
        this.#half = this.#match(/^[ap]m/).toUpperCase() as 'AM' | 'PM';
        return;
      case 'MST':
        this.#zoneName();
        return;
    }
  }

  #match(pattern: RegExp): string {
    const match = pattern.exec(this.#rest);
    if (match === null) throw new BuiltinError('the value does not fit the layout');
    this.#rest = this.#rest.slice(match[0].length);
    return match[0];
  }

  #number(fixed: boolean, least: number, most: number): number {
    const value = Number(this.#match(fixed ? /^[0-9]{2}/ : /^[0-9]{1,2}/));
    if (value < least || value > most) throw new BuiltinError('out of range');
    return value;
  }

  #lookUp(names: readonly string[]): number {
    const index = names.findIndex((name) => this.#rest.slice(0, name.length).toLowerCase() === name.toLowerCase());
    if (index === -1) throw new BuiltinError('no such name');
    this.#rest = this.#rest.slice(names[index]?.length);
    return index;
  }

  /** A mark and digits, `length` together; those beyond the ninth are dropped. */
  #fraction(length: number): void {
    const text = this.#rest.slice(0, length);
    if (!/^[.,][0-9]+$/.test(text) || text.length < length) throw new BuiltinError('no fraction');
    this.#rest = this.#rest.slice(length);
    this.#nano = Number(text.slice(1, 10).padEnd(9, '0'));
  }

  #zoneName(): void {
    if (this.#rest.startsWith('UTC')) {
      this.#rest = this.#rest.slice(3);
      return;
    }
    const length = zoneNameLength(this.#rest);
    if (length === 0) throw new BuiltinError('no zone');
    this.#rest = this.#rest.slice(length);
  }

  #zoneOffset(name: OffsetElement): void {
    if (name.startsWith('Z') && this.#rest.startsWith('Z')) {
      this.#rest = this.#rest.slice(1);
      return;
    }
    const form = name.slice(1).replaceAll(/[0-9]/g, '[0-9]');
    const text = this.#match(new RegExp(`^[+-]${form}`));
    const [hours = 0, minutes = 0, seconds = 0] = (text.match(/[0-9]{2}/g) ?? []).map(Number);
    if (hours > 24 || minutes > 60 || seconds > 60) throw new BuiltinError('time zone offset out of range');
    this.#offset = (text.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds);
  }

  #date(): { month: number; day: number } {
    if (this.#yearDay !== undefined) return this.#dateOfYearDay(this.#yearDay);
    const [month, day] = [this.#month ?? 1, this.#day ?? 1];
    if (day < 1 || day > daysIn(this.#year, month)) throw new BuiltinError('day out of range');
    return { month, day };
  }

  #dateOfYearDay(yearDay: number): { month: number; day: number } {
    const date = new Date(0);
    date.setUTCFullYear(this.#year, 0, yearDay);
    const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
    if (yearDay < 1 || date.getUTCFullYear() !== this.#year) throw new BuiltinError('day-of-year out of range');
    if ((this.#month ?? month) !== month || (this.#day ?? day) !== day) throw new BuiltinError('day-of-year does not match');
    return { month, day };
  }
}
