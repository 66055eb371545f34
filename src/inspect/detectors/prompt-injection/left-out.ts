/** Whether what stands there does not count. */
export type LeftOut = (text: string, start: number, end: number) => boolean;
export const countAll: LeftOut = () => false;
/** What one of two leaves out. */
export function either(one: LeftOut | undefined, other: LeftOut): LeftOut {
  return one === undefined ? other : (text, start, end) => one(text, start, end) || other(text, start, end);
}
/** After so many that do not count the next one does: no text hides an order behind them. */
export const MOST_LEFT_OUT = 32;
