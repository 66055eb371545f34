import { didYouMean } from '../errors/near-miss.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../protocol/json/json.js';

/** One object of the settings; what is wrong in it is collected, and read as absent. */
export class Section {
  readonly path: string;
  readonly #value: JsonObject;
  readonly #problems: string[];

  constructor(value: JsonValue, path: string, problems: string[]) {
    this.path = path;
    this.#problems = problems;
    this.#value = isJsonObject(value) ? value : {};
    if (!isJsonObject(value)) problems.push(`\`${path}\` must be an object`);
  }

  names(): readonly string[] {
    return Object.keys(this.#value);
  }

  get(name: string): JsonValue | undefined {
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
  }

  only(...known: readonly string[]): this {
    for (const name of this.names()) {
      if (!known.includes(name)) this.complain(`there is no \`${name}\`${didYouMean(name, known) || `; it takes ${known.join(', ')}`}`);
    }
    return this;
  }

  section(name: string): Section {
    return new Section(
      this.get(name) ?? {},
      `${this.path}${/^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}`,
      this.#problems,
    );
  }

  flag(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === 'boolean') return value;
    this.complain(`\`${name}\` must be true or false`);
    return undefined;
  }

  word<const T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.get(name);
    const word = words.find((candidate) => candidate === value);
    if (value !== undefined && word === undefined) {
      const near = typeof value === 'string' ? didYouMean(value, words) : '';
      this.complain(`\`${name}\` must be one of ${words.join(', ')}${near}`);
    }
    return word;
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    this.complain(`\`${name}\` must be a text`);
    return undefined;
  }

  strings(name: string): readonly string[] {
    const value = this.get(name);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.complain(`\`${name}\` must be a list of strings`);
    return [];
  }

  complain(what: string): void {
    this.#problems.push(`\`${this.path}\`: ${what}`);
  }
}
