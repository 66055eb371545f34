/** As Rego's `lower`: character by character, so that a sigma at the end of a word is one like any other. */
export function lowerCase(text: string): string {
  return Array.from(text, (character) => character.toLowerCase()).join('');
}

/** Names that some servers take for one: without regard to letter case, and Go's JSON also takes `ſ` for an s. */
export function folded(name: string): string {
  return lowerCase(name.replaceAll('ſ', 's'));
}
