/** One element of a Go layout (https://pkg.go.dev/time#Layout), by the text that stands for it there. */
export type Chunk =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'element'; readonly name: Element }
  | { readonly kind: 'fraction'; readonly mark: string; readonly digits: number; readonly trimmed: boolean };

const ELEMENTS = [
  'January',
  'Jan',
  'Monday',
  'Mon',
  'MST',
  '002',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '15',
  '1',
  '2006',
  '2',
  '__2',
  '_2',
  '3',
  '4',
  '5',
  'PM',
  'pm',
  '-070000',
  '-07:00:00',
  '-0700',
  '-07:00',
  '-07',
  'Z070000',
  'Z07:00:00',
  'Z0700',
  'Z07:00',
  'Z07',
] as const;
export type Element = (typeof ELEMENTS)[number];
/** An offset from UTC; with `Z` zero is that letter. */
export type OffsetElement = Extract<Element, `-${string}` | `Z${string}`>;

export function isOffset(element: Element): element is OffsetElement {
  return /^[-Z]/.test(element);
}

/** `time.format` and `time.parse_ns` take these names for their layouts. */
const NAMED = new Map([
  ['ANSIC', 'Mon Jan _2 15:04:05 2006'],
  ['UnixDate', 'Mon Jan _2 15:04:05 MST 2006'],
  ['RubyDate', 'Mon Jan 02 15:04:05 -0700 2006'],
  ['RFC822', '02 Jan 06 15:04 MST'],
  ['RFC822Z', '02 Jan 06 15:04 -0700'],
  ['RFC850', 'Monday, 02-Jan-06 15:04:05 MST'],
  ['RFC1123', 'Mon, 02 Jan 2006 15:04:05 MST'],
  ['RFC1123Z', 'Mon, 02 Jan 2006 15:04:05 -0700'],
  ['RFC3339', '2006-01-02T15:04:05Z07:00'],
  ['RFC3339Nano', '2006-01-02T15:04:05.999999999Z07:00'],
]);

const FRACTION = /^[.,](0+|9+)(?![0-9])/;

export function parseLayout(given: string): readonly Chunk[] {
  const layout = NAMED.get(given) ?? given;
  const chunks: Chunk[] = [];
  let text = '';
  for (let at = 0; at < layout.length;) {
    const rest = layout.slice(at);
    // `_2006` is an underscore before a year.
    const found = rest.startsWith('_2006') ? undefined : chunkAt(rest);
    if (found === undefined) {
      text += layout[at] ?? '';
      at += 1;
      continue;
    }
    if (text !== '') chunks.push({ kind: 'text', text });
    text = '';
    chunks.push(found.chunk);
    at += found.length;
  }
  return text === '' ? chunks : [...chunks, { kind: 'text', text }];
}

function chunkAt(rest: string): { chunk: Chunk; length: number } | undefined {
  const [fraction, digits = ''] = FRACTION.exec(rest) ?? [];
  if (fraction !== undefined) {
    const chunk = { kind: 'fraction', mark: fraction[0] ?? '.', digits: digits.length, trimmed: digits.startsWith('9') } as const;
    return { chunk, length: fraction.length };
  }
  const name = ELEMENTS.find((element) => rest.startsWith(element) && isWhole(element, rest));
  return name === undefined ? undefined : { chunk: { kind: 'element', name }, length: name.length };
}

/** `Janet` and `Month` are words of their own. */
function isWhole(element: Element, rest: string): boolean {
  return (element !== 'Jan' && element !== 'Mon') || !/^[a-z]/.test(rest.slice(3));
}
