import type { Confidence } from '../../../pdp/input-document.js';
import { roleOfName } from '../../roles/role-names.js';
import type { MemberOf } from '../../walk.js';

/** MongoDB's query operators, where a name of a member is expected; other document databases have the same. */
const OPERATOR = /^\$(?:eq|ne|gte?|lte?|n?in|not|n?or|and|regex|exists|expr|type|mod|size|all|elemMatch|jsonSchema)$/;
/** These run JavaScript in the database. */
const SCRIPT = /^\$(?:where|function|accumulator)$/;
const PLAIN_TYPES = new Set(['string', 'number', 'integer', 'boolean']);

/**
 * An object where a plain value is meant: `{"password": {"$ne": null}}` matches every password. Tools of document databases take such objects
 * in their filters, so it counts only where the schema says that the value is plain, or the argument itself is called as one word is.
 */
export function operatorConfidence(name: string, memberOf: MemberOf): Confidence | undefined {
  const runs = SCRIPT.test(name);
  if (!runs && !OPERATOR.test(name)) return undefined;
  const type = memberOf.schema?.['type'];
  if (typeof type === 'string' && PLAIN_TYPES.has(type)) return 'high';
  const role = roleOfName(memberOf.name);
  if (memberOf.depth === 1 && !FILTERS.test(memberOf.name) && (role === 'identifier' || role === 'secret' || role === 'email'))
    return 'high';
  return runs ? 'medium' : undefined;
}

/** Identifiers by the list of roles, and conditions by their nature. */
const FILTERS = /(?:filter|sort|order|orderby|key|column|table)$/i;
