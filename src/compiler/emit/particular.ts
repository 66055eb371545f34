import type { GroupIr } from '../ir.js';

/** Whether some rule speaks of certain servers or annotations only. */
export function isParticular({ groups }: { readonly groups: readonly GroupIr[] }): boolean {
  return groups.some(({ rules }) => rules.some(({ servers, annotations }) => servers !== undefined || annotations !== undefined));
}
