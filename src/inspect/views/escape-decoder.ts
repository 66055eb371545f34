import type { Output } from './output.js';
import type { Decoder } from './view.js';

/** Writes what the escape at `at` stands for, after the text from `copied` on; where it ends, `at` itself for none. */
export type AfterEscape = (text: string, at: number, output: Output, copied: number) => number;

/** Every escape once, from left to right. Each begins with one of the texts of one or two characters. */
export function escapeDecoder(after: AfterEscape, beginning: string, other?: string): Decoder {
  const sign = beginning.charCodeAt(0);
  return (text, output) => {
    let copied = 0;
    let first = text.indexOf(beginning);
    let second = other === undefined ? -1 : text.indexOf(other);
    while (first >= 0 || second >= 0) {
      const at = second < 0 || (first >= 0 && first < second) ? first : second;
      const end = after(text, at, output, copied);
      if (end !== at) copied = end;
      const next = end === at ? at + 1 : end;
      // In a row of them the next is not searched for.
      if (first >= 0 && first < next)
        first = beginning.length === 1 && text.charCodeAt(next) === sign ? next : text.indexOf(beginning, next);
      if (other !== undefined && second >= 0 && second < next) second = text.indexOf(other, next);
    }
    if (copied === 0) return false;
    output.copy(copied, text.length);
    return true;
  };
}
