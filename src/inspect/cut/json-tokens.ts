const QUOTE = '"';
/** What a number or a word of JSON is made of. */
const SCALAR = /[-+.\w]+/y;
const BEGINS = /["\-\dtfn]/g;

/** Where each string (its quotes included), number and word of a text begins and ends that is JSON, in order. */
export function* jsonTokens(json: string): Generator<readonly [start: number, end: number]> {
  for (let at = nextToken(json, 0); at >= 0;) {
    const end = json[at] === QUOTE ? stringEnd(json, at) : scalarEnd(json, at);
    yield [at, end];
    at = nextToken(json, end);
  }
}

function nextToken(json: string, from: number): number {
  BEGINS.lastIndex = from;
  return BEGINS.exec(json)?.index ?? -1;
}

function scalarEnd(json: string, at: number): number {
  SCALAR.lastIndex = at;
  return SCALAR.test(json) ? SCALAR.lastIndex : at + 1;
}

/** Just behind the closing quote: one with an even number of backslashes before it. */
function stringEnd(json: string, open: number): number {
  for (let quote = json.indexOf(QUOTE, open + 1); quote >= 0; quote = json.indexOf(QUOTE, quote + 1)) {
    let backslash = quote - 1;
    while (json[backslash] === '\\') backslash -= 1;
    if ((quote - backslash) % 2 === 1) return quote + 1;
  }
  return json.length;
}
