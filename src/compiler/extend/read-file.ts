import { listed } from '../words.js';
import { readPolicy, type Policy } from '../language/policy.js';
import type { Problems } from '../problems.js';
import { quote, type SourceNode } from '../source/node.js';
import { extendedBy } from './extends-of.js';
import { readYaml } from '../source/read-yaml.js';
import { replaceVariables, type Environment } from '../source/variables.js';
import { join, type Parent } from './join.js';

/** A file as its reader found it. `file` names it in diagnostics, the same on every machine, and one file by one name. */
export interface PolicyFile {
  readonly file: string;
  readonly text: string;
}

/** What a policy may see of the world beside its own text. */
export interface Surroundings {
  readonly environment: Environment;
  /** What `word` names in the file `from`; undefined where there is nothing. */
  extended(word: string, from: string): PolicyFile | undefined;
}

/** More is no inheritance that anybody follows. */
const MAX_FILES = 32;

/** Reads a file and those that it extends, each once, and joins them. Undefined where a problem was reported. */
export class PolicyReader {
  readonly #surroundings: Surroundings;
  readonly #problems: Problems;
  readonly #read = new Map<string, Policy | undefined>();

  constructor(surroundings: Surroundings, problems: Problems) {
    this.#surroundings = surroundings;
    this.#problems = problems;
  }

  read(source: PolicyFile, chain: readonly string[] = []): Policy | undefined {
    const { file } = source;
    if (this.#read.has(file)) return this.#read.get(file);
    const before = this.#problems.count;
    const root = this.#source(source);
    const own = root && readPolicy(root, this.#problems);
    // A mistake in this file is no reason to keep quiet about those of the others.
    const parents = (root === undefined ? [] : extendedBy(root)).map(({ value, span }) => this.#parent(value, span, [...chain, file]));
    const found = parents.filter((parent) => parent !== undefined);
    const joined = own !== undefined && found.length === parents.length && found.length > 0 ? join(own, found, this.#problems) : own;
    const policy = this.#problems.count === before ? joined : undefined;
    this.#read.set(file, policy);
    return policy;
  }

  #source({ file, text }: PolicyFile): SourceNode | undefined {
    const before = this.#problems.count;
    const source = readYaml(text, file, this.#problems);
    // Of what could not be read or replaced other complaints would only be consequences.
    return source === undefined || this.#problems.count > before
      ? undefined
      : replaceVariables(source, this.#surroundings.environment, this.#problems);
  }

  #parent(word: string, span: Parent['span'], chain: readonly string[]): Parent | undefined {
    const from = chain.at(-1) ?? '';
    const found = this.#surroundings.extended(word, from);
    if (found === undefined)
      return this.#problems.error(
        'AM1503',
        span,
        `there is no policy ${quote(word)} to extend`,
        'name a profile, or a file by its path from this file: `./base.yaml`',
      );
    if (chain.includes(found.file))
      return this.#problems.error(
        'AM1504',
        span,
        `these files extend each other: ${[...chain.slice(chain.indexOf(found.file)), found.file].map(quote).join(' → ')}`,
        'move what both need into a third file',
      );
    if (this.#read.size + chain.length > MAX_FILES)
      return this.#problems.error('AM1004', span, `policies extend more than ${MAX_FILES} files: ${listed(chain, 'and')}`);
    const policy = this.read(found, chain);
    return policy && { word, span, policy };
  }
}
