import { laxValues, type Lax } from './lax-json.js';

/** What a reader takes a message for, as far as it acts on it. */
export interface Act {
  readonly method: string;
  /** Of the tool or the prompt; of a completion's too. */
  readonly name?: string;
  readonly uri?: string;
  /** `path` of a call's arguments. */
  readonly path?: string;
}

/** A peer that is laxer than RFC 8259 or than the protocol in one way, as real ones are. */
export interface LaxReader {
  readonly name: string;
  readonly why: string;
  readonly lines: (bytes: Buffer) => readonly string[];
  /** Null for what this reader does not take for JSON. */
  readonly values: (line: string) => readonly Lax[];
  /** How it compares member names, methods and tools. */
  readonly compare: (name: string) => string;
  /** Of the values of one member: which does it take? */
  readonly pick: (values: readonly Lax[]) => readonly Lax[];
}

const exact = (name: string) => name;
const last = (values: readonly Lax[]) => values.slice(-1);
const first = (values: readonly Lax[]) => values.slice(0, 1);
const all = (values: readonly Lax[]) => values;
const utf8 = (bytes: Buffer) => bytes.toString('utf8');
const atNewlines = (decode: (bytes: Buffer) => string) => (bytes: Buffer) => decode(bytes).split('\n');
const strictly = (line: string) => (isJson(line) ? laxValues(line) : []);
/** Go's encoding/json, Java's equalsIgnoreCase: `ſ` is s, `K` (Kelvin) is k, `İ` and `ı` are i. */
const folded = (name: string) => name.replaceAll('\u0130', 'i').toUpperCase().toLowerCase();
const base = { lines: atNewlines(utf8), values: strictly, compare: exact, pick: last };

