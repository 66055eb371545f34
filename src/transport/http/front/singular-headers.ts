import type { HttpRefusal } from '../refusal.js';

/** Headers that this program or the server acts on. Of two, one reader takes the first and another the last. */
const SINGULAR = [
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'mcp-session-id',
  'mcp-protocol-version',
  'mcp-method',
  'mcp-name',
  'last-event-id',
];
const PARAM = 'mcp-param-';

/** What a name counts for here, whatever its letters' case. */
interface Meaning {
  readonly name: string;
  /** As a reader sees it who takes `_` for `-`. */
  readonly meant: string;
  /** Among the singular ones, as a bit; 0 for others. */
  readonly bit: number;
  readonly param: boolean;
  /** What such a reader sees, where it counts and we would not see it. */
  readonly misspelt: string | undefined;
}

/** By spelling: nearly all requests have the same. Names that nobody needs are not to fill it. */
const meanings = new Map<string, Meaning>();
const MOST_SPELLINGS = 512;
const LONGEST_SPELLING = 64;

/**
 * Why headers could be read in two ways: one that stands twice, one that is said to be of this connection alone and so would be seen here
 * and not by the server, or one spelt with `_`, which servers behind a CGI-like gateway (WSGI and its kin) take for `-`. `raw` is names and values in turn, as `IncomingMessage.rawHeaders`.
 */
export function refuseHeaders(raw: readonly string[]): HttpRefusal | undefined {
  let seen = 0;
  let params: Set<string> | undefined;
  for (let at = 0; at < raw.length; at += 2) {
    const { name, meant, bit, param, misspelt } = meaningOf(raw[at] ?? '');
    if (misspelt !== undefined) return ambiguous(`the header ${misspelt} is spelt with an underscore`);
    if ((seen & bit) !== 0 || (param && params?.has(meant) === true)) return ambiguous(`the header ${name} stands twice`);
    seen |= bit;
    if (param) (params ??= new Set()).add(meant);
    const hidden = name === 'connection' ? hiddenBy(raw[at + 1] ?? '') : undefined;
    if (hidden !== undefined) return ambiguous(`the Connection header names ${hidden}, which would end here (RFC 9110 §7.6.1)`);
  }
  return undefined;
}

function meaningOf(spelt: string): Meaning {
  const known = meanings.get(spelt);
  if (known !== undefined) return known;
  const name = spelt.toLowerCase();
  const meant = name.replaceAll('_', '-');
  const param = meant.startsWith(PARAM);
  const at = SINGULAR.indexOf(meant);
  // The names of parameters are the tool's author's: theirs may have underscores, what stands before them may not.
  const misspelt = meant !== name && (param ? !name.startsWith(PARAM) : at !== -1) ? meant : undefined;
  const meaning: Meaning = { name, meant, bit: at === -1 ? 0 : 1 << at, param, misspelt };
  if (meanings.size >= MOST_SPELLINGS) meanings.clear();
  if (spelt.length <= LONGEST_SPELLING) meanings.set(spelt, meaning);
  return meaning;
}

/** A `Connection` header's first name that counts. Most say `keep-alive` or `close`. */
function hiddenBy(value: string): string | undefined {
  if (value === 'keep-alive' || value === 'close') return undefined;
  return value
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .find((name) => SINGULAR.includes(name) || name.startsWith(PARAM));
}

function ambiguous(what: string): HttpRefusal {
  return { status: 400, code: 'ambiguous_header', message: `Refused: ${what}; servers disagree on what counts` };
}
