import { LineCounter, isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, type Document, type Node, type ParsedNode } from 'yaml';
import type { Span } from '../../errors/diagnostic.js';
import type { Problems } from '../problems.js';
import { quote, type Entry, type SourceNode } from './node.js';

/** Ten thousand rules with reasons are under 2 MB; a larger file is no policy that a person reviews. */
export const MAX_SOURCE_LENGTH = 4 * 1024 * 1024;
/** The language nests six levels; beyond this a file attacks the parser. */
const MAX_DEPTH = 32;
/** Ten thousand rules are about 100,000 values. Aliases count each time they are used: a "billion laughs" ends here. */
const MAX_NODES = 500_000;

/** Text → nodes with places. Undefined when a problem was reported. JSON is read as the YAML it is. */
export function readYaml(text: string, file: string, problems: Problems): SourceNode | undefined {
  const places = new Places(file, text);
  if (text.length > MAX_SOURCE_LENGTH) {
    return problems.error('AM1004', places.start(), `the policy is ${text.length} characters long, over the limit of ${MAX_SOURCE_LENGTH}`);
  }
  const deep = tooDeep(text);
  if (deep !== undefined) {
    return problems.error('AM1004', places.at(deep, deep + 1), `brackets nest deeper than ${MAX_DEPTH} levels`);
  }
  const document = parse(text, places, problems);
  if (problems.failed) return undefined;
  if (document === undefined || document.contents === null) {
    return problems.error('AM1005', places.start(), 'the policy is empty', 'write at least `version: "1.0"` and `rules:`');
  }
  return new Reader(document, places, problems).read(document.contents, 0);
}

function parse(text: string, places: Places, problems: Problems): Document.Parsed | undefined {
  let documents: readonly Document.Parsed[];
  try {
    const parsed = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      strict: true,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter: places.counter,
    });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch {
    // The parser recurses: what nests without brackets (a list in a list in a list) ends as a RangeError.
    return problems.error('AM1004', places.start(), 'the file nests too deeply to be read');
  }
  const [first, second] = documents;
  for (const document of documents) reportSyntax(document, places, problems);
  if (second !== undefined) {
    const [from] = second.range;
    problems.error(
      'AM1003',
      places.at(from, from + 1),
      'a policy is one YAML document, and here a second one starts',
      'remove the line `---`',
    );
  }
  if (first?.directives.yaml.explicit === true && first.directives.yaml.version !== '1.2') {
    problems.error(
      'AM1003',
      places.start(),
      `policies are YAML 1.2, the file says ${first.directives.yaml.version}`,
      'remove the `%YAML` line',
    );
  }
  return first;
}

/** One problem a line: what follows on the same line is as a rule a consequence. */
function reportSyntax({ errors, warnings }: Document.Parsed, places: Places, problems: Problems): void {
  const lines = new Set<number>();
  for (const { code, pos, message } of [...errors, ...warnings]) {
    const span = places.at(...pos);
    // Tags are reported where values are read.
    if (code === 'TAG_RESOLVE_FAILED' || lines.has(span.line)) continue;
    lines.add(span.line);
    problems.error('AM1001', span, lowerFirst(message), code === 'TAB_AS_INDENT' ? 'indent with spaces' : undefined);
  }
}

/** Offset → place. Columns count characters as an editor shows them: UTF-16 units, from 1. */
class Places {
  readonly counter = new LineCounter();
  readonly #file: string;
  readonly #text: string;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  start(): Span {
    return { file: this.#file, line: 1, column: 1, length: 1 };
  }

  at(from: number, to: number): Span {
    if (this.counter.lineStarts.length === 0) this.counter.addNewLine(0);
    const { line, col } = this.counter.linePos(from);
    const end = this.#text.indexOf('\n', from);
    const length = Math.min(to, end === -1 ? this.#text.length : end) - from;
    return { file: this.#file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, length) };
  }

  written(from: number, to: number): string {
    return this.#text.slice(from, to);
  }
}

class Reader {
  #nodes = 0;
  readonly #document: Document.Parsed;
  readonly #places: Places;
  readonly #problems: Problems;

  constructor(document: Document.Parsed, places: Places, problems: Problems) {
    this.#document = document;
    this.#places = places;
    this.#problems = problems;
  }

  read(node: Node | null | undefined, depth: number): SourceNode | undefined {
    const span = this.#span(node);
    if (++this.#nodes > MAX_NODES) {
      if (this.#nodes === MAX_NODES + 1) this.#problems.error('AM1004', span, `the file expands to more than ${MAX_NODES} values`);
      return undefined;
    }
    if (depth > MAX_DEPTH) return this.#problems.error('AM1004', span, `values nest deeper than ${MAX_DEPTH} levels`);
    if (node === null || node === undefined) return { kind: 'scalar', span, value: null, written: '' };
    if (isAlias(node)) {
      // `resolve` follows to an anchor that stands before the alias, so a value never contains itself; depth and count bound the rest.
      const target = node.resolve(this.#document);
      if (target === undefined)
        return this.#problems.error('AM1003', span, `no anchor ${quote(`&${node.source}`)} stands before this alias`);
      return this.read(target, depth + 1);
    }
    if (node.tag !== undefined) {
      return this.#problems.error('AM1003', span, `policies use no YAML tags, found ${quote(node.tag)}`, 'remove the tag');
    }
    if (isMap(node)) return this.#map(node.items, span, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item as Node | null, depth + 1));
      return { kind: 'list', span, items: items.filter((item) => item !== undefined) };
    }
    if (isScalar(node)) return this.#scalar(node.value, node, span);
    return this.#problems.error('AM1003', span, 'this is neither a value, a list nor a map');
  }

  #scalar(value: unknown, node: Node, span: Span): SourceNode | undefined {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', span, value, written: this.#places.written(...this.#offsets(node)) };
    }
    return this.#problems.error('AM1003', span, 'this is not a text, a number, true or false');
  }

  #map(pairs: readonly unknown[], span: Span, depth: number): SourceNode | undefined {
    const entries: Entry[] = [];
    const seen = new Map<string, Span>();
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const name = this.#key(pair.key as ParsedNode | null);
      if (name === undefined) continue;
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
      const value = this.read(pair.value as Node | null, depth + 1);
      if (value !== undefined) entries.push({ ...name, value: place(value, name.span) });
    }
    return { kind: 'map', span, entries };
  }

  #key(node: ParsedNode | null): { key: string; span: Span } | undefined {
    const span = this.#span(node);
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

  #span(node: Node | null | undefined): Span {
    return node === null || node === undefined ? this.#places.start() : this.#places.at(...this.#offsets(node));
  }
}

/** `key:` with nothing behind it has no place of its own: its key's is where the eye should go. */
function place(value: SourceNode, key: Span): SourceNode {
  return value.kind === 'scalar' && value.value === null && value.written === '' ? { ...value, span: key } : value;
}

/** Where brackets nest too deeply for a recursive parser; strings and comments are skipped only roughly, so the limit is generous. */
function tooDeep(text: string): number | undefined {
  const limit = MAX_DEPTH * 8;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x5b || char === 0x7b) {
      if (++depth > limit) return i;
    } else if (char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
    else if (char === 0x0a) continue;
  }
  return undefined;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
