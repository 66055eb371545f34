import type { Bodies, RegoCondition } from './bodies.js';
import type { Lists } from './lists.js';
import { metadata } from './metadata.js';
import { member, rule } from './rego-text.js';

/** What all packages of a policy share: long lists, and bodies of Rego. */
export interface Shared {
  readonly lists: Lists;
  readonly bodies: Bodies;
}

/** Rules of a package that others of it are made of: what a body cannot say in one line, such as one of several. */
export class Parts {
  readonly lists: Lists;
  readonly #bodies: Bodies;
  readonly #blocks: string[] = [];
  readonly #counts = new Map<string, number>();

  constructor({ lists, bodies }: Shared) {
    this.lists = lists;
    this.#bodies = bodies;
  }

  /** A rule, or function of one parameter, with a name of its own that is true where one of the bodies is; how it is asked. */
  add(stem: string, title: string, bodies: readonly (readonly string[])[], parameter?: string): string {
    const count = (this.#counts.get(stem) ?? 0) + 1;
    this.#counts.set(stem, count);
    const head = `${stem}_${count}${parameter === undefined ? '' : `(${parameter})`}`;
    const [first = '', ...rest] = bodies.map((body) => rule(head, body));
    this.#blocks.push(`${metadata({ title })}\n${first}`, ...rest);
    return head;
  }

  /** A body of an author's, in a package of its own; how it is asked. */
  rego(ruleId: string, condition: RegoCondition): string {
    return `${member('data.mcp.policy.rego', this.#bodies.add(ruleId, condition))}.holds`;
  }

  get blocks(): readonly string[] {
    return this.#blocks;
  }
}
