import { RegoObject, type RegoValue } from '../../value/value.js';

const ROOT = '(Root)';

/** Where in the document: the names of members and items, outermost first. */
export type Place = readonly string[];

interface Problem {
  readonly type: string;
  readonly field: string;
  readonly description: string;
}

/** What does not hold. The score tells which of several alternatives came closest, as gojsonschema counts it. */
export class Result {
  readonly problems: Problem[] = [];
  #score = 0;

  get valid(): boolean {
    return this.problems.length === 0;
  }

  get score(): number {
    return this.#score;
  }

  add(type: string, place: Place, description: string): void {
    this.problems.push({ type, field: fieldOf(place), description });
    this.#score -= 2;
  }

  merge(other: Result): void {
    this.problems.push(...other.problems);
    this.#score += other.#score;
  }

  passed(): void {
    this.#score += 1;
  }

  toValue(): RegoValue {
    const errors = this.problems.map(
      ({ type, field, description }) =>
        new RegoObject([
          ['error', `${field}: ${description}`],
          ['type', type],
          ['field', field],
          ['desc', description],
        ]),
    );
    return [this.valid, errors];
  }
}

export function fieldOf(place: Place): string {
  return place.length === 0 ? ROOT : place.join('.');
}
