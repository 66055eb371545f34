import type { CleanNames } from './clean-names.js';
import type { CleanTexts } from './clean-texts.js';
import type { Detector, Match, InspectedText } from './detector.js';
import type { DetectorTable } from './detector-table.js';
import { findingOf, ruleName } from './finding-of.js';
import { Findings } from './findings.js';
import type { InspectionRequest } from './inspector.js';
import { isListed } from './listed-values.js';
import { markedObject, markName, type MarkedName } from './marked-name.js';
import { mediaMember } from './media.js';
import { isNameText, isOperator, parentOf } from './member-name.js';
import { plainName, plainNames } from './role-names.js';
import { roleOf, schemaSaysPath, type Role } from './roles.js';
import { statedRole } from './stated-roles.js';
import type { View } from './views/view.js';
import { viewsOf } from './views/views.js';
import { walk, type MemberOf, type Visited } from './walk.js';

/** Shorter than anything that a detector can find. */
const SHORTEST = 3;
/** Of nine digits: a number of a card or a person may come as one. */
const LEAST_NUMBER = 100_000_000;

/** An empty span speaks of the whole value. */
const WHOLE = [0, 0] as const;

/** What the inspections of one inspector share. */
export interface Shared {
  readonly inNames: DetectorTable;
  readonly inValues: DetectorTable;
  readonly maxCharacters: number;
  readonly cleanNames: CleanNames;
  readonly cleanTexts: CleanTexts | undefined;
}

/** A text of this message in which nothing was found; MCP has results twice, as text and as what they are. */
interface Read {
  readonly text: string;
  readonly role: Role;
  readonly views: readonly View[];
}

/** Of one message. What is asked for every text makes no function of its own. */
export class Inspection {
  readonly findings: Findings;
  readonly #request: InspectionRequest;
  readonly #shared: Shared;
  readonly #pathNames: ReadonlySet<string>;
  #cleanNames: ReadonlySet<string> | undefined;
  #characters = 0;
  #complete = true;
  #matches = 0;
  #last: Read | undefined;
  /** Where media stand. An object is visited before its members. */
  #media: Set<string> | undefined;
  #marked: MarkedName | undefined;
  /** What is looked at now, by whom. */
  #inspected: InspectedText | undefined;
  #at: Visited | undefined;
  #detector: Detector | undefined;

  constructor(request: InspectionRequest, shared: Shared) {
    this.#request = request;
    this.#shared = shared;
    this.#pathNames = plainNames(request.pathArguments);
    this.#cleanNames = shared.cleanNames.at(request);
    this.findings = new Findings(request.root);
  }

  /** False when a limit was hit, or a detector failed. */
  run(): boolean {
    const { root, value, schema } = this.#request;
    return walk({ pointer: root, value, schema }, this.#visit, this.#visitName) && this.#complete;
  }

  readonly #visit = (visited: Visited): boolean => {
    const { name, label, schema, value } = visited;
    const { roles, surface, tool } = this.#request;
    if (typeof value === 'string') {
      if (value.length < SHORTEST) return true;
      if (this.#media?.has(visited.pointer) === true) return true;
      const stated = roles && statedRole(roles, visited.pointer);
      if (stated !== undefined) {
        this.#look(value, visited, name, stated, label);
        return true;
      }
      // The server's own words come back to it: they tell it nothing, and do to it what it asked for. The policy's word counts more.
      if (isListed(value, schema) && !this.#pathNames.has(plainName(name))) return true;
      const role = roleOf(value, { tool, name, schema, pathNames: this.#pathNames });
      this.#look(value, visited, name, role === 'text' && schemaSaysPath(schema) ? 'path' : role, label);
    } else if (typeof value === 'number') {
      if (value < LEAST_NUMBER || !Number.isSafeInteger(value)) return true;
      const stated = roles && statedRole(roles, visited.pointer);
      if (stated !== undefined || !isListed(value, schema)) this.#look(String(value), visited, name, stated ?? 'identifier');
    } else {
      const member = mediaMember(value, surface);
      if (member !== undefined) (this.#media ??= new Set<string>()).add(`${visited.pointer}/${member}`);
    }
    return true;
  };

  /** A member name is text of the sender's own; its place is the pointer of its value. */
  readonly #visitName = (name: string, member: Visited, object: MemberOf): void => {
    if (this.#cleanNames?.has(name) === true) {
      this.#characters += name.length;
      return;
    }
    const before = this.#matches;
    this.#look(name, member, '', 'identifier', undefined, object);
    if (this.#complete && this.#matches === before) this.#cleanNames = this.#shared.cleanNames.add(name, this.#request);
    if (this.#matches === before || isOperator(name)) return;
    this.#marked = markName(member.pointer, this.#marked);
  };

  #look(text: string, at: Visited, name: string, role: Role, label?: string, memberOf?: MemberOf): void {
    if (text.length < SHORTEST) return;
    this.#characters += text.length;
    if (this.#characters > this.#shared.maxCharacters) {
      this.#complete = false;
      return;
    }
    const { surface, tool } = this.#request;
    const { cleanTexts, inNames, inValues } = this.#shared;
    const isName = memberOf !== undefined;
    // What is kept knows nothing of labels.
    const kept = isName || label !== undefined ? undefined : cleanTexts;
    const place = kept?.placeOf(text, name) ?? 0;
    if (kept?.has(place, text, name, role, surface, tool) === true) return;
    const last = this.#last;
    const again = !isName && last !== undefined && last.role === role && last.text === text;
    const { views, complete } = again ? { views: last.views, complete: true } : viewsOf(text);
    const { all, byName } = (isName ? inNames : inValues).at(surface, role);
    const before = this.#matches;
    const isRead = this.#detect({ surface, tool, name, label, role, memberOf, views }, at, again ? byName : all);
    if (!complete || !isRead) this.#complete = false;
    else if (!isName && this.#matches === before) {
      this.#last = { text, role, views };
      kept?.add(place, { text, name, role, surface, tool });
    }
  }

  /** False where a detector failed. */
  #detect(inspected: InspectedText, at: Visited, by: readonly Detector[]): boolean {
    let complete = true;
    this.#inspected = inspected;
    this.#at = at;
    for (const detector of by) {
      this.#detector = detector;
      try {
        detector.detect(inspected, this.#report);
      } catch {
        complete = false;
      }
    }
    return complete;
  }

  readonly #report = (match: Match): void => {
    const inspected = this.#inspected;
    const detector = this.#detector;
    const path = this.#at?.pointer;
    if (inspected === undefined || detector === undefined || path === undefined) return;
    this.#matches += 1;
    const rule = ruleName(detector, match.rule);
    if (this.findings.isFull(rule, match.confidence)) return;
    const finding = findingOf(detector, rule, inspected, path, match);
    const within = markedObject(path, this.#marked) ?? (isNameText(inspected) ? parentOf(path) : undefined);
    this.findings.add(within === undefined ? finding : { ...finding, path: within, span: WHOLE });
  };
}
