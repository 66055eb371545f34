import type { Role } from '../../pdp/role.js';

/** JSON Pointers into the input document → what the policy says stands there, and below. */
export type StatedRoles = ReadonlyMap<string, Role>;

/** Of the value itself, or of the nearest one that it is in. */
export function statedRole(roles: StatedRoles, pointer: string): Role | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const role = roles.get(at);
    if (role !== undefined) return role;
  }
  return undefined;
}
