import { readPattern, type Pattern } from '../../patterns/pattern.js';
import { DIGIT, KIND_OF, OTHER } from './number-kinds.js';

/** The characters of some patterns, each once (Glushkov's construction): which of them a character of a text can be. */
export interface Positions {
  /** By position a bit for each kind of character that it takes. */
  readonly kinds: readonly number[];
  /** By position those that the next character can be. */
  readonly next: readonly (readonly number[])[];
  /** By position the number of its pattern, and whether it may end a match. */
  readonly patterns: readonly number[];
  readonly ends: readonly boolean[];
  /** By position of a digit how many of its pattern's are such, up to itself; 0 for others. */
  readonly digits: readonly number[];
  /** By pattern those that its matches begin with. */
  readonly first: readonly (readonly number[])[];
}

/** Of patterns of digits, letters and signs of numbers alone. */
export function positionsOf(patterns: readonly RegExp[]): Positions {
  const made = new Making();
  const first = patterns.map((pattern) => {
    made.begin();
    const part = made.part(readPattern(pattern));
    for (const position of part.last) made.ends[position] = true;
    return part.first;
  });
  const { kinds, next, ends, digits } = made;
  return { kinds, next, patterns: made.patterns, ends, digits, first };
}

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly mayBeEmpty: boolean;
}

const EMPTY: Part = { first: [], last: [], mayBeEmpty: true };

class Making {
  readonly kinds: number[] = [];
  readonly next: number[][] = [];
  readonly patterns: number[] = [];
  readonly ends: boolean[] = [];
  readonly digits: number[] = [];
  #pattern = -1;
  #digits = 0;

  /** Of the next pattern. */
  begin(): void {
    this.#pattern += 1;
    this.#digits = 0;
  }

  part(pattern: Pattern): Part {
    switch (pattern.kind) {
      case 'sequence':
        return pattern.parts.reduce((before, each) => this.#behind(before, this.part(each)), EMPTY);
      case 'alternatives':
        return pattern.branches.map((each) => this.part(each)).reduce(either);
      case 'repeated':
        return this.#repeated(pattern.part, pattern.least, pattern.most);
      case 'text':
        return Array.from(pattern.text).reduce((before, each) => this.#behind(before, this.#one(each)), EMPTY);
      case 'character':
        return this.#one(pattern.members);
      case 'place':
        break;
    }
    return EMPTY;
  }

  #one(members: string | undefined): Part {
    const kinds = kindsOf(members);
    if (kinds === 0 || (kinds & (1 << OTHER)) !== 0) throw new Error(`"${members ?? 'any character'}" stands in no number`);
    const position = this.kinds.push(kinds) - 1;
    const isDigit = kinds === 1 << DIGIT;
    if (isDigit) this.#digits += 1;
    this.next.push([]);
    this.patterns.push(this.#pattern);
    this.ends.push(false);
    this.digits.push(isDigit ? this.#digits : 0);
    return { first: [position], last: [position], mayBeEmpty: false };
  }

  #repeated(pattern: Pattern, least: number, most: number): Part {
    let all = EMPTY;
    const times = most === Infinity ? Math.max(1, least) : most;
    for (let i = 1; i <= times; i++) {
      const part = this.part(pattern);
      if (most === Infinity && i === times) this.#join(part, part);
      all = this.#behind(all, i > least ? { ...part, mayBeEmpty: true } : part);
    }
    return all;
  }

  #behind(one: Part, other: Part): Part {
    this.#join(one, other);
    return {
      first: one.mayBeEmpty ? [...one.first, ...other.first] : one.first,
      last: other.mayBeEmpty ? [...one.last, ...other.last] : other.last,
      mayBeEmpty: one.mayBeEmpty && other.mayBeEmpty,
    };
  }

  #join(one: Part, other: Part): void {
    for (const position of one.last) this.next[position]?.push(...other.first);
  }
}

/** A bit for each kind of character that is among them. */
function kindsOf(members = ''): number {
  let kinds = 0;
  for (let i = 0; i < members.length; i++) {
    const code = members.charCodeAt(i);
    kinds |= 1 << (code < 128 ? (KIND_OF[code] ?? OTHER) : OTHER);
  }
  return kinds;
}

function either(one: Part, other: Part): Part {
  return { first: [...one.first, ...other.first], last: [...one.last, ...other.last], mayBeEmpty: one.mayBeEmpty || other.mayBeEmpty };
}
