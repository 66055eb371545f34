import type { Output } from './output.js';
import type { Decoder } from './view.js';

/** Writes what the escape at `at` stands for, after the text from `copied` on; where it ends, `at` itself for none. */
export type AfterEscape = (text: string, at: number, output: Output, copied: number) => number;

/** Every escape once, from left to right. `first` and `second` are the UTF-16 units that one can begin with. */
export function escapeDecoder(after: AfterEscape, first: number, second = first): Decoder {
  return (text, output) => {
    let copied = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== first && code !== second) continue;
      const end = after(text, at, output, copied);
      if (end === at) continue;
      copied = end;
      at = end - 1;
    }
    if (copied === 0) return false;
    output.copy(copied, text.length);
    return true;
  };
}
