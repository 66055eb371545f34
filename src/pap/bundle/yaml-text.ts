import type * as Yaml from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { UserError } from '../../errors/exit.js';

/** Nodes that aliases may repeat: a few lines of anchors can stand for more than fits into memory. */
const MAX_REPEATED = 100_000;
const MAX_DEPTH = 500;

const STRING = 'tag:yaml.org,2002:str';

/**
 * YAML as the JSON text that OPA makes of it (internal/yaml over go-yaml 3): `yes` and dates are strings, `0777` is octal, `1_000` a
 * number, floats are printed as Go prints them. Where OPA would guess (a name twice, several documents) or would not say (tags), a
 * `UserError`.
 */
export async function jsonTextOf(path: string, text: string): Promise<string> {
  const yaml = await import('yaml');
  // Without a schema of its own every scalar is its text, and what it means is decided here.
  const document = yaml.parseDocument(text, { schema: 'failsafe', uniqueKeys: true, logLevel: 'error' });
  const [problem] = document.errors;
  if (problem !== undefined) throw new UserError(`\`${path}\` is not YAML: ${problem.message}`);
  return document.contents === null ? 'null' : new Reading(path, document, yaml).text(document.contents, 0);
}

class Reading {
  readonly #path: string;
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #yaml: typeof Yaml;
  #repeated = 0;
  #inAlias = 0;

  constructor(path: string, document: Document, yaml: typeof Yaml) {
    this.#path = path;
    this.#yaml = yaml;
    this.#targets = targetsOf(document, yaml);
  }

  text(node: Node | null, depth: number): string {
    if (node === null) return 'null';
    if (depth > MAX_DEPTH) throw new UserError(`\`${this.#path}\` is nested more than ${MAX_DEPTH} levels deep`);
    if (this.#inAlias > 0 && ++this.#repeated > MAX_REPEATED) {
      throw new UserError(`\`${this.#path}\`: its aliases stand for more than ${MAX_REPEATED} values`);
    }
    const { isAlias, isMap, isScalar, isSeq } = this.#yaml;
    if (isAlias(node)) return this.#through(node, (target) => this.text(target, depth + 1));
    this.#refuseTag(node);
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) return `[${(node.items as Node[]).map((item) => this.text(item, depth + 1)).join(',')}]`;
    if (!isMap(node)) throw new UserError(`\`${this.#path}\` holds what is no value`);
    const members = this.#members(node, depth);
    return `{${[...members].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  }

  /** Members of a map, those that `<<` merges into it last and only where it has none of its own. */
  #members(map: YAMLMap, depth: number): Map<string, string> {
    const members = new Map<string, string>();
    const merged: (Node | null)[] = [];
    for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
      if (isMerge(key, this.#yaml)) merged.push(value);
      else {
        const name = this.#name(key);
        if (members.has(name)) throw new UserError(`\`${this.#path}\` has the member \`${name}\` twice in one object`);
        members.set(name, this.text(value, depth + 1));
      }
    }
    for (const source of merged) {
      for (const [name, value] of this.#mergedFrom(source, depth + 1)) if (!members.has(name)) members.set(name, value);
    }
    return members;
  }

  #mergedFrom(node: Node | null, depth: number): Map<string, string> {
    const { isAlias, isMap, isSeq } = this.#yaml;
    if (isAlias(node)) return this.#through(node, (target) => this.#mergedFrom(target, depth));
    if (isMap(node) && depth <= MAX_DEPTH) return this.#members(node, depth);
    if (!isSeq(node)) throw new UserError(`\`${this.#path}\`: \`<<\` merges a map, or a list of maps`);
    const all = new Map<string, string>();
    for (const item of node.items as Node[]) {
      for (const [name, value] of this.#mergedFrom(item, depth + 1)) if (!all.has(name)) all.set(name, value);
    }
    return all;
  }

  #through<T>(alias: Alias, read: (target: Node) => T): T {
    const target = this.#targets.get(alias);
    if (target === undefined) throw new UserError(`\`${this.#path}\`: the anchor \`${alias.source}\` is not defined`);
    this.#inAlias++;
    try {
      return read(target);
    } finally {
      this.#inAlias--;
    }
  }

  #name(key: Node): string {
    const { isAlias, isScalar } = this.#yaml;
    const node = isAlias(key) ? this.#targets.get(key) : key;
    const found = isScalar(node) ? this.#scalar(node) : '';
    if (found.startsWith('"')) return JSON.parse(found) as string;
    // Go writes a float as a key in another way than as a value.
    if (/^(-?\d+|true|false)$/.test(found)) return found;
    throw new UserError(`\`${this.#path}\`: a name must be a text, a whole number or a boolean; put it in quotes`);
  }

  #scalar({ value, type, source, tag }: Scalar): string {
    const text = String(value);
    if (type !== 'PLAIN' || tag === STRING) return JSON.stringify(text.toWellFormed());
    const meant = plainScalar(source ?? text);
    if (meant === undefined) throw new UserError(`\`${this.#path}\`: \`${text}\` is no number that JSON has`);
    return meant;
  }

  #refuseTag({ tag }: Node): void {
    const known = [undefined, STRING, 'tag:yaml.org,2002:map', 'tag:yaml.org,2002:seq'];
    if (!known.includes(tag)) throw new UserError(`\`${this.#path}\`: data has no use for the tag \`${tag}\``);
  }
}

