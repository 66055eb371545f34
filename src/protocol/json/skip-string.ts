const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Most strings are shorter than what a native search costs to call. */
const SHORT_STRING = 32;

/** The offset just after the closing quote of the JSON string that opens at `open`, or the end of the text. Linear. */
export function skipString(json: Buffer, open: number): number {
  const nearEnd = Math.min(open + SHORT_STRING, json.length);
  let from = open + 1;
  for (; from < nearEnd; from++) {
    const byte = json[from];
    if (byte === QUOTE) return from + 1;
    if (byte === BACKSLASH) from++;
  }
  for (;;) {
    const quote = json.indexOf(QUOTE, from);
    if (quote === -1) return json.length;
    let backslash = quote - 1;
    while (json[backslash] === BACKSLASH) backslash--;
    // An even number of backslashes before it: they escape each other, not the quote. (`open` is a quote, so the walk stops there.)
    if ((quote - backslash) % 2 === 1) return quote + 1;
    from = quote + 1;
  }
}
