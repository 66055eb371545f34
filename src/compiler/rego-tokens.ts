import { RegoScanner } from './rego-scanner.js';

/** The code alone, every character where it was: no comments, no texts. */
export function codeInPlace(rego: string): string {
  const scanner = new RegoScanner();
  let code = '';
  for (let at = 0; at < rego.length; at++) {
    const unit = rego.charAt(at);
    code += scanner.next(unit) || unit === '\n' ? unit : ' ';
  }
  return code;
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