export const READERS: readonly LaxReader[] = [
  { ...base, name: 'last', why: 'JavaScript, Python, Go: the last of two members counts' },
  { ...base, name: 'first', why: 'some streaming readers: the first counts', pick: first },
  { ...base, name: 'folded, last', why: 'Go structs: names in any letter case (CVE-2026-27896)', compare: folded },
  { ...base, name: 'folded, first', why: 'the same with the first', compare: folded, pick: first },
  { ...base, name: 'NUL cuts', why: 'C strings end at a NUL', compare: (name) => name.split('\0')[0] ?? '', pick: all },
  { ...base, name: 'NUL dropped', why: 'GHSA-q382-vc8q-7jhj', compare: (name) => name.replaceAll('\0', ''), pick: all },
  { ...base, name: 'trimmed', why: 'routers that trim names', compare: (name) => name.trim(), pick: all },
  {
    ...base,
    name: 'compatible',
    why: 'names after Unicode compatibility folding, without what is invisible or no character',
    compare: (name) =>
      name
        .normalize('NFKC')
        .replace(/[\u200b-\u200f\u2060\ufeff\p{Surrogate}\ufffd]/gu, '')
        .trim()
        .toLowerCase(),
    pick: all,
  },
  { ...base, name: 'carriage returns', why: 'universal newlines: a line ends at CR too', lines: (bytes) => utf8(bytes).split(/\r\n?|\n/) },
  {
    ...base,
    name: 'all line ends',
    why: 'Python str.splitlines, JavaScript readline: VT, FF, FS, NEL, LS, PS end a line',
    // oxlint-disable-next-line no-control-regex -- these are the line ends that Python knows
    lines: (bytes) => utf8(bytes).split(/[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/),
    values: laxly,
  },
  { ...base, name: 'invalid dropped', why: "UTF-8 decoders with errors='ignore'", lines: atNewlines(dropInvalid), values: laxly },
  { ...base, name: 'overlong', why: 'UTF-8 decoders that take overlong forms', lines: atNewlines(takeOverlong), values: laxly },
  { ...base, name: 'latin-1', why: 'bytes for characters', lines: atNewlines((bytes) => bytes.toString('latin1')), values: laxly },
  { ...base, name: 'UTF-16', why: 'a byte order mark decides', lines: (bytes) => [bytes.toString('utf16le')], values: laxly },
  { ...base, name: 'JSON5', why: 'quotes, comments and commas as people write them; cut texts completed', values: laxly, pick: all },
  {
    ...base,
    name: 'a stream of values',
    why: 'Go json.Decoder, jq: values, not lines',
    lines: (bytes) => [utf8(bytes)],
    values: laxly,
    pick: all,
  },
  {
    ...base,
    name: 'everything at once',
    why: 'no single reader does, any might',
    values: laxly,
    compare: (name) => folded(name.replaceAll('\0', '')).trim(),
    pick: all,
  },
];

/** What a reader would act on, of all bytes that it got. */
export function acts(bytes: Buffer, reader: LaxReader): readonly Act[] {
  return reader.lines(bytes).flatMap((line) => (line.trim() === '' ? [] : reader.values(line).flatMap((value) => messages(value, reader))));
}

/** A batch in a batch is one to somebody. */
function messages(value: Lax, reader: LaxReader): readonly Act[] {
  if (value.kind === 'array') return value.items.flatMap((item) => messages(item, reader));
  if (value.kind !== 'object') return [];
  const methods = texts(members(value, 'method', reader));
  const params = members(value, 'params', reader).flatMap((found) => unwrapped(found));
  return methods.flatMap((written) => {
    const method = reader.compare(written);
    // Members beside the method for params, and an array's first for the object, are what the sloppiest take.
    const places = params.length === 0 ? [value] : params;
    return places.flatMap((place) => named(method, place, reader));
  });
}

function named(method: string, place: Lax, reader: LaxReader): readonly Act[] {
  const places = [place, ...members(place, 'ref', reader).flatMap((found) => unwrapped(found))];
  const names = places.flatMap((at) => texts(members(at, 'name', reader))).map((name) => reader.compare(name));
  const listening = members(place, 'notifications', reader).flatMap((found) => unwrapped(found));
  const subscribed = listening.flatMap((found) => members(found, 'resourceSubscriptions', reader)).flatMap(listed);
  const uris = [...places.flatMap((at) => texts(members(at, 'uri', reader))), ...texts(subscribed)];
  const paths = members(place, 'arguments', reader)
    .flatMap((found) => unwrapped(found))
    .flatMap((found) => texts(members(found, 'path', reader)));
  const found: Act[] = [{ method }];
  for (const name of names) found.push({ method, name }, ...paths.map((path) => ({ method, name, path })));
  for (const uri of uris) found.push({ method, uri });
  return found;
}

/** What it would find under a name; own members first, then what `__proto__` would bring to a JavaScript object. */
function members(value: Lax, name: string, reader: LaxReader): readonly Lax[] {
  if (value.kind !== 'object') return [];
  const own = reader.pick(value.members.filter(([key]) => reader.compare(key) === name).map(([, found]) => found));
  if (own.length > 0) return own;
  return value.members.filter(([key]) => key === '__proto__').flatMap(([, found]) => members(found, name, reader));
}

/** The items of a list, or the one that stands in its place. */
function listed(value: Lax): readonly Lax[] {
  return value.kind === 'array' ? value.items : [value];
}

/** JSON in a string, and positional params, as some servers take them. */
function unwrapped(value: Lax): readonly Lax[] {
  if (value.kind === 'string') return laxValues(value.text);
  if (value.kind !== 'array') return [value];
  const [head] = value.items;
  if (head?.kind !== 'string') return value.items.slice(0, 1);
  return [
    { kind: 'object', members: [['name', head], ...(value.items[1] === undefined ? [] : ([['arguments', value.items[1]]] as const))] },
  ];
}

/** A single string in an array is a string to JavaScript. */
function texts(values: readonly Lax[]): readonly string[] {
  return values.flatMap((value) => {
    if (value.kind === 'array') return value.items.length === 1 ? texts(value.items) : [];
    return value.kind === 'object' ? [] : [value.text];
  });
}

function laxly(line: string): readonly Lax[] {
  return laxValues(line.startsWith('\ufeff') ? line.slice(1) : line);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function dropInvalid(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\ufffd', '');
}

/** Two- and three-byte forms of ASCII, which a decoder that only shifts bits accepts. */
function takeOverlong(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return text
    .replace(/[\xc0\xc1][\x80-\xbf]/g, (form) => String.fromCharCode(((form.charCodeAt(0) & 1) << 6) | (form.charCodeAt(1) & 63)))
    .replace(/\xe0[\x80\x81][\x80-\xbf]/g, (form) => String.fromCharCode(((form.charCodeAt(1) & 1) << 6) | (form.charCodeAt(2) & 63)));
}
