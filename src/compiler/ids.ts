import type { Policy } from './language/policy.js';
import type { Rule } from './language/rule.js';

/** Ids of rules that have none: action and target, numbered in the order of the file where several are alike. */
export class Ids {
  readonly #ids = new Map<Rule, string>();

  constructor({ rules }: Policy) {
    const taken = new Set(rules.flatMap(({ id }) => (id === undefined ? [] : [id.value])));
    const next = new Map<string, number>();
    for (const rule of rules) {
      const plain = plainId(rule);
      let id = rule.id?.value ?? plain;
      while (rule.id === undefined && taken.has(id)) {
        const n = next.get(plain) ?? 2;
        next.set(plain, n + 1);
        id = `${plain}-${n}`;
      }
      taken.add(id);
      this.#ids.set(rule, id);
    }
  }

  of(rule: Rule): string {
    return this.#ids.get(rule) ?? plainId(rule);
  }
}

/** Of a list the first says enough. */
function plainId({ action, target }: Rule): string {
  return `${action}-${target.globs[0].text}`;
}
