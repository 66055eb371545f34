import type { DefinitionFact, DefinitionKind, Finding } from '../pdp/input-document.js';
import type { Approval } from './approval.js';
import type { Definition } from './definition.js';
import type { Inspected } from './inspect-definitions.js';
import { CALLED_BY_LIST, MAX_SEEN, rememberDefinitions } from './remembered-definitions.js';

/** A page of a list, or a greeting: what was asked for, and what was said. */
export interface Page {
  readonly kind: DefinitionKind;
  /** By their place. */
  readonly definitions: readonly Definition[];
  /** The request's. Undefined: a new list begins. */
  readonly cursor: string | undefined;
  /** The answer's. Undefined: the list ends. */
  readonly next: string | undefined;
}

export interface Noted {
  /** By their place; undefined: there is nothing to say of it. */
  readonly facts: readonly (DefinitionFact | undefined)[];
  /** What was approved and is in no page of the list that ends here. */
  readonly removed: readonly DefinitionFact[];
}

/** What one conversation has seen of a server's definitions. */
export interface SeenDefinitions {
  page(page: Page): Noted;
  /** Whether the server said last that its list of these goes on there. */
  goesOnAt(kind: DefinitionKind, cursor: string): boolean;
  /** The server said that its list of these changed. */
  changed(kind: DefinitionKind): void;
  /** What a message that names a definition is decided by. Undefined: there is nothing to say of it. */
  fact(kind: DefinitionKind, name: string): DefinitionFact | undefined;
  /** It was seen, and is what was approved; undefined where nobody approves, and before it was seen. */
  pinned(kind: DefinitionKind, name: string): boolean | undefined;
}

export interface DefinitionsDeps {
  readonly inspect: (definition: Definition) => Inspected;
  /** As it stands now: a lock file may change. */
  readonly approval: () => Approval | undefined;
}

/**
 * The definitions of one server, for all conversations with it: `open` begins one. What another conversation saw counts where this one has
 * seen nothing, so that a call without a list does not go round what is known.
 */
export function createDefinitions({ inspect, approval }: DefinitionsDeps): { open(): SeenDefinitions } {
  const elsewhere = rememberDefinitions();

  const factOf = (kind: DefinitionKind, name: string, versions: readonly Inspected[]): DefinitionFact | undefined => {
    const approved = approval();
    if (approved === undefined && versions.every(isClean)) return undefined;
    const drifted = versions.find(({ fingerprint }) => approved?.drift(kind, name, fingerprint) !== undefined);
    const drift = drifted && approved?.drift(kind, name, drifted.fingerprint);
    const findings = versions.flatMap(findingsOf);
    if (drift === undefined && findings.length === 0) return undefined;
    const fingerprint = (drifted ?? versions[0])?.fingerprint;
    return { kind, name, ...(fingerprint === undefined ? {} : { fingerprint }), ...(drift === undefined ? {} : { drift }), findings };
  };

  const open = (): SeenDefinitions => {
    const seen = rememberDefinitions();
    const lists = new Map<DefinitionKind, { listing: number; expected: string | undefined; names: Set<string> }>();
    /** The number of the last list that began before the server said that it changed. */
    const outdated = new Map<DefinitionKind, number>();

    const versionsOf = (kind: DefinitionKind, name: string) => seen.versions(kind, name) ?? elsewhere.versions(kind, name);
    const lost = (kind: DefinitionKind) => seen.lost(kind) || elsewhere.lost(kind);

    const isStale = (kind: DefinitionKind, name: string) => {
      const last = outdated.get(kind);
      return last !== undefined && seen.listing(kind, name) <= last && approval()?.knows(kind, name) === true;
    };
    const isUnlisted = (kind: DefinitionKind, name: string) =>
      kind === 'resource' && approval()?.knows(kind, name) === false && approval()?.leadsTo(name) === false;

    /** By what was seen of it, and else by whether it was approved. */
    const differing = (kind: DefinitionKind, name: string): DefinitionFact | undefined => {
      const versions = versionsOf(kind, name);
      if (versions !== undefined) return factOf(kind, name, versions);
      if (lost(kind)) return { kind, name, findings: [UNREAD] };
      if (isUnlisted(kind, name)) return { kind, name, drift: 'unlisted', findings: [] };
      return CALLED_BY_LIST.has(kind) && approval()?.knows(kind, name) === false ? { kind, name, drift: 'new', findings: [] } : undefined;
    };

    return {
      goesOnAt: (kind, cursor) => lists.get(kind)?.expected === cursor,
      changed: (kind) => void outdated.set(kind, lists.get(kind)?.listing ?? 0),
      page: ({ kind, definitions, cursor, next }) => {
        const before = lists.get(kind);
        const listing = cursor === undefined ? (before?.listing ?? 0) + 1 : (before?.listing ?? 0);
        const inTurn = cursor === undefined || before?.expected === cursor;
        const names = cursor === undefined ? new Set<string>() : (before?.names ?? new Set<string>());
        const facts = definitions.map((definition) => {
          const inspected = inspect(definition);
          elsewhere.set(kind, definition.name, seen.note(kind, definition.name, listing, inspected));
          if (inTurn && names.size < MAX_SEEN) names.add(definition.name);
          return factOf(kind, definition.name, [inspected]);
        });
        if (inTurn) lists.set(kind, { listing, expected: next, names });
        const missing = inTurn && next === undefined ? (approval()?.missing(kind, names) ?? []) : [];
        return { facts, removed: missing.map((name) => ({ kind, name, drift: 'removed', findings: [] })) };
      },
      fact: (kind, name) => {
        const fact = differing(kind, name);
        if (fact?.drift !== undefined || !isStale(kind, name)) return fact;
        return { ...(fact ?? { kind, name, findings: [] }), drift: 'stale' };
      },
      pinned: (kind, name) => {
        const approved = approval();
        if (approved === undefined || approved.knows(kind, name) === undefined) return undefined;
        const versions = versionsOf(kind, name);
        if (versions === undefined) return approved.knows(kind, name) === false || lost(kind) ? false : undefined;
        return versions.every(({ fingerprint }) => approved.drift(kind, name, fingerprint) === undefined);
      },
    };
  };
  return { open };
}

function isClean({ findings, complete }: Inspected): boolean {
  return complete && findings.length === 0;
}

/** What could not be read to its end is as bad as what it may hold. */
function findingsOf({ findings, complete }: Inspected): readonly Finding[] {
  return complete ? findings : [...findings, UNREAD];
}

const UNREAD: Finding = {
  detector: 'tool_poisoning',
  rule: 'tool_poisoning.not_read',
  path: '',
  role: 'text',
  surface: 'definition',
  confidence: 'high',
  severity: 'high',
  view: 'raw',
  span: [0, 0],
};
