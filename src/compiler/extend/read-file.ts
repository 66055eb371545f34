import { isDefault } from '../defaults.js';
import { listed } from '../words.js';
import { readPolicy, type Policy } from '../language/policy.js';
import { readablePart } from '../language/readable-part.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { extendedBy } from './extends-of.js';
import { readYaml } from '../source/read-yaml.js';
import { replaceVariables, type Environment } from '../source/variables.js';
import { join, type Parent } from './join.js';
import type { NoPolicyFile, PolicyFile } from './policy-file.js';

/** What a policy may see of the world beside its own text. */
export interface Surroundings {
  readonly environment: Environment;
  /** What `word` names in the file `from`, or why it cannot be had; undefined where there is nothing. */
  extended(word: string, from: string): PolicyFile | NoPolicyFile | undefined;
}

/** More is no inheritance that anybody follows. */
const MAX_FILES = 32;

/** Rego, a bundle, an address. */
const NOT_YAML = /\.(?:rego|wasm|tar\.gz|tgz)$|^[a-z][a-z0-9+.-]*:\/\//i;

/** A policy as far as it could be read. */
export interface ReadPolicy {
  readonly policy: Policy;
  /** Nothing is wrong with it, nor with what it extends. Otherwise it holds the rules that could be read. */
  readonly whole: boolean;
}

/** Reads a file and those that it extends, each once, and joins them. Undefined where nothing could be read. */
export class PolicyReader {
  readonly #surroundings: Surroundings;
  readonly #problems: Problems;
  readonly #read = new Map<string, ReadPolicy | undefined>();
  #exceeded = false;

  constructor(surroundings: Surroundings, problems: Problems) {
    this.#surroundings = surroundings;
    this.#problems = problems;
  }

  read(source: PolicyFile, chain: readonly string[] = []): ReadPolicy | undefined {
    const { file } = source;
    if (this.#read.has(file)) return this.#read.get(file);
    this.#problems.reading(file);
    const before = this.#problems.count;
    const root = this.#source(source);
    const own = root && readPolicy(root, this.#problems);
    // A mistake in this file is no reason to keep quiet about those of the others.
    const parents = (root === undefined ? [] : extendedBy(root)).map(({ value, span }) => this.#parent(value, span, [...chain, file]));
    const found = parents.filter((parent) => parent !== undefined);
    const sound = parents.every((parent) => parent?.whole === true) && this.#problems.count === before;
    const joined = own && sound && found.length > 0 ? join(own, found, this.#problems) : own;
    const whole = joined !== undefined && sound && this.#problems.count === before;
    const read = whole ? { whole, policy: joined } : partOf(own ?? (root && readablePart(root)), found);
    this.#read.set(file, read);
    return read;
  }

  #source({ file, text }: PolicyFile): SourceNode | undefined {
    const source = readYaml(text, file, this.#problems);
    return source && replaceVariables(source, this.#surroundings.environment, this.#problems);
  }

  #parent(word: string, span: Parent['span'], chain: readonly string[]): (Parent & ReadPolicy) | undefined {
    if (NOT_YAML.test(word))
      return this.#problems.error(
        'AM1503',
        span,
        `${quote(word)} is no policy file in YAML, and only such are extended`,
        'give it as a `--policy` of its own beside this one: what one of them denies is denied',
      );
    const found = this.#surroundings.extended(word, chain.at(-1) ?? '') ?? { problem: `there is no policy ${quote(word)} to extend` };
    if ('problem' in found)
      return this.#problems.error('AM1503', span, found.problem, 'name a profile, or a file by its path from this file: `./base.yaml`');
    if (chain.includes(found.file))
      return this.#problems.error(
        'AM1504',
        span,
        `these files extend each other: ${[...chain.slice(chain.indexOf(found.file)), found.file].map(quote).join(' → ')}`,
        'move what both need into a third file',
      );
    if (this.#read.size + chain.length > MAX_FILES) return this.#tooMany(span, chain);
    const read = this.read(found, chain);
    return read && { word, span, ...read };
  }

  /** Once: it would be said of every other file, too. */
  #tooMany(span: Parent['span'], chain: readonly string[]): undefined {
    if (this.#exceeded) return undefined;
    this.#exceeded = true;
    return this.#problems.error(
      'AM1004',
      span,
      `policies extend more than ${MAX_FILES} files: ${listed(chain, 'and')}`,
      'put rules together in fewer files',
    );
  }
}

/** Which settings hold is not certain where a file could not be read as a whole: only rules are joined, and of the parents no defaults. */
function partOf(own: Policy | undefined, parents: readonly Parent[]): ReadPolicy | undefined {
  const rules = parents.flatMap(({ policy }) => policy.rules.filter((rule) => !isDefault(rule)));
  return own && { whole: false, policy: { ...own, rules: [...new Set([...rules, ...own.rules])] } };
}
