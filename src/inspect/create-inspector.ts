import type { Finding } from '../pdp/input-document.js';
import { detectors as shipped } from './detectors/index.js';
import type { Detector, Match, InspectedText } from './detector.js';
import { Findings } from './findings.js';
import type { InspectionRequest, Inspector } from './inspector.js';
import { isListed } from './listed-values.js';
import { mediaMember } from './media.js';
import { PlainNames } from './plain-names.js';
import { plainName, plainNames } from './role-names.js';
import { roleOf, schemaSaysPath } from './roles.js';
import { statedRole } from './stated-roles.js';
import { originalSpan } from './views/view.js';
import { viewsOf } from './views/views.js';
import { walk, type MemberOf } from './walk.js';

/** Of the longest message that is read where nobody says otherwise (`defaultReadLimits`): a byte holds no more than one. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
/** Shorter than anything that a detector can find. */
const SHORTEST = 3;
/** Of nine digits: a number of a card or a person may come as one. */
const LEAST_NUMBER = 100_000_000;

/** An empty span speaks of the whole value. */
const WHOLE = [0, 0] as const;

export interface InspectorOptions {
  readonly detectors?: readonly Detector[];
  /** Characters of all texts of one message. A longer message is not scanned to its end, and so is not complete. */
  readonly maxCharacters?: number;
}

/**
 * Reads every text of a value, member names too: its views, its role, then each detector of that role. Synchronous, linear
 * in the size of the value. Never throws: a detector that does makes the inspection incomplete.
 */
export function createInspector({ detectors = shipped, maxCharacters = MAX_CHARACTERS }: InspectorOptions = {}): Inspector {
  const limits = { detectors, maxCharacters };
  const plain = new PlainNames();
  return {
    inspect(request) {
      const findings = new Findings(request.root);
      return { complete: inspectAll(request, limits, findings, plain), findings: findings.list };
    },
  };
}

function inspectAll(
  request: InspectionRequest,
  { detectors, maxCharacters }: Required<InspectorOptions>,
  findings: Findings,
  plain: PlainNames,
): boolean {
  const { surface, tool, schema, value, root, roles } = request;
  const pathNames = plainNames(request.pathArguments);
  let characters = 0;
  let complete = true;
  let matches = 0;
  /**
   * A member name in which something was found, and the object that it is in. Paths are shown to models and kept in records, so they end before
   * such a name; and what replaces a value would leave its name, so all of the object is spoken of.
   */
  let marked: { readonly pointer: string; readonly object: string } | undefined;
  const isMarked = (path: string) => marked !== undefined && (path === marked.pointer || path.startsWith(`${marked.pointer}/`));
  /** Where media stand. An object is visited before its members. */
  let media: Set<string> | undefined;

  const look = (text: string, path: string, name: string, role: InspectedText['role'], memberOf?: MemberOf) => {
    if (text.length < SHORTEST) return;
    characters += text.length;
    if (characters > maxCharacters) {
      complete = false;
      return;
    }
    const seen = viewsOf(text);
    if (!seen.complete) complete = false;
    const inspected: InspectedText = { surface, tool, name, role, memberOf, views: seen.views };
    for (const detector of detectors) {
      if (detector.roles !== undefined && !detector.roles.has(role)) continue;
      if (detector.surfaces !== undefined && !detector.surfaces.has(surface)) continue;
      try {
        detector.detect(inspected, (match) => {
          matches++;
          const rule = ruleName(detector, match.rule);
          if (findings.isFull(rule, match.confidence)) return;
          const finding = findingOf(detector, rule, inspected, path, match);
          const object = isName(inspected) ? parentOf(path) : undefined;
          const within = marked !== undefined && isMarked(path) ? marked.object : object;
          findings.add(within === undefined ? finding : { ...finding, path: within, span: WHOLE });
        });
      } catch {
        complete = false;
      }
    }
  };

  const walked = walk(
    { pointer: root, value, schema },
    ({ pointer, name, schema: own, value: each }) => {
      const stated = roles && statedRole(roles, pointer);
      if (typeof each === 'string') {
        if (media?.has(pointer) === true) return true;
        if (stated !== undefined) {
          look(each, pointer, name, stated);
          return true;
        }
        // The server's own words come back to it: they tell it nothing, and do to it what it asked for. The policy's word counts more.
        if (isListed(each, own) && !pathNames.has(plainName(name))) return true;
        const role = roleOf(each, { tool, name, schema: own, pathNames });
        look(each, pointer, name, role === 'text' && schemaSaysPath(own) ? 'path' : role);
      } else if (typeof each === 'number' && each >= LEAST_NUMBER && Number.isSafeInteger(each)) {
        if (stated !== undefined || !isListed(each, own)) look(String(each), pointer, name, stated ?? 'identifier');
      } else {
        const member = mediaMember(each, surface);
        if (member !== undefined) (media ??= new Set<string>()).add(`${pointer}/${member}`);
      }
      return true;
    },
    // A member name is text of the sender's own; its place is the pointer of its value.
    (name, pointer, object) => {
      if (plain.has(name, request)) {
        characters += name.length;
        return;
      }
      const before = matches;
      look(name, pointer, '', 'identifier', object);
      if (complete && matches === before) plain.add(name, request);
      if (matches !== before && !isOperator(name) && !isMarked(pointer)) marked = { pointer, object: parentOf(pointer) };
    },
  );
  return walked && complete;
}

const names = new WeakMap<Detector, Map<string, string>>();

/** The same text each time: a table looks it up without reading it again. */
function ruleName(detector: Detector, rule: string): string {
  let known = names.get(detector);
  if (known === undefined) names.set(detector, (known = new Map<string, string>()));
  let name = known.get(rule);
  if (name === undefined) known.set(rule, (name = `${detector.name}.${rule}`));
  return name;
}

/** What a server would obey is no text, and the name says what it is. */
function isOperator(name: string): boolean {
  return /^\$\w{1,32}$/.test(name);
}

function isName({ memberOf, views }: InspectedText): boolean {
  return memberOf !== undefined && !isOperator(views[0]?.text ?? '');
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

function findingOf({ name }: Detector, rule: string, { role, surface }: InspectedText, path: string, match: Match): Finding {
  const { confidence, severity, view, start, end } = match;
  return {
    detector: name,
    rule,
    path,
    role,
    surface,
    confidence,
    severity,
    view: view.made,
    span: originalSpan(view, start, end),
  };
}
