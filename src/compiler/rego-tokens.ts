/** What of Rego is no code: comments, texts, and raw strings, whose line ends are part of what they say. */
export const REGO_TOKEN = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g;

/** The code alone, every character where it was. */
export function codeInPlace(rego: string): string {
  return rego.replaceAll(REGO_TOKEN, (token) => token.replaceAll(/[^\n]/g, ' '));
}

const OPENED: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Where a bracket closes what nothing in the text has opened. */
export function firstUnopened(rego: string): number | undefined {
  const open: string[] = [];
  for (const { 0: bracket, index } of codeInPlace(rego).matchAll(/[()[\]{}]/g)) {
    const opened = OPENED[bracket];
    if (opened === undefined) open.push(bracket);
    else if (open.pop() !== opened) return index;
  }
  return undefined;
}