/** What each alias stands for: the last node with its anchor before it. The library's own look-up walks the document each time. */
function targetsOf(document: Document, { visit }: typeof Yaml): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Value(_key, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias(_key, node) {
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    },
  });
  return targets;
}

function isMerge(key: Node, { isScalar }: typeof Yaml): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.value === '<<';
}

const WORDS: Readonly<Record<string, string>> = {
  '': 'null',
  '~': 'null',
  null: 'null',
  Null: 'null',
  NULL: 'null',
  true: 'true',
  True: 'true',
  TRUE: 'true',
  false: 'false',
  False: 'false',
  FALSE: 'false',
};

/** go-yaml's resolution of a scalar without quotes (resolve.go), as JSON text; undefined for an infinity or a NaN. */
function plainScalar(text: string): string | undefined {
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  if (word !== undefined) return word;
  if (/^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/.test(text)) return undefined;
  if (/^[-+0-9.]/.test(text)) {
    const plain = text.startsWith('.') ? text : text.replaceAll('_', '');
    const whole = wholeNumber(plain);
    if (whole !== undefined) return whole;
    if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) {
      const number = Number(plain);
      if (Object.is(number, -0)) return '-0';
      // Out of range: go-yaml leaves it the text that it was.
      if (Number.isFinite(number)) return String(number);
    }
  }
  return JSON.stringify(text.toWellFormed());
}

/** Go's `strconv.ParseInt(text, 0, 64)`, else `ParseUint`: of 64 bits, with the base that its prefix states. */
function wholeNumber(text: string): string | undefined {
  const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0[xX]|0[oO]|0[bB]|0(?=\d))?([0-9a-fA-F]+)$/.exec(text) ?? [];
  const base = BASES[prefix.toLowerCase()];
  if (digits === '' || base === undefined || !base.digits.test(digits)) return undefined;
  const value = BigInt(`${base.written}${digits}`);
  if (sign === '-') return value <= 1n << 63n ? String(-value) : undefined;
  return value < 1n << (sign === '+' ? 63n : 64n) ? String(value) : undefined;
}

const BASES: Readonly<Record<string, { readonly written: string; readonly digits: RegExp }>> = {
  '': { written: '', digits: /^[0-9]+$/ },
  '0': { written: '0o', digits: /^[0-7]+$/ },
  '0o': { written: '0o', digits: /^[0-7]+$/ },
  '0b': { written: '0b', digits: /^[01]+$/ },
  '0x': { written: '0x', digits: /^[0-9a-fA-F]+$/ },
};
