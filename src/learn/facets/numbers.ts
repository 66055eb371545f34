/** A number as a policy writes one: plain digits that a double holds. */
export function isSayableNumber(value: number): boolean {
  return (
    Number.isFinite(value) &&
    Math.abs(value) <= Number.MAX_SAFE_INTEGER &&
    /^-?\d+(\.\d{1,9})?$/.test(String(value)) &&
    !Object.is(value, -0)
  );
}

/** A range so much wider than what was seen, ended by numbers that people choose; what was never negative, or never positive, stays so. */
export function widened(least: number, most: number, headroom: number): readonly [min: number, max: number] {
  const min = least >= 1 ? 1 : least >= 0 ? 0 : -outward(-least * headroom);
  return [min, most <= 0 ? 0 : outward(most * headroom)];
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function outward(value: number): number {
  if (value <= 1) return 1;
  let step = 1;
  while (step * 10 < value) step *= 10;
  return [step, step * 2, step * 5].find((nice) => nice >= value) ?? step * 10;
}
