/** One of several patterns, each in a row of its own. */
export const oneOf = (...alternatives: readonly string[]) => `(?:${alternatives.join('|')})`;
