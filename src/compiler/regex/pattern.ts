export interface RegexProblem {
  /** UTF-16 offset into the pattern. */
  readonly at: number;
  readonly length: number;
  readonly message: string;
  readonly hint?: string;
}

/** Ends the reading of a pattern at its first problem. */
export class Refusal extends Error {
  readonly problem: RegexProblem;

  constructor(problem: RegexProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The text of a pattern and how far it is read. */
export class Pattern {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  next(): string {
    const point = this.text.codePointAt(this.at) ?? 0;
    const char = String.fromCodePoint(point);
    this.at += char.length;
    return char;
  }

  peek(): string {
    return this.text.charAt(this.at);
  }

  sees(char: string): boolean {
    return this.text[this.at] === char;
  }

  take(char: string): boolean {
    const seen = this.sees(char);
    if (seen) this.at++;
    return seen;
  }

  skip(pattern: RegExp): string {
    const found = pattern.exec(this.text.slice(this.at, this.at + 50))?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  refuse(at: number, length: number, message: string, hint?: string): never {
    throw new Refusal({ at, length: Math.max(1, length), message, ...(hint === undefined ? {} : { hint }) });
  }
}
