import { didYouMean } from '../../errors/near-miss.js';
import type { Problems } from '../problems.js';
import type { Replaced } from './written-text.js';
import { quote, type ListNode, type MapNode, type ScalarNode, type SourceNode } from './node.js';

/** Environment variables by name, as the program was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What replacement may make of a file: values, and characters in one of them. */
const MAX_VALUES = 500_000;
const MAX_LENGTH = 1_000_000;

/** `$${` is a literal `${`; `${name}` and `${env.NAME}` are references. */
const REFERENCE = /\$\$\{|\$\{([^{}\n]*)\}/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * `${name}` in every value of a policy replaced by the text of `vars`, or by its list where nothing stands beside it. Replaced text is never
 * read as YAML. What is wrong with `vars` itself is told where it is read; a value that could not be replaced is unreadable. Undefined
 * where replacement makes too much of a file.
 */
export function replaceVariables(root: SourceNode, environment: Environment, problems: Problems): SourceNode | undefined {
  if (root.kind !== 'map') return root;
  const before = problems.count;
  const vars = root.entries.find(({ key }) => key === 'vars')?.value;
  const values = vars?.kind === 'map' ? valuesOf(vars, environment, problems) : new Map<string, Value>();
  const replacer = new Replacer(values, problems);
  const entries = root.entries.map((entry) => {
    if (entry.key === 'vars') return entry;
    replacer.checkKey(entry.key, entry.span);
    return { ...entry, value: replacer.replace(entry.value) };
  });
  if (replacer.exceeded) return undefined;
  if (problems.count === before && vars?.kind === 'map') reportUnused(vars, replacer.used, problems);
  return { ...root, entries };
}

function reportUnused(vars: MapNode, used: ReadonlySet<string>, problems: Problems): void {
  for (const { key, span } of vars.entries) {
    if (!used.has(key))
      problems.warning('AM1507', span, `nothing uses the variable ${quote(key)}`, `write \`\${${key}}\` where it is meant, or remove it`);
  }
}

function valuesOf(vars: MapNode, environment: Environment, problems: Problems): ReadonlyMap<string, Value> {
  const text = (node: SourceNode) =>
    node.kind === 'scalar' && typeof node.value === 'string' ? fromEnvironment(node, node.value, environment, problems) : undefined;
  return new Map(
    vars.entries.map(({ key, value }): [string, Value] => {
      if (value.kind !== 'list') return [key, text(value)];
      const texts = value.items.map(text);
      const whole = texts.filter((each) => each !== undefined);
      return [key, whole.length === texts.length ? whole : undefined];
    }),
  );
}

/** Only `vars` see the environment, so that a reader finds in one place what a policy depends on. */
function fromEnvironment(node: ScalarNode, text: string, environment: Environment, problems: Problems): string | undefined {
  const before = problems.count;
  const replaced = text.replaceAll(REFERENCE, (reference, name: string | undefined) => {
    if (name === undefined) return '${';
    const [, variable] = /^env\.(.*)$/.exec(name) ?? [];
    if (variable === undefined || !NAME.test(variable)) {
      problems.error(
        'AM1501',
        node.span,
        `${quote(reference)} is no environment variable`,
        'in `vars` write `${env.NAME}`; variables do not refer to each other',
      );
      return '';
    }
    const found = Object.hasOwn(environment, variable) ? environment[variable] : undefined;
    if (found === undefined || found === '') {
      problems.error(
        'AM1502',
        node.span,
        `the environment variable ${quote(variable)} is ${found === '' ? 'empty' : 'not set'}`,
        'set it before the start, or write the value here',
      );
    }
    return found ?? '';
  });
  return problems.count > before ? undefined : replaced;
}

/** Undefined: what is wrong with it is told where it stands under `vars`. */
type Value = string | readonly string[] | undefined;

class Replacer {
  /** Names that were asked for. */
  readonly used = new Set<string>();
  readonly #values: ReadonlyMap<string, Value>;
  readonly #problems: Problems;
  #made = 0;
  #exceeded = false;

  constructor(values: ReadonlyMap<string, Value>, problems: Problems) {
    this.#values = values;
    this.#problems = problems;
  }

  /** More was made of the file than any policy is. */
  get exceeded(): boolean {
    return this.#exceeded;
  }

  checkKey(key: string, span: SourceNode['span']): void {
    if (!/\$\{[^{}\n]*\}/.test(key)) return;
    this.#problems.error('AM1501', span, `variables are replaced in values, and ${quote(key)} is a key`, 'write the key out');
    this.#problems.told(span);
  }

  replace(node: SourceNode): SourceNode {
    if (node.kind === 'unreadable') return node;
    if (node.kind === 'scalar') return this.#scalar(node);
    if (node.kind === 'map') {
      for (const { key, span } of node.entries) this.checkKey(key, span);
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: this.replace(entry.value) })) };
    }
    // A list that stands in a list for itself is its items.
    const items = node.items.flatMap((item) => {
      const replaced = this.replace(item);
      return item.kind === 'scalar' && replaced.kind === 'list' ? replaced.items : [replaced];
    });
    return { ...node, items };
  }

  #scalar(node: ScalarNode): SourceNode {
    const before = this.#problems.count;
    if (typeof node.value !== 'string' || !node.value.includes('${')) return node;
    const [, alone] = /^\$\{([^{}\n]*)\}$/.exec(node.value) ?? [];
    if (alone !== undefined) this.used.add(alone);
    const list = alone === undefined ? undefined : this.#values.get(alone);
    if (Array.isArray(list)) return this.#list(node, list as readonly string[]);
    const template = node.value;
    const replaced: Replaced[] = [];
    let length = template.length;
    let grown = 0;
    let whole = true;
    const value = template.replaceAll(REFERENCE, (reference: string, name: string | undefined, from: number) => {
      const known = name === undefined ? '${' : this.#text(reference, name, node);
      if (known === undefined) whole = false;
      const found = known ?? '';
      length += name === undefined ? 0 : found.length;
      const by = length > MAX_LENGTH ? '' : found;
      replaced.push({ from, length: reference.length, at: from + grown, by: by.length });
      grown += by.length - reference.length;
      return by;
    });
    if (length > MAX_LENGTH) this.#tooMuch(node, `variables make this text longer than ${MAX_LENGTH} characters`);
    if (!whole || this.#problems.count > before) {
      this.#problems.told(node.span);
      return { kind: 'unreadable', span: node.span };
    }
    return { ...node, value, variables: { template, replaced } };
  }

  #text(reference: string, name: string, { span }: ScalarNode): string | undefined {
    this.used.add(name);
    const found = this.#values.get(name);
    if (typeof found === 'string') return found;
    if (found === undefined && this.#values.has(name)) return undefined;
    if (found !== undefined) {
      this.#problems.error(
        'AM1501',
        span,
        `${quote(name)} is a list, which cannot stand inside of a text`,
        `write \`"${reference}"\` alone`,
      );
    } else if (name.startsWith('env.')) {
      this.#problems.error(
        'AM1501',
        span,
        'environment variables are read in `vars` only',
        `write \`vars: { x: "${reference}" }\` and here \`\${x}\``,
      );
    } else {
      this.#problems.error(
        'AM1501',
        span,
        `there is no variable ${quote(name)}${didYouMean(name, this.#values.keys())}`,
        'define it under `vars`; a literal `${` is written `$${`',
      );
    }
    return undefined;
  }

  #tooMuch({ span }: ScalarNode, message: string): void {
    this.#exceeded = true;
    this.#problems.error('AM1004', span, message);
  }

  #list(node: ScalarNode, texts: readonly string[]): ListNode {
    this.#made += texts.length;
    if (this.#made > MAX_VALUES) {
      this.#tooMuch(node, `variables make more than ${MAX_VALUES} values of this file`);
      return { kind: 'list', span: node.span, items: [] };
    }
    return { kind: 'list', span: node.span, items: texts.map((value) => ({ ...node, value })) };
  }
}
