import type { Detector } from './detector.js';
import type { Surface } from './inspector.js';
import type { Role } from './roles.js';

/** The detectors that look at texts of one role in one place. */
export interface DetectorsAt {
  readonly all: readonly Detector[];
  /** Those that say something else of the same text under another name. */
  readonly byName: readonly Detector[];
}

/** Of every place and role the detectors, put together when first asked for. */
export class DetectorTable {
  readonly #detectors: readonly Detector[];
  readonly #places = new Map<Surface, Map<Role, DetectorsAt>>();

  constructor(detectors: readonly Detector[]) {
    this.#detectors = detectors;
  }

  at(surface: Surface, role: Role): DetectorsAt {
    let roles = this.#places.get(surface);
    if (roles === undefined) this.#places.set(surface, (roles = new Map<Role, DetectorsAt>()));
    let found = roles.get(role);
    if (found === undefined) {
      const all = this.#detectors.filter(({ roles: own, surfaces }) => own?.has(role) !== false && surfaces?.has(surface) !== false);
      roles.set(role, (found = { all, byName: all.filter(({ anyName }) => anyName !== true) }));
    }
    return found;
  }
}
