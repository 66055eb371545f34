import type { Detector } from './detector.js';
import type { Surface } from './inspector.js';
import type { Role } from './roles/roles.js';
import type { CharacterSet } from './traits/traits.js';

/** A detector, and the bit that says of a text that it has nothing for it. What is read of it for every text stands here: detectors have not the same members. */
export interface Asked {
  readonly detector: Detector;
  readonly needs: CharacterSet | undefined;
  readonly bit: number;
}

/** The detectors that look at texts of one role in one place. */
export interface DetectorsAt {
  readonly all: readonly Asked[];
  /** Those that say something else of the same text under another name. */
  readonly byName: readonly Asked[];
  /** Those that look for what is split over several texts. */
  readonly overSeveral: readonly Asked[];
  /** Those that look at a command which is given word by word. */
  readonly inWords: readonly Asked[];
}

/** Of every place and role the detectors, put together when first asked for. */
export class DetectorTable {
  readonly #detectors: readonly Asked[];
  readonly #places = new Map<Surface, Map<Role, DetectorsAt>>();

  /** Detectors beyond the bits of a number are asked each time. */
  constructor(detectors: readonly Detector[]) {
    this.#detectors = detectors.map((detector, at) => ({ detector, needs: detector.needs, bit: at < 32 ? 1 << at : 0 }));
  }

  at(surface: Surface, role: Role): DetectorsAt {
    let roles = this.#places.get(surface);
    if (roles === undefined) this.#places.set(surface, (roles = new Map<Role, DetectorsAt>()));
    let found = roles.get(role);
    if (found === undefined) {
      const all = this.#detectors.filter(({ detector }) => looksAt(detector, surface, role));
      roles.set(
        role,
        (found = {
          all,
          byName: all.filter(({ detector }) => detector.anyName !== true),
          overSeveral: all.filter(({ detector }) => detector.overSeveral?.has(surface) === true),
          inWords: all.filter(({ detector }) => detector.inWords === true),
        }),
      );
    }
    return found;
  }
}

function looksAt({ roles, everyRole, surfaces }: Detector, surface: Surface, role: Role): boolean {
  return (roles?.has(role) !== false || everyRole?.has(surface) === true) && surfaces?.has(surface) !== false;
}
