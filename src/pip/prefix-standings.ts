import { resolve } from 'node:path';
import type { Clock } from '../telemetry/clock.js';
import { contains, expandHome, foreignPath } from './path-texts.js';
import { mayLieBelow, type WindowsPath } from './windows-path.js';

/** A prefix that is a symlink may be pointed elsewhere while we run; a second of the old target is as good as a call that came a second before. */
const PREFIX_LIFE_MS = 1000;

/** Where a prefix leads: a place here, one that is written as on Windows while we run elsewhere, or nobody knows where. */
type Root =
  | { readonly kind: 'here'; readonly path: string }
  | { readonly kind: 'windows'; readonly path: WindowsPath }
  | { readonly kind: 'unknown' };

/** How a path stands to a prefix. */
export interface Standing {
  /** All the places that it may lead to are below. */
  readonly under: boolean;
  /** One may be. */
  readonly touches: boolean;
}

export interface PrefixStandings {
  of(prefix: string, places: readonly string[], spelled: readonly string[]): Standing;
  /** Before the paths of a message: what prefixes lead to is looked up again where that was too long ago. */
  renew(): void;
}

export interface PrefixStandingsDeps {
  readonly cwd: string;
  readonly home: string;
  readonly clock: Clock;
  readonly physical: (path: string) => string | undefined;
  readonly eitherCase: boolean;
}

export function createPrefixStandings({ cwd, home, clock, physical, eitherCase }: PrefixStandingsDeps): PrefixStandings {
  const roots = new Map<string, Root>();
  let rootsUntil = Number.NEGATIVE_INFINITY;

  const rootOf = (prefix: string): Root => {
    const known = roots.get(prefix);
    if (known !== undefined) return known;
    const windows = foreignPath(prefix);
    const path = windows === undefined ? physical(resolve(cwd, expandHome(prefix, home))) : undefined;
    const root: Root =
      windows !== undefined ? { kind: 'windows', path: windows } : path === undefined ? { kind: 'unknown' } : { kind: 'here', path };
    roots.set(prefix, root);
    return root;
  };

  return {
    of: (prefix, places, spelled) => {
      const root = rootOf(prefix);
      if (root.kind === 'unknown') return { under: false, touches: true };
      if (root.kind === 'windows') return { under: false, touches: spelled.some((text) => mayLieBelow(root.path, text)) };
      const inside = places.map((place) => contains(root.path, place));
      const near = () => eitherCase && places.some((place) => contains(root.path.toLowerCase(), place.toLowerCase()));
      return { under: inside.every(Boolean), touches: inside.some(Boolean) || near() };
    },
    renew: () => {
      const now = clock.monotonic();
      if (now < rootsUntil) return;
      roots.clear();
      rootsUntil = now + PREFIX_LIFE_MS;
    },
  };
}
