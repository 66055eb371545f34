/** `?token=…&type=vector`: behind a value in an address stand others, encoded as it is. */
const IN_ADDRESS = /(?:[?&]|%3F|%26)(?:[\w.[\]-]|%5[BD]){1,60}(?:=|%3D)$/i;
const NEXT_PARAMETER = /(?:&|%26)(?:[\w.[\]-]|%5[BD]){1,60}(?:=|%3D)/gi;

/** Where a value begins, in what was read for one. */
interface AddressValue {
  readonly value: string;
  readonly offset: number;
}

/** What was read behind a name, where that stands in an address: its own value, and those of the parameters behind it. */
export function addressValues(read: string, name: string): readonly [AddressValue, ...AddressValue[]] {
  const others = IN_ADDRESS.test(name) ? [...read.matchAll(NEXT_PARAMETER)] : [];
  const ends = [...others.map(({ index }) => index), read.length];
  const own = { value: read.slice(0, ends[0]), offset: 0 };
  const behind = others.map(({ index, 0: { length } }, at) => ({
    value: read.slice(index + length, ends[at + 1]),
    offset: index + length,
  }));
  return [own, ...behind];
}
