import { numberOf, RegoObject, RegoSet, type RegoValue } from './value.js';

const SPACE = /[\s,:]*/y;
const NUMBER = /-?[0-9.][0-9.eE+-]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const WORDS = new Map<string, RegoValue>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['set()', new RegoSet([])],
]);

/** The text of a ground term, as `opa_value_dump` writes it. Throws a `SyntaxError` for anything else. */
export function parseValue(text: string): RegoValue {
  const reader = new Reader(text);
  const value = reader.value();
  reader.end();
  return value;
}

/** A JSON text, whose numbers keep their digits. Throws a `SyntaxError` for what is no JSON. */
export function parseJson(text: string): RegoValue {
  JSON.parse(text);
  return parseValue(text.trim());
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): RegoValue {
    const first = this.#text[this.#at];
    if (first === '"') return (JSON.parse(this.#match(STRING)) as string).toWellFormed();
    if (first === '[') return this.#list(']');
    if (first === '{') return this.#braces();
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return number(this.#match(NUMBER));
  }

  end(): void {
    this.#match(SPACE);
    if (this.#at < this.#text.length) throw this.#unexpected();
  }

  #list(close: string): RegoValue[] {
    const items: RegoValue[] = [];
    this.#at += 1;
    for (this.#match(SPACE); this.#text[this.#at] !== close; this.#match(SPACE)) items.push(this.value());
    this.#at += 1;
    return items;
  }

  /** `{}` and `{key: value}` are objects, `{item}` is a set. */
  #braces(): RegoValue {
    const entries: [RegoValue, RegoValue][] = [];
    const items: RegoValue[] = [];
    this.#at += 1;
    for (this.#match(SPACE); this.#text[this.#at] !== '}'; this.#match(SPACE)) {
      const item = this.value();
      if (this.#match(SPACE).includes(':')) entries.push([item, this.value()]);
      else items.push(item);
    }
    this.#at += 1;
    return items.length > 0 ? new RegoSet(items) : new RegoObject(entries);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) throw this.#unexpected();
    this.#at = pattern.lastIndex;
    return match[0];
  }

  #unexpected(): SyntaxError {
    return new SyntaxError(`no Rego term at character ${this.#at}`);
  }
}

function number(text: string): RegoValue {
  if (Number.isNaN(Number(text))) throw new SyntaxError('no Rego number');
  return numberOf(text);
}
