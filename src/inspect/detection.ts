import type { Detector, InspectedText, Match } from './detector.js';
import type { Asked } from './detector-table.js';
import { findingOf, ruleName } from './finding-of.js';
import { Findings } from './findings.js';
import { markedObject, markName, type MarkedName } from './marked-name.js';
import { isNameText, parentOf } from './member-name.js';
import type { Visited } from './walk.js';

/** An empty span speaks of the whole value. */
const WHOLE = [0, 0] as const;

/** Asks detectors about one text of a message after the other, and keeps what they find. */
export class Detection {
  readonly findings: Findings;
  /** How often one of them said something, listed or not. */
  matches = 0;
  /** Of those that have nothing to say of the last text anywhere, a bit each. */
  silent = 0;
  #marked: MarkedName | undefined;
  /** What is looked at now, by whom. */
  #inspected: InspectedText | undefined;
  #at: Visited | undefined;
  #detector: Detector | undefined;

  constructor(root: string) {
    this.findings = new Findings(root);
  }

  /** False where a detector failed. Not asked are those of which it is known that they are `silent`. */
  ask(by: readonly Asked[], inspected: InspectedText, at: Visited, silent: number): boolean {
    let complete = true;
    this.#inspected = inspected;
    this.#at = at;
    this.silent = silent;
    for (const { detector, bit } of by) {
      if ((silent & bit) !== 0) continue;
      this.#detector = detector;
      try {
        if (detector.detect(inspected, this.#report) === true) this.silent |= bit;
      } catch {
        complete = false;
      }
    }
    return complete;
  }

  /** Something was found in the name of this member. */
  mark({ pointer }: Visited): void {
    this.#marked = markName(pointer, this.#marked);
  }

  readonly #report = (match: Match): void => {
    const inspected = this.#inspected;
    const detector = this.#detector;
    const path = this.#at?.pointer;
    if (inspected === undefined || detector === undefined || path === undefined) return;
    this.matches += 1;
    const rule = ruleName(detector, match.rule);
    if (this.findings.isFull(rule, match.confidence)) return;
    const finding = findingOf(detector, rule, inspected, path, match);
    const within = markedObject(path, this.#marked) ?? (isNameText(inspected) ? parentOf(path) : undefined);
    this.findings.add(within === undefined ? finding : { ...finding, path: within, span: WHOLE });
  };
}
