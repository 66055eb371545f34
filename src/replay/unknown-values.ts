import type { InputReads } from '../pdp/reads.js';
import { fromPointer } from '../protocol/json/json-pointer.js';
import type { RecordedCall } from './recorded-call.js';

/** Of each layer; undefined where one may read everything. */
export type Reads = readonly (InputReads | undefined)[];

/** Facts about arguments, by the argument's pointer: a masked argument has masked facts, or none. */
const FACTS: ReadonlySet<string> = new Set(['urls', 'sql', 'commands']);

/** The masked places of a call that a policy may read: what it says of this call need not be what it would have said. */
export function unknownValues({ masked, input }: RecordedCall, reads: Reads): readonly string[] {
  const paths = Object.keys(input.paths);
  return masked.filter((pointer) => {
    const place = fromPointer(pointer);
    const isPath = paths.some((path) => path === pointer || path.startsWith(`${pointer}/`) || pointer.startsWith(`${path}/`));
    return reads.some((of) => of === undefined || readsPlace(of, place, isPath));
  });
}

function readsPlace({ members, arguments: names }: InputReads, place: readonly string[], isPath: boolean): boolean {
  return members.some((path) => {
    if (path[0] === 'paths') return isPath;
    if (path[0] !== undefined && FACTS.has(path[0])) return place[0] === 'arguments';
    const shorter = Math.min(path.length, place.length);
    for (let index = 0; index < shorter; index++) if (path[index] !== place[index]) return false;
    return place[0] !== 'arguments' || names === undefined || isNamed(place[1], names);
  });
}

/** Letter case beyond ASCII is OPA's business: there every argument counts as read. */
function isNamed(name: string | undefined, names: readonly string[]): boolean {
  if (name === undefined || [name, ...names].some((each) => !/^\p{ASCII}*$/u.test(each))) return true;
  return names.some((each) => each.toLowerCase() === name.toLowerCase());
}
