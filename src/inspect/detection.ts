import type { Finding } from '../pdp/input-document.js';
import type { Detector, InspectedText, Match } from './detector.js';
import type { Asked } from './detector-table.js';
import { findingOf, ruleName } from './finding-of.js';
import { Findings } from './findings.js';
import { markedObject, markName, type MarkedName } from './marked-name.js';
import { isNameText, parentOf } from './member-name.js';
import { placesOf } from './split/split-places.js';
import type { JoinedTexts } from './split/split-texts.js';
import { hasAny, type Traits } from './traits/traits.js';
import type { View } from './views/view.js';
import type { Visited } from './walk.js';

/** The same list for every message without any, so that whoever comes after sees at a glance that nothing has changed. */
const NONE: readonly Finding[] = Object.freeze([]);

/** An empty span speaks of the whole value. */
const WHOLE = [0, 0] as const;

interface Found {
  readonly detector: Detector;
  readonly match: Match;
}

/** Of a text of ASCII that reads in one way. */
function plainTraits(views: readonly View[]): Traits | undefined {
  const traits = views.length === 1 ? views[0]?.traits : undefined;
  return traits?.ascii === true ? traits : undefined;
}

/** Asks detectors about one text of a message after the other, and keeps what they find. One serves one message after another. */
export class Detection {
  #root = '';
  /** Of most messages there are none. */
  #findings: Findings | undefined;
  /** How often one of them said something, listed or not. */
  matches = 0;
  /** Of those that have nothing to say of the last text anywhere, a bit each. */
  silent = 0;
  #marked: MarkedName | undefined;
  /** What is looked at now, by whom. */
  #inspected: InspectedText | undefined;
  #at: Visited | undefined;
  /** What a text was made of that stands so nowhere. */
  #whole: string | undefined;
  /** Of texts that were joined: what is found in them, to be told when all of it is known. */
  #found: Found[] | undefined;
  #detector: Detector | undefined;

  begin(root: string): void {
    this.#root = root;
  }

  /** Holds on to nothing of the message. */
  leave(): void {
    this.matches = 0;
    this.#findings = undefined;
    this.#marked = undefined;
    this.#inspected = undefined;
    this.#at = undefined;
    this.#found = undefined;
  }

  get findings(): readonly Finding[] {
    return this.#findings?.list ?? NONE;
  }

  /** False where a detector failed. Not asked are those of which it is known that they are `silent`. */
  ask(by: readonly Asked[], inspected: InspectedText, at: Visited, silent: number): boolean {
    this.#at = at;
    this.silent = silent;
    return this.#ask(by, inspected);
  }

  /** The same of a text that was made of a value: what is found is told of all of that. */
  askWhole(by: readonly Asked[], inspected: InspectedText, at: Visited, path: string): boolean {
    this.#whole = path;
    const complete = this.ask(by, inspected, at, 0);
    this.#whole = undefined;
    return complete;
  }

  /** The same of texts that were joined; it is told where `pathOf` says that they are. */
  askOver(by: readonly Asked[], inspected: InspectedText, joined: JoinedTexts, pathOf: (index: number) => string): boolean {
    const found: Found[] = (this.#found = []);
    this.silent = 0;
    const complete = this.#ask(by, inspected);
    this.#found = undefined;
    for (const { detector, match, places } of placesOf(found, joined, pathOf)) {
      const rule = ruleName(detector, match.rule);
      const finding = findingOf(detector, rule, inspected, this.#root, match);
      // Of names in which something was found not all are known any more, and no place may be told by one.
      for (const { path, span } of this.#marked === undefined ? places : [{ path: this.#root, span: WHOLE }])
        (this.#findings ??= new Findings(this.#root)).add({ ...finding, path, span });
    }
    return complete;
  }

  #ask(by: readonly Asked[], inspected: InspectedText): boolean {
    let complete = true;
    this.#inspected = inspected;
    const plain = plainTraits(inspected.views);
    for (const { detector, needs, bit } of by) {
      if ((this.silent & bit) !== 0) continue;
      if (plain !== undefined && needs !== undefined && !hasAny(plain, needs)) continue;
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
    if (inspected === undefined || detector === undefined) return;
    if (this.#found !== undefined) {
      this.#found.push({ detector, match });
      return;
    }
    const at = this.#at;
    if (at === undefined) return;
    this.matches += 1;
    const rule = ruleName(detector, match.rule);
    const findings = (this.#findings ??= new Findings(this.#root));
    if (findings.isFull(rule, match.confidence)) return;
    const path = at.pointer;
    const finding = findingOf(detector, rule, inspected, path, match);
    const within = markedObject(path, this.#marked) ?? this.#whole ?? (isNameText(inspected) ? parentOf(path) : undefined);
    findings.add(within === undefined ? finding : { ...finding, path: within, span: WHOLE });
  };
}
