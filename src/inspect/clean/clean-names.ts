import type { InspectionRequest } from '../inspector.js';

/** Names are the client's: bounded, and the few that a server really has stay in. */
const MOST_NAMES = 2_000;
const LONGEST_NAME = 64;

type Place = Pick<InspectionRequest, 'surface' | 'tool'>;

/**
 * Member names in which no detector found anything. What detectors say of a name follows from it, the tool and the surface alone, and
 * every call of a tool has the same names: to look at them again was a quarter of the inspection of a small call.
 */
export class CleanNames {
  readonly #places = new Map<string | undefined, Map<Place['surface'], Set<string>>>();
  #size = 0;

  /** Those of one place: asked once a message, each name costs one look-up. */
  at({ surface, tool }: Place): ReadonlySet<string> | undefined {
    return this.#places.get(tool)?.get(surface);
  }

  /** Returns those of the place, this one too where it may be remembered. */
  add(name: string, { surface, tool }: Place): ReadonlySet<string> | undefined {
    // What an operator (`$ne`) means depends on the object that it is in.
    if (name.startsWith('$')) return this.at({ surface, tool });
    if (name.length > LONGEST_NAME || (tool?.length ?? 0) > LONGEST_NAME) return this.at({ surface, tool });
    if (this.#size >= MOST_NAMES) {
      this.#places.clear();
      this.#size = 0;
    }
    let surfaces = this.#places.get(tool);
    if (surfaces === undefined) this.#places.set(tool, (surfaces = new Map<Place['surface'], Set<string>>()));
    let names = surfaces.get(surface);
    if (names === undefined) surfaces.set(surface, (names = new Set<string>()));
    names.add(name);
    this.#size += 1;
    return names;
  }
}
