import { ByteWriter, MOST_BYTES_A_UNIT, MOST_COUNTED } from './byte-writer.js';

/** Neither escaped by JSON nor half of a pair: text that stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const QUOTE = 0x22;
const POINT = 0x2e;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const SPACE = 0x20;
const LAST_ASCII = 0x7f;
/** Of numbers with thousandths, those that are written digit by digit. */
const MOST_THOUSANDTHS = 999_999;
/** Members of an object, or items of a list, that are written one by one: of more, one text is cheaper. */
const FEW = 4;
/** How deep such objects nest: the facts of a path are a list in an object in an object. */
const LEVELS = 4;
/** Units of a text that is written one by one: of more, the call that writes all of them is cheaper, and longer ones are often views of others. */
const SHORT = 24;
/** Names whose bytes are kept, and how long those are. */
const [MOST_LABELS, LONGEST_LABEL] = [64, 32];

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const NULL = Buffer.from('null');

/** JSON text as UTF-8. */
export class JsonBytes extends ByteWriter {
  /** `"name":` */
  readonly #labels = new Map<string, Buffer>();

  /** As `JSON.stringify` writes it. False, and nothing written, for what JSON has not (undefined). */
  value(value: unknown): boolean {
    if (this.#simple(value)) return true;
    const start = this.end;
    if (this.#small(value, LEVELS)) return true;
    this.end = start;
    const json = JSON.stringify(value) as string | undefined;
    if (json === undefined) return false;
    this.text(json);
    return true;
  }

  #simple(value: unknown): boolean {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'boolean') this.copy(value ? TRUE : FALSE);
    else if (value === null) this.copy(NULL);
    else if (typeof value !== 'number' || value < 0 || value > MOST_COUNTED) return false;
    else if (Number.isInteger(value)) this.digits(value, 1);
    else return this.#thousandths(value);
    return true;
  }

  /** Arguments and paths of most calls: objects of a text or two. False for what has more or other members; what was written of it is to be taken back. */
  #small(value: unknown, levels: number): boolean {
    if (levels === 0 || typeof value !== 'object' || value === null) return false;
    if (isList(value)) return this.#list(value, levels - 1);
    return isLiteral(value) && this.#object(value, levels - 1);
  }

  #object(value: Readonly<Record<string, unknown>>, levels: number): boolean {
    let count = 0;
    for (const name in value) {
      // Whether it is what `JSON.stringify` would call. Asked of the object it would be looked for in all its prototypes.
      if (name === 'toJSON') return false;
      this.byte(count === 0 ? OPEN : COMMA);
      this.copy(this.#labelOf(name));
      if (++count > FEW || !this.#one(value[name], levels)) return false;
    }
    if (count === 0) this.byte(OPEN);
    this.byte(CLOSE);
    return true;
  }

  #list(items: readonly unknown[], levels: number): boolean {
    if (items.length > FEW) return false;
    this.byte(OPEN_ARRAY);
    for (let at = 0; at < items.length; at++) {
      if (at > 0) this.byte(COMMA);
      if (!this.#one(items[at], levels)) return false;
    }
    this.byte(CLOSE_ARRAY);
    return true;
  }

  #one(value: unknown, levels: number): boolean {
    return this.#simple(value) || this.#small(value, levels);
  }

  #labelOf(name: string): Buffer {
    const known = this.#labels.get(name);
    if (known !== undefined) return known;
    const label = Buffer.from(`${JSON.stringify(name)}:`);
    if (name.length <= LONGEST_LABEL && this.#labels.size < MOST_LABELS) this.#labels.set(name, label);
    return label;
  }

  /** Durations: of a number that is so many thousandths, its shortest text has no more digits. False, and nothing written, for any other. */
  #thousandths(value: number): boolean {
    const all = Math.round(value * 1000);
    if (all / 1000 !== value || value > MOST_THOUSANDTHS) return false;
    const whole = Math.floor(all / 1000);
    const rest = all - whole * 1000;
    this.digits(whole, 1);
    this.byte(POINT);
    if (rest % 100 === 0) this.digits(rest / 100, 1);
    else if (rest % 10 === 0) this.digits(rest / 10, 2);
    else this.digits(rest, 3);
    return true;
  }

  #string(value: string): void {
    if (value.length <= SHORT && this.#short(value)) return;
    if (!PLAIN.test(value)) {
      this.text(JSON.stringify(value));
      return;
    }
    this.makeRoom(value.length * MOST_BYTES_A_UNIT + 2);
    this.bytes[this.end++] = QUOTE;
    this.end += this.bytes.write(value, this.end, 'utf8');
    this.bytes[this.end++] = QUOTE;
  }

  /** False, and nothing written, where JSON or UTF-8 has more for one of its units. */
  #short(value: string): boolean {
    const { length } = value;
    this.makeRoom(length + 2);
    const { bytes } = this;
    let at = this.end;
    bytes[at++] = QUOTE;
    for (let unit = 0; unit < length; unit++) {
      const code = value.charCodeAt(unit);
      if (code < SPACE || code > LAST_ASCII || code === QUOTE || code === BACKSLASH) return false;
      bytes[at++] = code;
    }
    bytes[at] = QUOTE;
    this.end = at + 1;
    return true;
  }
}

/** An object as `JSON.parse` makes it. */
function isLiteral(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype && !hasOwnText(value);
}

function hasOwnText(value: object): boolean {
  return typeof (value as { readonly toJSON?: unknown }).toJSON === 'function';
}
