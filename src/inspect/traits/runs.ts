/** Which UTF-16 units below 128 belong to a class, by a regular expression that one character is tested with. */
export function asciiClass(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

/**
 * Every longest run of at least `length` characters of a class, in order. A run that long covers an index that is a multiple of
 * `length`, so a text without any costs one look per `length` characters: a fraction of what a regular expression costs.
 */
export function* runs(text: string, members: Uint8Array, length: number): Generator<readonly [start: number, end: number]> {
  for (let at = length - 1; at < text.length; at += length) {
    if (!isIn(text, at, members)) continue;
    let start = at;
    while (start > 0 && isIn(text, start - 1, members)) start -= 1;
    let end = at + 1;
    while (end < text.length && isIn(text, end, members)) end += 1;
    if (end - start >= length) {
      yield [start, end];
      // The next look is the first that can be inside another run.
      at = end;
    }
  }
}

export function hasRun(text: string, members: Uint8Array, length: number): boolean {
  return runs(text, members, length).next().done !== true;
}

/** Outside of a text stands nothing. */
export function isIn(text: string, at: number, members: Uint8Array): boolean {
  const code = text.charCodeAt(at);
  return code < 128 && members[code] === 1;
}
