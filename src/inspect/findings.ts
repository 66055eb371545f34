import type { Confidence, Finding } from '../pdp/input-document.js';

/** Findings of one rule that are listed one by one; a policy that needs more than these needs to know "many". */
const MAX_PER_RULE = 32;

const RANK: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 };

/**
 * Collects findings, without repeats and in bounded number. Nothing is dropped: beyond the limit a rule's findings become
 * one about the whole inspected value (`path` is its root, `span` is [0, 0]), so that a mask hides all of it.
 */
export class Findings {
  readonly #list: Finding[] = [];
  /** Rule and place → index in the list. */
  readonly #seen = new Map<string, number>();
  readonly #perRule = new Map<string, number>();
  /** Rules with too many findings → the surest of the rest. */
  #full: Map<string, Confidence> | undefined;
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Whether another finding of the rule would change nothing: there are so many that one as sure about the whole stands for all. */
  isFull(rule: string, confidence: Confidence): boolean {
    const many = this.#full?.get(rule);
    return many !== undefined && RANK[many] >= RANK[confidence];
  }

  add(finding: Finding): void {
    // The same characters, seen again in another view or by a second pattern of the rule, are one finding: the surest.
    const place = `${finding.rule} ${finding.path} ${finding.span[0]}`;
    const known = this.#seen.get(place);
    if (known !== undefined) return this.#strengthen(known, finding);
    const count = (this.#perRule.get(finding.rule) ?? 0) + 1;
    if (count > MAX_PER_RULE) return this.#addMany(finding);
    this.#perRule.set(finding.rule, count);
    this.#seen.set(place, this.#list.length);
    this.#list.push(finding);
  }

  get list(): readonly Finding[] {
    return this.#list;
  }

  #addMany(finding: Finding): void {
    const place = `${finding.rule} many`;
    const many: Finding = { ...finding, path: this.#root, span: [0, 0] };
    if (!this.isFull(finding.rule, finding.confidence))
      (this.#full ??= new Map<string, Confidence>()).set(finding.rule, finding.confidence);
    const known = this.#seen.get(place);
    if (known !== undefined) return this.#strengthen(known, many);
    this.#seen.set(place, this.#list.length);
    this.#list.push(many);
  }

  #strengthen(index: number, finding: Finding): void {
    const known = this.#list[index];
    if (known === undefined) return;
    const surer = RANK[finding.confidence] > RANK[known.confidence] ? finding : known;
    // What is cut out by it must not leave the end that only one of the two readings saw. An empty span is all of the value.
    const [from, end] = known.span;
    const all = end === from || finding.span[1] === finding.span[0];
    this.#list[index] = { ...surer, span: [from, all ? from : Math.max(end, finding.span[1])] };
  }
}
