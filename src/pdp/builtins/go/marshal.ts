import { isArray, isNumber, numberText, type RegoObject, RegoSet, type RegoValue } from '../../value/value.js';

export interface Layout {
  /** In front of every line but the first. */
  readonly prefix: string;
  readonly indent: string;
}

/** Go's json.Marshal of what OPA makes JSON of: sets are lists, keys that are no text are their JSON. With a layout as MarshalIndent does. */
export function marshal(value: RegoValue, layout?: Layout, depth = 0): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoteJson(value);
  if (isNumber(value)) return numberText(value);
  const items = isArray(value) ? value : value instanceof RegoSet ? value.items : undefined;
  if (items !== undefined)
    return wrapped(
      '[]',
      items.map((item) => marshal(item, layout, depth + 1)),
      layout,
      depth,
    );
  const colon = layout === undefined ? ':' : ': ';
  const members = (value as RegoObject).entries
    .map(([key, item]) => [typeof key === 'string' ? key : marshal(key), item] as const)
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([key, item]) => `${quoteJson(key)}${colon}${marshal(item, layout, depth + 1)}`);
  return wrapped('{}', members, layout, depth);
}

function wrapped(brackets: '[]' | '{}', parts: readonly string[], layout: Layout | undefined, depth: number): string {
  const [open, close] = [brackets.slice(0, 1), brackets.slice(1)];
  if (parts.length === 0 || layout === undefined) return open + parts.join(',') + close;
  const line = (level: number) => `\n${layout.prefix}${layout.indent.repeat(level)}`;
  return open + parts.map((part) => line(depth + 1) + part).join(',') + line(depth) + close;
}

/** With what HTML and JavaScript would take for their own escaped. */
function quoteJson(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
