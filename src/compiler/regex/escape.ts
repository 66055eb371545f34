/** A text as an RE2 expression that matches it and nothing else. */
export function escapeRe2(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}
