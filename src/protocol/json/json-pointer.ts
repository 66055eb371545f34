/** JSON Pointer (RFC 6901): `/arguments/path`, and `''` for the whole. */
export function toPointer(steps: readonly (string | number)[]): string {
  let pointer = '';
  for (const step of steps) pointer += `/${escapeStep(String(step))}`;
  return pointer;
}

/** The member names and array indices on the way, as text. What does not begin with `/` loses its first part. */
export function fromPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** One name as it stands in a pointer (§3). */
export function escapeStep(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
