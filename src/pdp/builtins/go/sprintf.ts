import { BuiltinLimit } from '../builtin.js';
import { formatArgument, typeName, type Argument, type Directive, type Flags } from './format-argument.js';

export type { Argument } from './format-argument.js';

/** Widths and precisions beyond this are not a number (Go's own limit). */
const LARGEST = 1_000_000;
/** Characters that a format may come to: a few widths make a text that no policy waits for. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Go's fmt.Sprintf (https://pkg.go.dev/fmt), on the three kinds of values that OPA hands to it. Throws a `BuiltinLimit`. */
export function sprintf(format: string, args: readonly Argument[]): string {
  return new Printer(Array.from(format), args).print();
}

class Printer {
  readonly #format: readonly string[];
  readonly #args: readonly Argument[];
  #at = 0;
  #next = 0;
  #reordered = false;
  #goodIndex = true;
  #out = '';

  constructor(format: readonly string[], args: readonly Argument[]) {
    this.#format = format;
    this.#args = args;
  }

  print(): string {
    while (this.#at < this.#format.length) {
      const start = this.#format.indexOf('%', this.#at);
      const end = start === -1 ? this.#format.length : start;
      this.#out += this.#format.slice(this.#at, end).join('');
      this.#at = end + 1;
      if (start !== -1) this.#directive();
    }
    if (!this.#reordered && this.#next < this.#args.length) {
      const extra = this.#args
        .slice(this.#next)
        .map((arg) => `${typeName(arg)}=${formatArgument(arg, { verb: 'v', flags: noFlags(), width: undefined, precision: undefined })}`);
      this.#out += `%!(EXTRA ${extra.join(', ')})`;
    }
    return this.#out;
  }

  #directive(): void {
    this.#goodIndex = true;
    const flags = this.#flags();
    let afterIndex = this.#index();
    let width: number | undefined;
    let precision: number | undefined;
    if (this.#peek() === '*') {
      this.#at += 1;
      width = this.#starArgument('%!(BADWIDTH)');
      if (width !== undefined && width < 0) {
        width = -width;
        flags.minus = true;
        flags.zero = false;
      }
      afterIndex = false;
    } else {
      width = this.#number();
      if (afterIndex && width !== undefined) this.#goodIndex = false;
    }
    if (this.#peek() === '.') {
      this.#at += 1;
      if (afterIndex) this.#goodIndex = false;
      afterIndex = this.#index();
      if (this.#peek() === '*') {
        this.#at += 1;
        precision = this.#starArgument('%!(BADPREC)');
        if (precision !== undefined && precision < 0) {
          precision = undefined;
          this.#out += '%!(BADPREC)';
        }
        afterIndex = false;
      } else precision = this.#number() ?? 0;
    }
    if (!afterIndex) this.#index();
    this.#verb({ flags, width, precision });
    if (this.#out.length > MOST_CHARACTERS) throw new BuiltinLimit(`a text of more than ${MOST_CHARACTERS} characters`);
  }

  #verb(directive: Omit<Directive, 'verb'>): void {
    const verb = this.#peek();
    this.#at += 1;
    if (verb === undefined) this.#out += '%!(NOVERB)';
    else if (verb === '%') this.#out += '%';
    else if (!this.#goodIndex) this.#out += `%!${verb}(BADINDEX)`;
    else {
      const arg = this.#args[this.#next];
      this.#out += arg === undefined ? `%!${verb}(MISSING)` : formatArgument(arg, ofVerb(verb, directive));
      if (arg !== undefined) this.#next += 1;
    }
  }

  #flags(): Flags {
    const flags = noFlags();
    for (;;) {
      const flag = FLAG_NAMES.get(this.#peek() ?? '');
      if (flag === undefined) return flags;
      flags[flag] = true;
      this.#at += 1;
    }
  }

  /** `[3]`: the next argument is the third. True where one stood here and could be read. */
  #index(): boolean {
    if (this.#peek() !== '[') return false;
    this.#reordered = true;
    const close = this.#format.indexOf(']', this.#at);
    if (close === -1) {
      this.#goodIndex = false;
      this.#at += 1;
      return false;
    }
    const text = this.#format.slice(this.#at + 1, close).join('');
    this.#at = close + 1;
    const number = /^[0-9]{1,7}$/.test(text) ? Number(text) : undefined;
    if (number !== undefined && number >= 1 && number <= this.#args.length) {
      this.#next = number - 1;
      return true;
    }
    this.#goodIndex = false;
    return number !== undefined;
  }

  #starArgument(complaint: string): number | undefined {
    const arg = this.#args[this.#next];
    if (arg !== undefined) this.#next += 1;
    if (typeof arg === 'bigint' && arg >= -LARGEST && arg <= LARGEST) return Number(arg);
    this.#out += complaint;
    return undefined;
  }

  #number(): number | undefined {
    const start = this.#at;
    while (/^[0-9]$/.test(this.#peek() ?? '')) this.#at += 1;
    const digits = this.#format.slice(start, this.#at).join('');
    if (digits === '') return undefined;
    const number = Number(digits);
    if (number <= LARGEST * 10 + 9) return number;
    this.#at = this.#format.length;
    return undefined;
  }

  #peek(): string | undefined {
    return this.#format[this.#at];
  }
}

const FLAG_NAMES = new Map<string, keyof Flags>([
  ['#', 'sharp'],
  ['0', 'zero'],
  ['+', 'plus'],
  ['-', 'minus'],
  [' ', 'space'],
]);

function noFlags(): Flags {
  return { sharp: false, zero: false, plus: false, minus: false, space: false, plusV: false, sharpV: false };
}

function ofVerb(verb: string, { flags, ...rest }: Omit<Directive, 'verb'>): Directive {
  const own = verb === 'v' ? { ...flags, sharp: false, plus: false, sharpV: flags.sharp, plusV: flags.plus } : flags;
  return { verb, flags: own, ...rest };
}
