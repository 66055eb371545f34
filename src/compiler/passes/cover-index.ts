import type { Glob } from '../../pdp/glob.js';
import type { Rule } from '../language/rule.js';
import { coversGlob } from '../language/target.js';

/** Names by themselves, patterns by the text before their first star: of thousands only those are compared that can cover. */
export class CoverIndex {
  readonly #byText = new Map<string, Rule[]>();
  readonly #lengths: readonly number[];

  constructor(rules: readonly Rule[]) {
    const prefixes = new Set<number>();
    for (const rule of rules) {
      for (const { text, parts } of rule.target.globs) {
        const key = parts?.[0] ?? text;
        if (parts !== undefined) prefixes.add(key.length);
        const group = this.#byText.get(key);
        if (group === undefined) this.#byText.set(key, [rule]);
        else group.push(rule);
      }
    }
    this.#lengths = [...prefixes];
  }

  /** The rules of the index, other than this one, that speak of all that `rule` speaks of by `glob`. */
  covering(rule: Rule, glob: Glob): readonly Rule[] {
    return this.near(glob).filter((each) => each !== rule && coversGlob(each.target, rule.target, glob));
  }

  /** Those of which some name or pattern may cover this one; no other does. */
  near(glob: Glob): readonly Rule[] {
    const keys = [glob.text, ...this.#lengths.map((length) => glob.text.slice(0, length))];
    return keys.flatMap((key) => this.#byText.get(key) ?? []);
  }
}
