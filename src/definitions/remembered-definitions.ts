import type { DefinitionKind } from '../pdp/input-document.js';
import { foldVisible } from '../protocol/names.js';
import type { Inspected } from './inspect-definitions.js';

/** Of one kind; far above any real server. */
export const MAX_SEEN = 20_000;
/** Beyond that those in which something was found, as many again. */
const MAX_NOTABLE = 2 * MAX_SEEN;
/** Definitions of one name in one list. Who lists more wants to be believed by the last. */
const MAX_VERSIONS = 16;

/** What a URI or a template leads to may be listed nowhere; tools and prompts that are not listed do not exist. */
export const CALLED_BY_LIST: ReadonlySet<DefinitionKind> = new Set(['tool', 'prompt']);

/** The definitions of a name in one list. A server that lists two is held to the worse. */
interface Seen {
  readonly listing: number;
  readonly versions: readonly Inspected[];
}

interface OfKind {
  readonly seen: Map<string, Seen>;
  /** What a reader that folds letters takes a name for, by the folded name: one in which something was found goes first. */
  readonly alike: Map<string, string>;
  /** Something was listed that is not here: of what is not here nothing is known. */
  lost: boolean;
}

/** What was said of names, in bounded number. */
export interface RememberedDefinitions {
  /** Undefined: it was not seen. Of a tool or a prompt that was not, what is known of its look-alike. */
  versions(kind: DefinitionKind, name: string): readonly Inspected[] | undefined;
  /** `listing`: the number of the list that it stands in; another list's versions make room. */
  note(kind: DefinitionKind, name: string, listing: number, inspected: Inspected): readonly Inspected[];
  set(kind: DefinitionKind, name: string, versions: readonly Inspected[]): void;
  /** The number of the list in which this very name stood last; 0 where it stood in none. */
  listing(kind: DefinitionKind, name: string): number;
  /** There was more than could be kept, so that a name that is not here may have been seen. */
  lost(kind: DefinitionKind): boolean;
}

export function rememberDefinitions(): RememberedDefinitions {
  const kinds = new Map<DefinitionKind, OfKind>();
  const of = (kind: DefinitionKind): OfKind => {
    const known = kinds.get(kind) ?? { seen: new Map(), alike: new Map(), lost: false };
    kinds.set(kind, known);
    return known;
  };

  const keep = (kind: DefinitionKind, name: string, seen: Seen): void => {
    const own = of(kind);
    const notable = seen.versions.some(isNotable);
    if (!own.seen.has(name) && own.seen.size >= (notable ? MAX_NOTABLE : MAX_SEEN)) {
      own.lost ||= notable || CALLED_BY_LIST.has(kind);
      return;
    }
    own.seen.set(name, seen);
    const folded = foldVisible(name);
    if (notable || !own.alike.has(folded)) own.alike.set(folded, name);
  };

  return {
    versions: (kind, name) => {
      const own = kinds.get(kind);
      const exact = own?.seen.get(name);
      if (own === undefined || exact !== undefined || !CALLED_BY_LIST.has(kind)) return exact?.versions;
      const other = own.alike.get(foldVisible(name));
      return other === undefined ? undefined : own.seen.get(other)?.versions;
    },
    note: (kind, name, listing, inspected) => {
      const before = of(kind).seen.get(name);
      const others = before?.listing === listing ? before.versions.filter(({ fingerprint }) => fingerprint !== inspected.fingerprint) : [];
      const versions =
        others.length < MAX_VERSIONS ? [inspected, ...others] : [{ ...inspected, complete: false }, ...others.slice(0, MAX_VERSIONS)];
      keep(kind, name, { listing, versions });
      return versions;
    },
    set: (kind, name, versions) => keep(kind, name, { listing: 0, versions }),
    listing: (kind, name) => kinds.get(kind)?.seen.get(name)?.listing ?? 0,
    lost: (kind) => kinds.get(kind)?.lost === true,
  };
}

function isNotable({ findings, complete }: Inspected): boolean {
  return !complete || findings.length > 0;
}
