/** As often may a text come that is no value of a column. */
const MOST_REPEATS = 3;
/** Shorter columns are read as they are. */
const LEAST_TEXTS = 12;
/** Of a column of values as many texts have come before. */
const MOSTLY = 2 / 3;

/** Whether a column has mostly what it had before, as that of a state, an owner or a kind has: no words of an order. */
export function isMostlyRepeats(texts: readonly string[]): boolean {
  return texts.length >= LEAST_TEXTS && new Set(texts).size <= texts.length * (1 - MOSTLY);
}

/** Which of them are no repeats among repeats: what a text says of which there are more counts beside one that is new. */
export function withoutRepeatsOf<Value>(values: readonly Value[], textOf: (value: Value) => string): readonly Value[] {
  const seen = new Map<string, number>();
  const isNew = values.map((value) => {
    const text = textOf(value);
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count <= MOST_REPEATS;
  });
  return values.filter((_, at) => isNew[at] === true || isNew[at - 1] === true || isNew[at + 1] === true);
}
