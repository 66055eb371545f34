/** A part of a class: a range of code points or a property of Unicode, perhaps all that it is not. */
interface Item {
  readonly pattern: RegExp;
  readonly negated: boolean;
}

const ASCII = 128;

/**
 * A set of characters. JavaScript's own classes know the properties of Unicode, and with `iu` they fold cases as Go does (simple
 * folding); they look at one character at a time here, so that nothing takes longer than that.
 */
export class CharacterClass {
  readonly #items: readonly Item[];
  readonly #negated: boolean;
  readonly #ascii: readonly boolean[];

  constructor(items: readonly Item[], negated: boolean) {
    this.#items = items;
    this.#negated = negated;
    this.#ascii = Array.from({ length: ASCII }, (_, codePoint) => this.#find(codePoint));
  }

  has(codePoint: number): boolean {
    return this.#ascii[codePoint] ?? this.#find(codePoint);
  }

  #find(codePoint: number): boolean {
    const character = String.fromCodePoint(codePoint);
    return this.#items.some(({ pattern, negated }) => pattern.test(character) !== negated) !== this.#negated;
  }
}

export function range(from: number, to: number, ignoreCase: boolean): Item {
  const escaped = (codePoint: number) => `\\u{${codePoint.toString(16)}}`;
  return item(`${escaped(from)}-${escaped(to)}`, false, ignoreCase);
}

/** `inside` is what stands in a class of JavaScript's. */
export function item(inside: string, negated: boolean, ignoreCase: boolean): Item {
  return { pattern: new RegExp(`^[${inside}]$`, ignoreCase ? 'iu' : 'u'), negated };
}

export type { Item };

/** `\d` and its like are ASCII in Go. */
export const PERL: ReadonlyMap<string, string> = new Map([
  ['d', '0-9'],
  ['s', '\\t\\n\\f\\r '],
  ['w', '0-9A-Za-z_'],
]);

export const POSIX: ReadonlyMap<string, string> = new Map([
  ['alnum', '0-9A-Za-z'],
  ['alpha', 'A-Za-z'],
  ['ascii', '\\0-\\x7f'],
  ['blank', '\\t '],
  ['cntrl', '\\0-\\x1f\\x7f'],
  ['digit', '0-9'],
  ['graph', '!-~'],
  ['lower', 'a-z'],
  ['print', ' -~'],
  ['punct', '!-\\/:-@\\[-`\\{-~'],
  ['space', '\\t-\\r '],
  ['upper', 'A-Z'],
  ['word', '0-9A-Za-z_'],
  ['xdigit', '0-9A-Fa-f'],
]);
