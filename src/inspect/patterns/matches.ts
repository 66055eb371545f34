/**
 * Calls `visit` with every match of a pattern, which must be global and is never empty; `visit` returns false to stop. Unlike `matchAll`
 * it makes no copy of the pattern for each text: most texts have no match, and that copy was most of what they cost.
 */
export function eachMatch(pattern: RegExp, text: string, visit: (match: RegExpExecArray) => boolean | void): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const next = pattern.lastIndex;
    if (visit(match) === false) return;
    // The visit may have used the pattern for another text.
    pattern.lastIndex = next;
  }
}
