import { maskShapes } from '../../audit/mask/credential-shapes.js';

/** What `tool:`, `prompt:`, `method:` and `server:` take as an exact name: a `*` would be a pattern. Nothing that looks like a credential. */
export function isSayableName(name: string): boolean {
  return (
    name !== '' &&
    name.length <= 256 &&
    name.trim() === name &&
    name.isWellFormed() &&
    !/[*?[\]{}^$|\\(),\p{Cc}]/u.test(name) &&
    maskShapes(name) === name
  );
}

/** A client's or server's text where a person reads it: nothing that looks like a credential. */
export function shown(text: string): string {
  return maskShapes(text);
}
