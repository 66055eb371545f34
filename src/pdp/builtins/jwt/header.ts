import { isArray, type RegoObject } from '../../value/value.js';
import { BuiltinError } from '../builtin.js';
import { textIn } from './token.js';

/** What of a JOSE header is looked at (RFC 7515, 4.1); `''` for what is not there. */
export interface Header {
  readonly algorithm: string;
  readonly id: string;
  readonly contentType: string;
  /** Nothing that it says is critical is unknown. */
  readonly understood: boolean;
}

/** Throws a `BuiltinError` for a member of another type. */
export function readHeader(header: RegoObject): Header {
  textIn(header, 'typ');
  return {
    algorithm: textIn(header, 'alg'),
    id: textIn(header, 'kid'),
    contentType: textIn(header, 'cty'),
    understood: isUnderstood(header),
  };
}

const KNOWN = new Set(['alg', 'kid', 'typ', 'cty', 'crit']);

function isUnderstood(header: RegoObject): boolean {
  const critical = header.get('crit');
  if (critical === undefined) return true;
  if (!isArray(critical)) throw new BuiltinError('crit: must be a list');
  const names: string[] = [];
  for (const name of critical) {
    // OPA stops reading at what is no string.
    if (typeof name !== 'string') break;
    names.push(name);
  }
  if (names.length === 0) throw new BuiltinError('crit: must be a nonempty list');
  return names.every((name) => KNOWN.has(name) || header.get(name) === undefined);
}
