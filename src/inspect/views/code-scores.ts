const LETTER = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z ]/.test(String.fromCharCode(code)) ? 1 : 0));
/** Words have blanks between them. */
const SPACE = 0x20;
/** So many more letters than signs, where each sign weighs as much as some of them: numbers that count something have that by chance once in 10,000. */
const LEAST_LETTERS = 16;
const SIGN_WEIGHS = 4;
/** What a digit is worth; of a mark (`0x`) and of what is none. */
const MARK = 16;
const NONE = 17;
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  if (digit >= 0) return digit;
  return (code | 0x20) === 0x78 ? MARK : NONE;
});
/** Of a code in binary; in other bases fewer. */
const MOST_DIGITS = 8;
const FEWEST_BINARY = 7;
const MOST_OCTAL = 4;
/** Which bases a number is a letter in. */
const DECIMAL = 1;
const HEX = 2;
const OCTAL = 4;
const NONE_OF_THEM = 0;
/** Of numbers with two and three digits, by those as if they were hexadecimal. In octal a zero may stand before three. */
const OF_TWO = new Uint8Array(0x100);
const OF_THREE = new Uint8Array(0x1000);
for (let code = 0; code < LETTER.length; code++) {
  if (LETTER[code] === 0) continue;
  addLetter(code.toString(10), DECIMAL);
  addLetter(code.toString(16), HEX);
  addLetter(code.toString(8), OCTAL);
}

function addLetter(digits: string, base: number): void {
  const at = Number.parseInt(digits, 16);
  if (digits.length === 2) OF_TWO[at] = (OF_TWO[at] ?? 0) | base;
  if (base !== HEX) OF_THREE[at] = (OF_THREE[at] ?? 0) | base;
}

function basesOf(digits: number, count: number): number {
  if (count === 2) return OF_TWO[digits] ?? NONE_OF_THEM;
  return digits < OF_THREE.length ? (OF_THREE[digits] ?? NONE_OF_THEM) : NONE_OF_THEM;
}

/** A list goes on over so many more signs than letters, each as heavy as above: what stands behind them may belong to it. */
const LONGEST_FALL = 64;

/** How many of the codes of a list are read, one after another: up to where signs are too many. */
export class Fall {
  #score = 0;
  #best = 0;

  /** False once they are. */
  add(code: number): boolean {
    this.#score += LETTER[code] === 1 ? 1 : -SIGN_WEIGHS;
    this.#best = Math.max(this.#best, this.#score);
    return this.#score > this.#best - LONGEST_FALL;
  }
}

/** Whether all of a list says something. */
export function doSpeak(codes: readonly number[]): boolean {
  if (!codes.includes(SPACE)) return false;
  let score = 0;
  return codes.some((code) => (score = added(score, LETTER[code] === 1)) >= LEAST_LETTERS);
}

function added(score: number, isLetter: boolean): number {
  return isLetter ? score + 1 : Math.max(0, score - SIGN_WEIGHS);
}

/** Where numbers begin that may say something, and in which base. */
export interface Speaking {
  readonly start: number;
  readonly base: number;
}

/**
 * The first numbers of a part of a text that may say something as codes of characters: before lists of them are made, since tables have many numbers and
 * say nothing.
 */
export function speakingIn(text: string, from: number, end: number): Speaking | undefined {
  let [decimal, hex, octal, binary] = [0, 0, 0, 0];
  let [decimalStart, hexStart, octalStart, binaryStart] = [from, from, from, from];
  let count = 0;
  let digits = 0;
  for (let at = from; at <= end; at++) {
    const value = at < end ? (VALUES[text.charCodeAt(at)] ?? NONE) : NONE;
    if (value < MARK) {
      count += 1;
      digits = (digits << 4) | value;
      continue;
    }
    if (count > 1 && value === NONE) {
      const start = at - count;
      if (count <= MOST_OCTAL) {
        const letters = basesOf(digits, count);
        if (decimal === 0) decimalStart = start;
        if (hex === 0) hexStart = start;
        if (octal === 0) octalStart = start;
        decimal = added(decimal, (letters & DECIMAL) !== 0);
        hex = added(hex, (letters & HEX) !== 0);
        octal = added(octal, (letters & OCTAL) !== 0);
        if (decimal >= LEAST_LETTERS) return { start: decimalStart, base: 10 };
        if (hex >= LEAST_LETTERS) return { start: hexStart, base: 16 };
        if (octal >= LEAST_LETTERS) return { start: octalStart, base: 8 };
      } else if (count >= FEWEST_BINARY && count <= MOST_DIGITS) {
        if (binary === 0) binaryStart = start;
        binary = added(binary, LETTER[Number.parseInt(text.slice(start, at), 2)] === 1);
        if (binary >= LEAST_LETTERS) return { start: binaryStart, base: 2 };
      }
    }
    count = 0;
    digits = 0;
  }
  return undefined;
}
