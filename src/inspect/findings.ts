import type { Finding } from '../pdp/input-document.js';

/** Findings of one rule that are listed one by one; a policy that needs more than these needs to know "many". */
const MAX_PER_RULE = 32;

/**
 * Collects findings, without repeats and in bounded number. Nothing is dropped: beyond the limit a rule's findings become
 * one about the whole inspected value (`path` is its root, `span` is [0, 0]), so that a mask hides all of it.
 */
export class Findings {
  readonly #list: Finding[] = [];
  readonly #seen = new Set<string>();
  readonly #perRule = new Map<string, number>();
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  add(finding: Finding): void {
    // The same characters, seen again in another view or by a second pattern of the rule, are one finding: the first is kept.
    const place = `${finding.rule} ${finding.path} ${finding.span[0]}`;
    if (this.#seen.has(place)) return;
    const count = (this.#perRule.get(finding.rule) ?? 0) + 1;
    if (count > MAX_PER_RULE + 1) return;
    this.#perRule.set(finding.rule, count);
    this.#seen.add(place);
    this.#list.push(count > MAX_PER_RULE ? { ...finding, path: this.#root, span: [0, 0] } : finding);
  }

  get list(): readonly Finding[] {
    return this.#list;
  }
}
