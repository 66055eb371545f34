import { isAlias, isMap, isPair, isScalar, isSeq, type Alias, type Document, type Node, type ParsedNode } from 'yaml';
import type { Span } from '../../errors/diagnostic.js';
import type { Problems } from '../problems.js';
import { aliasTargets } from './anchors.js';
import { quote, type Entry, type SourceNode, type UnreadableNode } from './node.js';
import type { Places } from './places.js';
import { starHint } from './syntax-hint.js';

/** The language nests six levels; beyond this a file attacks the parser. */
export const MAX_DEPTH = 32;
/** Ten thousand rules are about 100,000 values. Aliases count each time they are used: a "billion laughs" ends here. */
const MAX_NODES = 500_000;

/** The parser's tree → nodes with places: aliases followed, within limits; keys checked. */
export class Reader {
  #nodes = 0;
  #exceeded = false;
  readonly #spans = new Map<Node, Span>();
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #places: Places;
  readonly #problems: Problems;

  constructor(document: Document.Parsed, places: Places, problems: Problems) {
    this.#targets = aliasTargets(document);
    this.#places = places;
    this.#problems = problems;
  }

  /** The file is larger or deeper than any policy: what was read of it is not the whole. */
  get exceeded(): boolean {
    return this.#exceeded;
  }

  read(node: Node | null | undefined, depth: number): SourceNode {
    const span = this.#span(node);
    if (++this.#nodes > MAX_NODES) return this.#tooMuch(span, `the file expands to more than ${MAX_NODES} values`);
    if (depth > MAX_DEPTH) return this.#tooMuch(span, `values nest deeper than ${MAX_DEPTH} levels`);
    if (node === null || node === undefined) return { kind: 'scalar', span, value: null, written: '' };
    if (isAlias(node)) {
      // A value may contain itself (`&a [*a]`): depth and count bound it.
      const target = this.#targets.get(node);
      if (target === undefined)
        return this.#unreadable(
          span,
          `no anchor ${quote(`&${node.source}`)} stands before this alias`,
          starHint(this.#places.written(...this.#offsets(node))),
        );
      return this.read(target, depth + 1);
    }
    if (node.tag !== undefined) return this.#tag(node.tag, span);
    if (isMap(node)) return this.#map(node.items, span, depth);
    if (isSeq(node)) {
      return { kind: 'list', span, items: node.items.map((item) => this.read(item as Node | null, depth + 1)) };
    }
    if (isScalar(node)) return this.#scalar(node.value, node, span);
    return this.#unreadable(span, 'this is neither a value, a list nor a map');
  }

  #unreadable(span: Span, message: string, hint?: string): UnreadableNode {
    this.#problems.error('AM1003', span, message, hint);
    this.#problems.told(span);
    return { kind: 'unreadable', span };
  }

  /** Told once. */
  #tooMuch(span: Span, message: string): UnreadableNode {
    if (!this.#exceeded) this.#problems.error('AM1004', span, message);
    this.#exceeded = true;
    return { kind: 'unreadable', span };
  }

  #tag(tag: string, span: Span): UnreadableNode {
    return this.#unreadable(span, `policies use no YAML tags, found ${quote(tag)}`, 'remove the tag');
  }

  #scalar(value: unknown, node: Node, span: Span): SourceNode {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', span, value, written: this.#places.written(...this.#offsets(node)) };
    }
    return this.#unreadable(span, 'this is not a text, a number, true or false');
  }

  #map(pairs: readonly unknown[], span: Span, depth: number): SourceNode {
    const entries: Entry[] = [];
    const seen = new Map<string, Span>();
    let partial = false;
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const name = this.#key(pair.key as ParsedNode | null);
      if (name === undefined) {
        partial = true;
        continue;
      }
      const before = seen.get(name.key);
      if (before !== undefined) {
        this.#problems.error(
          'AM1002',
          name.span,
          `the key ${quote(name.key)} stands here a second time, first on line ${before.line}`,
          'keep one of them',
        );
        continue;
      }
      seen.set(name.key, name.span);
      entries.push({ ...name, value: place(this.read(pair.value as Node | null, depth + 1), name.span) });
    }
    return { kind: 'map', span, entries, ...(partial ? { partial } : {}) };
  }

  #key(node: ParsedNode | null): { key: string; span: Span } | undefined {
    const span = this.#span(node);
    if (node?.tag !== undefined) {
      this.#tag(node.tag, span);
      return undefined;
    }
    if (!isScalar(node) || typeof node.value !== 'string') {
      const written = node === null ? '' : this.#places.written(...this.#offsets(node));
      return this.#problems.error('AM1103', span, `a key must be text, found ${quote(written)}`, `put it in quotes: \`"${written}": …\``);
    }
    if (node.value === '<<' && node.type === 'PLAIN') {
      return this.#problems.error(
        'AM1003',
        span,
        'policies use no merge keys (`<<`)',
        'write the keys out: a reader should see what a rule says',
      );
    }
    return { key: node.value, span };
  }

  #offsets(node: Node): readonly [number, number] {
    const [from, to] = node.range ?? [0, 1];
    return [from, to];
  }

  /** Of what aliases repeat there are many, and each place is looked for once. */
  #span(node: Node | null | undefined): Span {
    if (node === null || node === undefined) return this.#places.start();
    const known = this.#spans.get(node);
    if (known !== undefined) return known;
    const span = this.#places.at(...this.#offsets(node));
    this.#spans.set(node, span);
    return span;
  }
}

/** `key:` with nothing behind it has no place of its own: its key's is where the eye should go. */
function place(value: SourceNode, key: Span): SourceNode {
  return value.kind === 'scalar' && value.value === null && value.written === '' ? { ...value, span: key } : value;
}
