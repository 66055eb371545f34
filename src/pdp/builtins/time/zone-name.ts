/** How many characters of `text` are a zone's abbreviation, as Go's time.Parse recognises one; 0: none. */
export function zoneNameLength(text: string): number {
  if (/^(?:ChST|MeST)/.test(text)) return 4;
  if (text.startsWith('GMT')) return 3 + offsetLength(text.slice(3));
  if (/^[+-]/.test(text)) return text.length < 3 ? 0 : offsetLength(text);
  const letters = /^[A-Z]{0,6}/.exec(text)?.[0] ?? '';
  switch (letters.length) {
    case 3:
      return 3;
    case 4:
      return letters.endsWith('T') || letters === 'WITA' ? 4 : 0;
    case 5:
      return letters.endsWith('T') ? 5 : 0;
    default:
      return 0;
  }
}

/** `-03`, up to 23 hours. */
function offsetLength(text: string): number {
  const match = /^[+-]([0-9]+)/.exec(text);
  return match === null || Number(match[1]) > 23 ? 0 : match[0].length;
}
