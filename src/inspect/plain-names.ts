import type { InspectionRequest } from './inspector.js';

/** Names are the client's: bounded, and the few that a server really has stay in. */
const MOST_NAMES = 2_000;
const LONGEST_NAME = 64;

type Place = Pick<InspectionRequest, 'surface' | 'tool'>;

/**
 * Member names in which no detector found anything. What detectors say of a name follows from it, the tool and the surface alone, and
 * every call of a tool has the same names: to look at them again was a quarter of the inspection of a small call.
 */
export class PlainNames {
  readonly #names = new Set<string>();

  has(name: string, place: Place): boolean {
    return name.length <= LONGEST_NAME && this.#names.has(key(name, place));
  }

  add(name: string, place: Place): void {
    // What an operator (`$ne`) means depends on the object that it is in.
    if (name.startsWith('$')) return;
    if (name.length > LONGEST_NAME || (place.tool?.length ?? 0) > LONGEST_NAME) return;
    if (this.#names.size >= MOST_NAMES) this.#names.clear();
    this.#names.add(key(name, place));
  }
}

/** Unambiguous: the length says where the tool ends. */
function key(name: string, { surface, tool }: Place): string {
  return `${surface} ${tool === undefined ? '' : tool.length} ${tool ?? ''} ${name}`;
}
