import { LineCounter } from 'yaml';
import type { Span } from '../../errors/diagnostic.js';

/** Offset → place. Columns count characters as an editor shows them: UTF-16 units, from 1. */
export class Places {
  readonly counter = new LineCounter();
  readonly #file: string;
  readonly #text: string;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  start(): Span {
    return { file: this.#file, line: 1, column: 1, length: 1 };
  }

  at(from: number, to: number): Span {
    if (this.counter.lineStarts.length === 0) this.#countLines();
    const { line, col } = this.counter.linePos(from);
    const end = this.#text.indexOf('\n', from);
    const length = Math.min(to, end === -1 ? this.#text.length : end) - from;
    return { file: this.#file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, length) };
  }

  /** Of a text that no parser has gone through. */
  #countLines(): void {
    this.counter.addNewLine(0);
    for (let end = this.#text.indexOf('\n'); end !== -1; end = this.#text.indexOf('\n', end + 1)) this.counter.addNewLine(end + 1);
  }

  written(from: number, to: number): string {
    return this.#text.slice(from, to);
  }

  restOfLine(from: number): string {
    const end = this.#text.indexOf('\n', from);
    return this.#text.slice(from, end === -1 ? undefined : end);
  }
}
