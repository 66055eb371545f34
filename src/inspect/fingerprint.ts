/**
 * Tells what a table was made from: of its texts the number, the lengths and the order. To read all of them would take as long as what is spared by
 * making the table when the program is built.
 */
export function fingerprint(texts: Iterable<string>): number {
  let print = 0;
  for (const { length } of texts) print = (Math.imul(print, 31) + length + 1) | 0;
  return print;
}
