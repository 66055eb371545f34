/** As Rego's `lower`: character by character, so that a sigma at the end of a word is one like any other. */
export function lowerCase(text: string): string {
  return Array.from(text, (character) => character.toLowerCase()).join('');
}
