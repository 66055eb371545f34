import { ByteWriter, MOST_BYTES_A_UNIT, MOST_COUNTED } from './byte-writer.js';

/** Neither escaped by JSON nor half of a pair: text that stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const QUOTE = 0x22;
const POINT = 0x2e;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Of numbers with thousandths, those that are written digit by digit. */
const MOST_THOUSANDTHS = 999_999;
/** Members of an object that is written member by member: of more, one text is cheaper. */
const FEW = 4;
/** Names whose bytes are kept, and how long those are. */
const [MOST_LABELS, LONGEST_LABEL] = [64, 32];

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');

/** JSON text as UTF-8. */
export class JsonBytes extends ByteWriter {
  /** `"name":` */
  readonly #labels = new Map<string, Buffer>();

  /** As `JSON.stringify` writes it. False, and nothing written, for what JSON has not (undefined). */
  value(value: unknown): boolean {
    if (this.#simple(value) || (isLiteral(value) && this.#few(value))) return true;
    const json = JSON.stringify(value) as string | undefined;
    if (json === undefined) return false;
    this.text(json);
    return true;
  }

  #simple(value: unknown): boolean {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'boolean') this.copy(value ? TRUE : FALSE);
    else if (typeof value !== 'number' || value < 0 || value > MOST_COUNTED) return false;
    else if (Number.isInteger(value)) this.digits(value, 1);
    else return this.#thousandths(value);
    return true;
  }

  /** Arguments of most calls: an object of a text or two. False, and nothing written, for what has more or other members. */
  #few(value: Readonly<Record<string, unknown>>): boolean {
    const start = this.end;
    let count = 0;
    for (const name in value) {
      this.byte(count === 0 ? OPEN : COMMA);
      this.copy(this.#labelOf(name));
      if (++count > FEW || !this.#simple(value[name])) {
        this.end = start;
        return false;
      }
    }
    if (count === 0) return false;
    this.byte(CLOSE);
    return true;
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
    if (!PLAIN.test(value)) {
      this.text(JSON.stringify(value));
      return;
    }
    this.makeRoom(value.length * MOST_BYTES_A_UNIT + 2);
    this.bytes[this.end++] = QUOTE;
    this.end += this.bytes.write(value, this.end, 'utf8');
    this.bytes[this.end++] = QUOTE;
  }
}

/** An object as `JSON.parse` makes it: what `JSON.stringify` calls (`toJSON`) is no member of it. */
function isLiteral(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return typeof (value as { readonly toJSON?: unknown }).toJSON !== 'function';
}
