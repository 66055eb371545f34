/**
 * JSON that `scripts/written-tables.mjs` has packed into the program. V8 holds the text of a script as long as it runs, and its constants beside it: as they are,
 * tables were a quarter of that text and more than a megabyte of memory. So they stand in a function each, as constants of nothing until it is called.
 */
export type Packed = () => string;

export function unpack(packed: string): string {
  // Loaded by who first has something to unpack: a start has nothing.
  const { inflateRawSync } = process.getBuiltinModule('node:zlib');
  return inflateRawSync(Buffer.from(packed, 'base64')).toString('latin1');
}
