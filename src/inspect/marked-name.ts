import { parentOf } from './member-name.js';

/**
 * A member name in which something was found, and the object that it is in. Paths are shown to models and kept in records, so they end before
 * such a name; and what replaces a value would leave its name, so all of the object is spoken of.
 */
export interface MarkedName {
  readonly pointer: string;
  readonly object: string;
}

/** Members are visited before what comes behind them: of names in each other the outermost counts, and of others the last. */
export function markName(pointer: string, marked: MarkedName | undefined): MarkedName {
  return marked !== undefined && isBelow(pointer, marked) ? marked : { pointer, object: parentOf(pointer) };
}

/** The object to speak of in place of what stands at `path`. Undefined: that may be said. */
export function markedObject(path: string, marked: MarkedName | undefined): string | undefined {
  return marked !== undefined && isBelow(path, marked) ? marked.object : undefined;
}

function isBelow(path: string, { pointer }: MarkedName): boolean {
  return path === pointer || path.startsWith(`${pointer}/`);
}
